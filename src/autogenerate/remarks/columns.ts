import { findColumn, findTable, tableOf } from '../../operations/edit-model.ts'
import type { AlterColumn } from '../../operations/index.ts'
import { renderString } from '../../render/index.ts'
import type { Column } from '../../schema/schema-model.ts'
import { formatNames, type Remarker, type RemarkScope } from './remark.ts'

/** What a computed column holds is computed again. */
export const remarkDropColumn: Remarker<'dropColumn'> = (operation, { before, isDowngrade }) => {
  const { name } = operation
  const table = findTable(before(), tableOf(operation))
  const isComputed = table !== undefined && findColumn(table, name)?.generated !== undefined
  return isDowngrade || isComputed ? [] : [`Loses data: the values of ${formatNames([name])}.`]
}

/** Another type, and no nulls any more. */
export const remarkAlterColumn: Remarker<'alterColumn'> = (operation, scope) => {
  const column = findFilledColumn(operation, scope)
  if (column === undefined) return []
  const { name, change } = operation
  const isNew = isAdded(operation, scope)
  const refusesNull = change.nullable === false && column.nullable && !isNew
  return [
    ...(isNew ? [] : remarkType(operation, column, scope)),
    ...(isNew ? [] : remarkCharset(operation, column, scope)),
    ...(refusesNull ? [`Can fail on rows with NULL in ${formatNames([name])}.`] : []),
    ...(scope.isMember ? [] : remarkFilling(operation, scope)),
  ]
}

/** MySQL and MariaDB: a collation is one of a character set, and no other than that of Unicode has all characters. */
function remarkCharset(
  operation: AlterColumn,
  column: Column,
  { before, dialect }: RemarkScope,
): readonly string[] {
  const { collation } = operation.change
  const table = findTable(before(), tableOf(operation))
  if (collation === undefined || !dialect.features.restatesColumns) return []
  const [from, to] = [column.collation, collation].map(
    (name) => String(name ?? table?.options?.['collation'] ?? '').split('_')[0],
  )
  if (from === to || to === '' || to === 'utf8mb4') return []
  return [`Can fail on characters that ${to} does not have in ${formatNames([column.name])}.`]
}

/** The place to give values to a column that the script adds, before it takes no NULL. */
export const remarkFilling: Remarker<'alterColumn'> = (operation, scope) => {
  const { table, schema, name, change } = operation
  const column = findFilledColumn(operation, scope)
  if (change.nullable !== false || column?.nullable !== true) return []
  if (!isAdded(operation, scope)) return []
  const quote = (part: string) => scope.dialect.quoteIdentifier(part)
  const place = [...(schema === undefined ? [] : [schema]), table].map(quote).join('.')
  const update = `UPDATE ${place} SET ${quote(name)} = …`
  return [
    'Rows that are there need a value first, or NOT NULL fails:',
    `await op.execute(${renderString(update)})`,
  ]
}

/** The column as the operation meets it, in a table that has rows. */
function findFilledColumn(operation: AlterColumn, scope: RemarkScope): Column | undefined {
  if (scope.findFilled(operation) === undefined) return undefined
  const table = findTable(scope.before(), tableOf(operation))
  return table && findColumn(table, operation.name)
}

/** Whether the script itself adds the column. */
function isAdded(operation: AlterColumn, scope: RemarkScope): boolean {
  const table = scope.findFilled(operation)
  return table !== undefined && findColumn(table, operation.name) === undefined
}

function remarkType(
  operation: AlterColumn,
  { name, type: from }: Column,
  { before, dialect }: RemarkScope,
): readonly string[] {
  const to = operation.change.type
  const table = findTable(before(), tableOf(operation))
  if (to === undefined || table === undefined) return []
  const { loss, failure } = dialect.judgeTypeChange({ table, column: name, from, to })
  const place = `in ${formatNames([name])}.`
  if (loss !== undefined && loss === failure) return [`Can lose data or fail: ${loss} ${place}`]
  return [
    ...(loss === undefined ? [] : [`Can lose data: ${loss} ${place}`]),
    ...(failure === undefined ? [] : [`Can fail on ${failure} ${place}`]),
  ]
}
