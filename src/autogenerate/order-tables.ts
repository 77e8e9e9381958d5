import { type Constraint, type Table, tableKey } from '../schema/schema-model.ts'

/**
 * Tables after those that they have their columns from, and after those that their foreign keys point at; those in a circle
 * of foreign keys in the order given.
 */
export function sortTables(tables: readonly Table[]): readonly Table[] {
  const byKey = new Map(tables.map((table) => [tableKey(table), table]))
  const find = (keys: readonly string[]) => keys.flatMap((key) => byKey.get(key) ?? [])
  const sorted = new Set<Table>()
  const open = new Set<Table>()
  /** A table cannot come before its origins, which are being looked at. */
  const isBlocked = (table: Table): boolean =>
    open.has(table) || find(listOrigins(table)).some(isBlocked)
  const visit = (table: Table) => {
    if (sorted.has(table) || open.has(table)) return
    find(listOrigins(table)).forEach(visit)
    open.add(table)
    for (const target of find(listTargets(table))) if (!isBlocked(target)) visit(target)
    open.delete(table)
    sorted.add(table)
  }
  for (const table of tables) visit(table)
  return [...sorted]
}

/** The foreign keys that point at a table which comes later all the same: circles. A table may point at itself. */
export function findCycleKeys(tables: readonly Table[]): ReadonlySet<Constraint> {
  const places = new Map(sortTables(tables).map((table, index) => [tableKey(table), index]))
  const keys = tables.flatMap((table) => {
    const own = places.get(tableKey(table)) ?? 0
    return table.constraints.filter((item) => {
      if (item.kind !== 'foreignKey') return false
      const { table: name, schema } = item.references
      return (places.get(tableKey({ name, schema })) ?? -1) > own
    })
  })
  return new Set(keys)
}

function listTargets(table: Table): readonly string[] {
  return table.constraints.flatMap((item) => {
    if (item.kind !== 'foreignKey') return []
    const { table: name, schema } = item.references
    return [tableKey({ name, schema })]
  })
}

/** The table that one is a partition of, or those that it inherits from. */
function listOrigins({ partitionOf, inherits = [] }: Table): readonly string[] {
  const origins = partitionOf === undefined ? inherits : [partitionOf]
  return origins.map(({ table: name, schema }) => tableKey({ name, schema }))
}
