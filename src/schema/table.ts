import { LimbeckError } from '../errors/index.ts'
import { readOptions } from '../util/read-options.ts'
import {
  buildTable,
  type ColumnRecord,
  readOwnColumns,
  type TableDraft,
  type TableOptions,
  tableOptionNames,
} from './build-table.ts'
import type { ColumnBuilder } from './column-builder.ts'
import { type ColumnReference, createColumnReference, type TableName } from './column-reference.ts'
import { DEFAULT_NAMING, type NamingConvention } from './naming.ts'
import type { Table } from './schema-model.ts'
import type { TableItem } from './table-items.ts'

const brand = Symbol.for('limbeck.table')
const identifierBrand = Symbol.for('limbeck.identifier')

/** The columns of a table, to point at. */
export type ColumnReferences<Columns extends ColumnRecord> = {
  readonly [Key in keyof Columns]: Columns[Key] extends ColumnBuilder<infer Traits>
    ? ColumnReference<Traits>
    : never
}

/** Gives the constraints and indexes of a table, from its columns. */
export type ItemsCallback<Columns extends ColumnRecord> = (
  columns: ColumnReferences<Columns>,
) => readonly TableItem[]

/** A table of a model, known to the compiler by its columns and by its name, behind its schema where it says one. Its properties are its columns. */
export type TableModel<
  Columns extends ColumnRecord = ColumnRecord,
  Name extends string = string,
> = ColumnReferences<Columns> & {
  readonly [brand]: TableDraft & { readonly columns: Columns; readonly key?: Name }
}

/** The name by which queries know an object: behind its schema where it says one. */
export type QualifiedName<
  Name extends string,
  Schema extends string | undefined,
> = Schema extends string ? `${Schema}.${Name}` : Name

/** Options of a table whose schema the compiler knows. */
export type OptionsIn<Schema extends string | undefined> = Omit<TableOptions, 'schema'> & {
  readonly schema?: Schema
}

/**
 * Describes a table of a model. Where there is nothing to list, the options can take the place of the callback.
 *
 * @example
 * export const users = table('users', {
 *   id: t.integer().primaryKey(),
 *   email: t.varchar(320).notNull(),
 * }, (c) => [index().on(c.email).unique()])
 */
export function table<
  const Name extends string,
  const Columns extends ColumnRecord,
  const Schema extends string | undefined = undefined,
>(
  name: Name,
  columns: Columns,
  items?: ItemsCallback<Columns> | OptionsIn<Schema>,
  options?: OptionsIn<Schema>,
): TableModel<Columns, QualifiedName<Name, Schema>> {
  const hasItems = typeof items === 'function' || options !== undefined
  const draft = draftTable(
    name,
    columns,
    hasItems ? (items as ItemsCallback<Columns> | undefined) : undefined,
    readOptions<TableOptions>(hasItems ? options : items, tableOptionNames, `table "${name}"`),
  )
  const { schema } = draft.options
  const model = referToColumns({ name, schema }, columns, draft.options)
  Object.defineProperty(model, brand, { value: Object.freeze(draft) })
  Object.defineProperty(model, identifierBrand, {
    value: Object.freeze(schema === undefined ? [name] : [schema, name]),
  })
  return Object.freeze(model) as TableModel<Columns, QualifiedName<Name, Schema>>
}

/** Puts what was written of a table together, calling the callback of its items. */
export function draftTable<Columns extends ColumnRecord>(
  name: string,
  columns: Columns,
  items: ItemsCallback<Columns> | undefined,
  options: TableOptions,
): TableDraft {
  if (typeof name !== 'string' || name === '')
    throw new LimbeckError('invalid_argument', 'A table has a name that is not empty.', {
      hint: 'For example "users"; its schema is an option.',
    })
  if (items !== undefined && typeof items !== 'function')
    throw new LimbeckError(
      'invalid_argument',
      `The items of the table "${name}" are no function.`,
      {
        hint: 'For example (c) => [index().on(c.email)].',
      },
    )
  const list: unknown =
    items?.(referToColumns({ name, schema: options.schema }, columns, options)) ?? []
  if (!Array.isArray(list))
    throw new LimbeckError('invalid_argument', `The items of the table "${name}" are no list.`, {
      hint: 'For example (c) => [index().on(c.email)].',
    })
  return { name, columns, items: list, options }
}

function referToColumns<Columns extends ColumnRecord>(
  table: TableName,
  columns: Columns,
  options: TableOptions,
): ColumnReferences<Columns> {
  const names = readOwnColumns(columns, options, table.name)
  const keys = Object.keys(columns)
  const entries = names.map(({ name }, index) => [keys[index], createColumnReference(table, name)])
  return Object.fromEntries(entries) as ColumnReferences<Columns>
}

/** Tells a table of a model, also one of another copy of the package in the same process. */
export function isTableModel(value: unknown): value is TableModel {
  return typeof value === 'object' && value !== null && brand in value
}

/** The table that a model describes, as plain data with every name chosen. */
export function readTable(model: TableModel, naming: NamingConvention = DEFAULT_NAMING): Table {
  return buildTable(model[brand], naming)
}
