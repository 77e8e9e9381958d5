import { type ForeignKey, type Table, tableKey } from '../../schema/schema-model.ts'

/**
 * The tables whose foreign keys lead in circles, by key, with those that only lie between circles: what points from one
 * of them at another cannot be typed by what it points at.
 */
export function findCircles(tables: readonly Table[]): ReadonlySet<string> {
  const targets = new Map(tables.map((table) => [tableKey(table), listTargets(table)]))
  const pointers = new Map<string, string[]>()
  for (const [key, list] of targets)
    for (const target of list)
      if (targets.has(target)) pointers.set(target, [...(pointers.get(target) ?? []), key])
  const left = new Set(targets.keys())
  peel(left, targets, pointers)
  peel(left, pointers, targets)
  return left
}

type Edges = ReadonlyMap<string, readonly string[]>

/** Takes what has no way on out of a set, again and again. */
function peel(left: Set<string>, ways: Edges, back: Edges): void {
  const countOf = (key: string) => (ways.get(key) ?? []).filter((next) => left.has(next)).length
  const counts = new Map([...left].map((key) => [key, countOf(key)]))
  const free = [...left].filter((key) => counts.get(key) === 0)
  for (const key of free) {
    left.delete(key)
    for (const before of back.get(key) ?? []) {
      const count = (counts.get(before) ?? 0) - 1
      counts.set(before, count)
      // A list can be walked while it grows.
      if (count === 0) free.push(before)
    }
  }
}

function listTargets({ constraints }: Table): readonly string[] {
  const keys = constraints.flatMap((item) => (item.kind === 'foreignKey' ? [keyOf(item)] : []))
  return [...new Set(keys)]
}

/** The key of the table that a foreign key points at. */
export function keyOf({ references }: Pick<ForeignKey, 'references'>): string {
  return tableKey({ name: references.table, schema: references.schema })
}
