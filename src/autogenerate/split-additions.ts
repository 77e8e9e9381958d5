import type { Connection } from '../connect/connection.ts'
import type { CompileDialect, LiveDialect, TableName } from '../dialects/dialect.ts'
import { findTable, tableOf } from '../operations/edit-model.ts'
import type { AddColumn, Operation } from '../operations/index.ts'
import { type SchemaModel, tableKey } from '../schema/schema-model.ts'
import { findOldNames } from './remarks/remark-operations.ts'

/**
 * Columns that take no NULL and have no value for the rows that are there are added in two steps: a column that takes
 * NULL, which a person can fill, and then the change to NOT NULL, which fails where nobody did. `before` is the schema
 * that the operations meet; tables that are new, or empty, have no such rows.
 */
export function splitAdditions(
  operations: readonly Operation[],
  before: SchemaModel,
  {
    dialect,
    empty = [],
  }: { readonly dialect: CompileDialect; readonly empty?: readonly string[] | undefined },
): readonly Operation[] {
  const filled = new Map(listUnfilled(operations, before, dialect))
  return operations.flatMap((operation): readonly Operation[] => {
    const table = operation.kind === 'addColumn' ? filled.get(operation) : undefined
    if (operation.kind !== 'addColumn' || table === undefined || empty.includes(tableKey(table)))
      return [operation]
    const { table: name, schema, column } = operation
    return [
      { ...operation, column: { ...column, nullable: true } },
      {
        kind: 'alterColumn',
        table: name,
        ...(schema === undefined ? {} : { schema }),
        name: column.name,
        change: { nullable: false },
      },
    ]
  })
}

/** The keys of the tables without rows among those that get a column which rows would need a value for. */
export async function findEmptyTables(
  operations: readonly Operation[],
  before: SchemaModel,
  { connection, dialect }: { readonly connection: Connection; readonly dialect: LiveDialect },
): Promise<readonly string[]> {
  const tables = new Map(
    listUnfilled(operations, before, dialect).map(([, table]) => [tableKey(table), table]),
  )
  const queries = [...tables.values()].map(({ name, schema }) => {
    const place = [...(schema === undefined ? [] : [schema]), name]
    return {
      sql: `SELECT 1 FROM ${place.map((part) => dialect.quoteIdentifier(part)).join('.')} LIMIT 1`,
    }
  })
  const results = queries.length === 0 ? [] : await connection.executeBatch(queries)
  return [...tables.keys()].filter((_, index) => results[index]?.rows.length === 0)
}

/** The operations that add a column without values to a table that is there, with that table as it is called there. */
function listUnfilled(
  operations: readonly Operation[],
  before: SchemaModel,
  dialect: CompileDialect,
): readonly (readonly [AddColumn, TableName])[] {
  const oldNames = findOldNames(operations)
  return operations.flatMap((operation) => {
    if (operation.kind !== 'addColumn' || fillsItself(operation, dialect)) return []
    const { name, schema } = tableOf(operation)
    const table = { name: oldNames.get(name) ?? name, schema }
    return findTable(before, table) === undefined ? [] : [[operation, table] as const]
  })
}

/** Whether rows that are there take NULL, or get a value from the database. */
function fillsItself({ table, column }: AddColumn, dialect: CompileDialect): boolean {
  if (column.nullable || column.default !== undefined || column.generated !== undefined) return true
  const form = dialect.normalizeTable({
    name: table,
    columns: [column],
    constraints: [],
    indexes: [],
  }).columns[0]
  return form?.autoIncrement === true || form?.identity !== undefined
}
