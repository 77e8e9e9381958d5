import { type Constraint, type Table, tableKey } from '../schema/schema-model.ts'

/** Tables after those that their foreign keys point at; those in a circle in the order given. */
export function sortTables(tables: readonly Table[]): readonly Table[] {
  const byKey = new Map(tables.map((table) => [tableKey(table), table]))
  const sorted = new Set<Table>()
  const open = new Set<Table>()
  const visit = (table: Table) => {
    if (sorted.has(table) || open.has(table)) return
    open.add(table)
    for (const key of listTargets(table)) {
      const target = byKey.get(key)
      if (target !== undefined) visit(target)
    }
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
