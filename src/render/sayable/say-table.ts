import type { Table } from '../../schema/schema-model.ts'
import { canSayColumn } from './say-column.ts'
import { canSayConstraint } from './say-constraint.ts'
import { canSayIndex } from './say-index.ts'
import { type Sayings, says } from './sayings.ts'

/** What `table()` and `op.createTable` say of a table. */
export const tableSayings: Sayings<Table> = {
  name: true,
  schema: true,
  columns: (columns, table) =>
    (columns.length > 0 || hasOrigin(table)) &&
    columns.every(canSayColumn) &&
    !hasNullableKey(table),
  constraints: (constraints) => constraints.every((item) => canSayConstraint(item, 'items')),
  indexes: (indexes) => indexes.every(canSayIndex),
  comment: true,
  options: true,
  with: true,
  partitionOf: true,
  inherits: (_, { partitionOf }) => partitionOf === undefined,
}

/** Whether `table()` and `op.createTable` say everything of a table. */
export const canSayTable = says(tableSayings)

/** A table that has its columns from others needs none of its own. */
function hasOrigin({ partitionOf, inherits }: Table): boolean {
  return partitionOf !== undefined || inherits !== undefined
}

/** SQLite lets the columns of a primary key be null; builders do not. */
function hasNullableKey({ columns, constraints }: Table): boolean {
  const key = constraints.find((item) => item.kind === 'primaryKey')?.columns ?? []
  return columns.some(({ name, nullable }) => nullable && key.includes(name))
}
