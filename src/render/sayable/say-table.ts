import type { Table } from '../../schema/schema-model.ts'
import { canSayColumn } from './say-column.ts'
import { canSayConstraint } from './say-constraint.ts'
import { canSayIndex } from './say-index.ts'
import { says } from './sayings.ts'

/** Whether `table()` and `op.createTable` say everything of a table. */
export const canSayTable = says<Table>({
  name: true,
  schema: true,
  columns: (columns, table) =>
    columns.length > 0 && columns.every(canSayColumn) && !hasNullableKey(table),
  constraints: (constraints) => constraints.every((item) => canSayConstraint(item, 'items')),
  indexes: (indexes) => indexes.every(canSayIndex),
  comment: true,
  options: true,
  with: false,
  partitionOf: false,
  inherits: false,
})

/** SQLite lets the columns of a primary key be null; builders do not. */
function hasNullableKey({ columns, constraints }: Table): boolean {
  const key = constraints.find((item) => item.kind === 'primaryKey')?.columns ?? []
  return columns.some(({ name, nullable }) => nullable && key.includes(name))
}
