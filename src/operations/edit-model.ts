import type { TableName } from '../schema/column-reference.ts'
import {
  type Column,
  type Constraint,
  type Index,
  type SchemaModel,
  type Table,
  tableKey,
} from '../schema/schema-model.ts'
import { formatTable } from './format-name.ts'
import { missing } from './schema-conflict.ts'

/** The place of an operation on a table. */
export interface OnTable {
  readonly table: string
  readonly schema?: string | undefined
}

/** The table of an operation by name and schema. */
export function tableOf({ table, schema }: OnTable): TableName {
  return { name: table, ...inSchema(schema) }
}

/** The `schema` of an object, where one is said. */
export function inSchema(schema: string | undefined): { readonly schema?: string } {
  return schema === undefined ? {} : { schema }
}

/** The table with a name, where the model has it. */
export function findTable(model: SchemaModel, table: TableName): Table | undefined {
  const key = tableKey(table)
  return Object.hasOwn(model.tables, key) ? model.tables[key] : undefined
}

/** The table with a name. Throws `schema_conflict` where the model has none. */
export function requireTable(model: SchemaModel, table: TableName): Table {
  const found = findTable(model, table)
  if (found === undefined) throw missing(`There is no table ${formatTable(table)}.`)
  return found
}

/** The model with a table added or replaced. */
export function putTable(model: SchemaModel, table: Table): SchemaModel {
  return { ...model, tables: { ...model.tables, [tableKey(table)]: table } }
}

/** The model without a table. */
export function removeTable(model: SchemaModel, table: TableName): SchemaModel {
  const { [tableKey(table)]: _, ...tables } = model.tables
  return { ...model, tables }
}

/** The model with a change made to each of its tables. */
export function mapTables(model: SchemaModel, change: (table: Table) => Table): SchemaModel {
  const tables = Object.values(model.tables).map(change)
  return { ...model, tables: Object.fromEntries(tables.map((table) => [tableKey(table), table])) }
}

/** The column with a name. */
export function findColumn(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name)
}

/** The index with a name. */
export function findIndex(table: Table, name: string): Index | undefined {
  return table.indexes.find((index) => index.name === name)
}

/** The constraint with a name. */
export function findConstraint(table: Table, name: string): Constraint | undefined {
  return table.constraints.find((constraint) => constraint.name === name)
}

/** Whether a name is taken by an index or a constraint of a table. */
export function isNameTaken(table: Table, name: string): boolean {
  return findIndex(table, name) !== undefined || findConstraint(table, name) !== undefined
}

/** Throws `schema_conflict` where a column is missing. */
export function assertColumns(table: Table, columns: readonly string[]): void {
  for (const name of columns)
    if (findColumn(table, name) === undefined)
      throw missing(`The table ${formatTable(table)} has no column "${name}".`)
}
