import type { SchemaModel, Table } from '../schema/schema-model.ts'

/**
 * A schema in which nothing is there twice: where a unique index and a unique constraint are one thing, the catalog is
 * read as having both, so that whoever made either finds it. The constraint stays, as comparators say it.
 */
export function withoutUniqueTwins(model: SchemaModel): SchemaModel {
  const tables = Object.entries(model.tables).map(([key, table]) => [key, withoutTwins(table)])
  return { ...model, tables: Object.fromEntries(tables) }
}

function withoutTwins(table: Table): Table {
  const uniques = new Set(
    table.constraints.flatMap((item) => (item.kind === 'unique' ? (item.name ?? []) : [])),
  )
  if (uniques.size === 0) return table
  return { ...table, indexes: table.indexes.filter(({ name }) => !uniques.has(name)) }
}
