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

/** A table of a model. Its properties are its columns. */
export type TableModel<Columns extends ColumnRecord = ColumnRecord> = ColumnReferences<Columns> & {
  readonly [brand]: TableDraft & { readonly columns: Columns }
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
export function table<const Columns extends ColumnRecord>(
  name: string,
  columns: Columns,
  items?: ItemsCallback<Columns> | TableOptions,
  options?: TableOptions,
): TableModel<Columns> {
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
  return Object.freeze(model) as TableModel<Columns>
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
