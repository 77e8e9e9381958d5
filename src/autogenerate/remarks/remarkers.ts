import type { OperationKind, OptionChange } from '../../operations/index.ts'
import { walkOperations } from '../walk-operations.ts'
import { remarkAlterColumn, remarkDropColumn, remarkFilling } from './columns.ts'
import { remarkAddConstraint, remarkCreateIndex } from './constraints.ts'
import { formatNames, type Remarker } from './remark.ts'

const nothing = (): readonly string[] => []

/** What every kind of operation can cost. A kind that is forgotten here does not compile. */
export const remarkers: { readonly [Kind in OperationKind]: Remarker<Kind> } = {
  createTable: nothing,
  dropTable: ({ name }, { isDowngrade }) =>
    isDowngrade ? [] : [`Loses data: the rows of ${formatNames([name])}.`],
  renameTable: nothing,
  createTableComment: nothing,
  dropTableComment: nothing,
  alterTableOptions: ({ table, options }) => remarkStrict(table, options),
  addColumn: nothing,
  dropColumn: remarkDropColumn,
  renameColumn: nothing,
  alterColumn: remarkAlterColumn,
  createIndex: remarkCreateIndex,
  dropIndex: nothing,
  renameIndex: nothing,
  addConstraint: remarkAddConstraint,
  dropConstraint: nothing,
  renameConstraint: nothing,
  validateConstraint: ({ name }) => [`Can fail on rows that do not keep ${formatNames([name])}.`],
  createSchema: nothing,
  dropSchema: nothing,
  createExtension: nothing,
  dropExtension: nothing,
  createSequence: nothing,
  alterSequence: nothing,
  dropSequence: ({ name }, { isDowngrade }) =>
    isDowngrade ? [] : [`Loses data: the number that ${formatNames([name])} has reached.`],
  batchAlterTable: ({ table, operations, options = {} }, scope) => [
    ...remarkStrict(table, options),
    ...walkOperations(operations, scope.before(), (operation, before) => {
      scope.remarkMember(operation, before)
      return operation.kind === 'alterColumn' ? remarkFilling(operation, { ...scope, before }) : []
    }).flat(),
  ],
  createEnum: nothing,
  addEnumValue: nothing,
  renameEnumValue: nothing,
  dropEnumValue: ({ name, value }) => [
    `Can fail on rows with the value '${value.replaceAll(/\s+/g, ' ')}' of ${formatNames([name])}.`,
  ],
  dropEnum: nothing,
  createDomain: nothing,
  alterDomain: ({ name, change: { nullable, addChecks = [] } }) =>
    nullable === false || addChecks.length > 0
      ? [`Can fail on rows that do not keep the rules of ${formatNames([name])}.`]
      : [],
  dropDomain: nothing,
  createView: nothing,
  replaceView: nothing,
  dropView: nothing,
  createMaterializedView: nothing,
  dropMaterializedView: nothing,
  refreshMaterializedView: nothing,
  createFunction: nothing,
  dropFunction: nothing,
  createTrigger: nothing,
  dropTrigger: nothing,
  bulkInsert: nothing,
  execute: nothing,
}

/** SQLite: a table that becomes STRICT takes nothing else than what its columns say. */
function remarkStrict(table: string, options: OptionChange): readonly string[] {
  if (options['strict'] !== true) return []
  return [`Can fail on values that their columns of ${formatNames([table])} do not take.`]
}
