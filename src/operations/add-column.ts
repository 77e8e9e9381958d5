import { LimbeckError } from '../errors/index.ts'
import { buildColumn } from '../schema/build-column.ts'
import { buildConstraint } from '../schema/build-item.ts'
import { collectInline, joinPrimaryKey } from '../schema/build-table.ts'
import { type ColumnBuilder, requireColumnBuilder } from '../schema/column-builder.ts'
import type { Column, Constraint, Table } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { addConstraintTo } from './add-constraint-to.ts'
import { constraintCovers } from './drop-column.ts'
import {
  assertColumns,
  findColumn,
  findTable,
  inSchema,
  isNameTaken,
  putTable,
  requireTable,
  tableOf,
} from './edit-model.ts'
import { dropBrought, withEnums } from './enum-types.ts'
import { formatMember } from './format-name.ts'
import { type OnlineDdl, onlineDdlOptions, readOnlineDdl } from './online-ddl.ts'
import {
  type DirectiveScope,
  type Operation,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { requireName } from './require-argument.ts'
import { alreadyDone, inTheWay, partlyDone } from './schema-conflict.ts'

/** Adds a column to a table, with the constraints that it was given inline. */
export interface AddColumn extends OnlineDdl {
  readonly kind: 'addColumn'
  readonly table: string
  readonly schema?: string | undefined
  readonly column: Column
  readonly constraints: readonly Constraint[]
  readonly ifNotExists?: boolean
  /** MySQL and MariaDB: before all other columns. */
  readonly first?: boolean
  /** MySQL and MariaDB: behind this column. */
  readonly after?: string
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly addColumn: AddColumn
  }
}

/** What can be said when a column is added. */
export interface AddColumnOptions extends OnlineDdl {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** No error where a column of that name is there, whatever its type is. */
  readonly ifNotExists?: boolean | undefined
  /** Puts it before all other columns; SQLite makes the table anew for that. */
  readonly first?: boolean | undefined
  /** Puts it behind this column; SQLite makes the table anew for that. */
  readonly after?: string | undefined
}

const optionNames = ['schema', 'ifNotExists', 'first', 'after', ...onlineDdlOptions] as const

/**
 * Adds a column, with the constraints that it was given inline. It stands behind the others unless the engine can place
 * it. A column that is `notNull()` needs a default where the table has rows already.
 */
export function addColumn(
  scope: DirectiveScope,
  table: string,
  name: string,
  column: ColumnBuilder,
  options?: AddColumnOptions,
): AddColumn {
  const said = readOptions<AddColumnOptions>(options, optionNames, 'addColumn()')
  const { first, after, ifNotExists } = said
  if (first === true && after !== undefined)
    throw new LimbeckError(
      'invalid_argument',
      `The column "${name}" is to be both first and behind "${after}".`,
      {
        hint: 'Say one of the two.',
      },
    )
  requireName(table, 'addColumn()', 'table')
  requireName(name, 'addColumn()', 'column')
  const builder = requireColumnBuilder(column, `The column "${name}"`)
  assertSameName(name, builder)
  const named = { name, builder }
  const constraints = [...joinPrimaryKey([named]), ...collectInline(named)].flatMap((item) =>
    item.kind === 'index'
      ? []
      : [buildConstraint(item, { name: table, schema: said.schema }, scope.naming)],
  )
  const isKey = builder.definition.isPrimaryKey === true
  const isForeign = builder.definition.foreignKeys.length > 0
  return {
    kind: 'addColumn',
    table,
    ...inSchema(said.schema),
    column: buildColumn(name, builder, { isKey, isLoneKey: isKey, isForeign }),
    constraints,
    ...(ifNotExists === undefined ? {} : { ifNotExists }),
    ...(first === undefined ? {} : { first }),
    ...(after === undefined ? {} : { after }),
    ...readOnlineDdl(said, 'addColumn()'),
  }
}

function assertSameName(name: string, builder: ColumnBuilder): void {
  const own = builder.definition.name
  if (own === undefined || own === name) return
  throw new LimbeckError(
    'invalid_argument',
    `The column "${name}" is called "${own}" by its type.`,
    { hint: 'Give the name once: addColumn("users", "is_admin", t.boolean()).' },
  )
}

/** What adding a column means for the schema. */
export const addColumnDefinition: OperationDefinition<'addColumn'> = {
  kind: 'addColumn',
  reverse(operation, before) {
    const { table, schema, column, ifNotExists } = operation
    const own = findTable(before, tableOf(operation))
    const isThere = own !== undefined && findColumn(own, column.name) !== undefined
    if (ifNotExists === true && isThere) return reverseBy()
    return reverseBy(
      ...dropFirst(operation),
      { kind: 'dropColumn', table, ...inSchema(schema), name: column.name },
      ...dropBrought(before, [column.type]),
    )
  },
  apply(operation, model) {
    const { column, constraints, ifNotExists } = operation
    const table = requireTable(model, tableOf(operation))
    if (findColumn(table, column.name) === undefined) {
      const added: Table = { ...table, columns: insertColumn(table, operation) }
      return putTable(
        withEnums(model, [column.type]),
        constraints.reduce(
          (whole, constraint) => addConstraintTo(whole, constraint, inTheWay),
          added,
        ),
      )
    }
    if (ifNotExists === true) return model
    const isWhole = constraints.every(({ name }) => name === undefined || isNameTaken(table, name))
    const message = `The column ${formatMember(operation, column.name)} is already there.`
    throw isWhole
      ? alreadyDone(message, 'With { ifNotExists: true } a column that is there is no error.')
      : partlyDone(message, 'Constraints of the column are missing.')
  },
  isVisible: () => true,
  describe: (operation) => `add column ${formatMember(operation, operation.column.name)}`,
  findTables: (operation) => [tableOf(operation)],
}

/**
 * What does not go with the column: checks that were said with it and speak of others alone, and its foreign keys, for
 * MySQL keeps a column that one of them needs.
 */
function dropFirst({ table, schema, column, constraints }: AddColumn): readonly Operation[] {
  const bare: Table = { name: table, ...inSchema(schema), columns: [], constraints, indexes: [] }
  return constraints.flatMap((item): readonly Operation[] =>
    item.name === undefined ||
    (item.kind !== 'foreignKey' && constraintCovers(item, bare, column.name))
      ? []
      : [{ kind: 'dropConstraint', table, ...inSchema(schema), name: item.name, type: item.kind }],
  )
}

/** The columns with the new one at its place. */
function insertColumn(table: Table, { column, first, after }: AddColumn): readonly Column[] {
  if (after !== undefined) assertColumns(table, [after])
  const behind = table.columns.findIndex(({ name }) => name === after)
  const place = first === true ? 0 : after === undefined ? table.columns.length : behind + 1
  return table.columns.toSpliced(place, 0, column)
}
