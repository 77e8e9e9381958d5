import type { SchemaModel, Table } from '../../schema/schema-model.ts'

/** A schema with each of its tables said in another way. */
export function declareTables(model: SchemaModel, declare: (table: Table) => Table): SchemaModel {
  const entries = Object.entries(model.tables).map(([key, table]) => [key, declare(table)])
  return { ...model, tables: Object.fromEntries(entries) }
}
