import {
  buildTable,
  type ColumnRecord,
  type TableOptions,
  tableOptionNames,
} from '../schema/build-table.ts'
import type { ColumnType } from '../schema/column-type.ts'
import type { Table } from '../schema/schema-model.ts'
import { draftTable, type ItemsCallback } from '../schema/table.ts'
import { readOptions } from '../util/read-options.ts'
import { findTable, inSchema, isNameTaken, putTable } from './edit-model.ts'
import { dropBrought, withEnums } from './enum-types.ts'
import { formatTable } from './format-name.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { alreadyDone, partlyDone } from './schema-conflict.ts'

/** Makes a table with its columns, constraints and indexes. */
export interface CreateTable {
  readonly kind: 'createTable'
  readonly table: Table
  readonly ifNotExists?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createTable: CreateTable
  }
}

/** What can be said of a new table beside its columns, constraints and indexes. */
export interface CreateTableOptions extends TableOptions {
  /** No error where a table of that name is there, whatever it looks like. */
  readonly ifNotExists?: boolean | undefined
}

const optionNames = [...tableOptionNames, 'ifNotExists'] as const

/** The directive as a method: a mapped type would lose what its items know of its columns. */
export interface CreateTableMethod<Given> {
  /**
   * Makes a table with its columns, and with the constraints and indexes that the callback lists. A single integer primary
   * key numbers itself unless told otherwise. Where there is nothing to list, the options can take the place of the
   * callback.
   */
  createTable<const Columns extends ColumnRecord>(
    name: string,
    columns: Columns,
    items?: ItemsCallback<Columns> | CreateTableOptions,
    options?: CreateTableOptions,
  ): Given
}

/**
 * Makes a table with its columns, and with the constraints and indexes that the callback lists. A single integer primary
 * key numbers itself unless told otherwise. Where there is nothing to list, the options can take the place of the
 * callback.
 */
export function createTable<const Columns extends ColumnRecord>(
  scope: DirectiveScope,
  name: string,
  columns: Columns,
  items?: ItemsCallback<Columns> | CreateTableOptions,
  options?: CreateTableOptions,
): CreateTable {
  const hasItems = typeof items === 'function' || options !== undefined
  const { ifNotExists, ...tableOptions } = readOptions<CreateTableOptions>(
    hasItems ? options : items,
    optionNames,
    'createTable()',
  )
  const callback = hasItems ? (items as ItemsCallback<Columns> | undefined) : undefined
  const draft = draftTable(name, columns, callback, tableOptions)
  return {
    kind: 'createTable',
    table: buildTable(draft, scope.naming),
    ...(ifNotExists === undefined ? {} : { ifNotExists }),
  }
}

/** What creating a table means for the schema. */
export const createTableDefinition: OperationDefinition<'createTable'> = {
  kind: 'createTable',
  reverse({ table, ifNotExists }, before) {
    // The session that made it takes it away.
    if (isTemporary(table)) return reverseBy(...dropBrought(before, listTypes(table)))
    if (ifNotExists === true && findTable(before, table) !== undefined) return reverseBy()
    const guard = ifNotExists === true ? { ifExists: true } : {}
    return reverseBy(
      { kind: 'dropTable', name: table.name, ...inSchema(table.schema), ...guard },
      ...dropBrought(before, listTypes(table)),
    )
  },
  apply({ table, ifNotExists }, model) {
    // No catalog shows it to another session, and it may hide a table of its name.
    if (isTemporary(table)) return withEnums(model, listTypes(table))
    const own = findTable(model, table)
    if (own === undefined) return withEnums(putTable(model, table), listTypes(table))
    if (ifNotExists === true) return model
    const message = `The table ${formatTable(table)} is already there.`
    throw table.indexes.every(({ name }) => isNameTaken(own, name))
      ? alreadyDone(message, 'With { ifNotExists: true } a table that is there is no error.')
      : partlyDone(message, 'Indexes of the table are missing.')
  },
  isVisible: ({ table }) => !isTemporary(table),
  describe: ({ table }) => `create table ${formatTable(table)}`,
  findTables: ({ table }) => [{ name: table.name, ...inSchema(table.schema) }],
}

function isTemporary({ options }: Table): boolean {
  return options?.['temporary'] === true
}

function listTypes(table: Table): readonly ColumnType[] {
  return table.columns.map(({ type }) => type)
}
