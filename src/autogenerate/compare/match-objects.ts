import { objectKey } from '../../operations/edit-objects.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import type { PlacedKind, PlacedObject } from '../placed-kinds.ts'
import type { Comparison } from './comparison.ts'

/** An object that both sides have. */
export interface ObjectPair<Kind extends PlacedKind> {
  readonly current: PlacedObject<Kind>
  readonly wanted: PlacedObject<Kind>
}

/** The objects of one kind by the sides that have them, each sorted by its key. */
export interface MatchedObjects<Kind extends PlacedKind> {
  readonly added: readonly PlacedObject<Kind>[]
  readonly kept: readonly ObjectPair<Kind>[]
  readonly unknown: readonly PlacedObject<Kind>[]
}

/** Puts the objects of both sides together by their names. */
export function matchObjects<Kind extends PlacedKind>(
  kind: Kind,
  { current, wanted }: Pick<Comparison, 'current' | 'wanted'>,
): MatchedObjects<Kind> {
  const there = recordOf(current[kind])
  const asked = recordOf(wanted[kind])
  const kept = [...asked].flatMap(([key, object]) => {
    const found = there.get(key)
    return found === undefined ? [] : [{ current: found, wanted: object }]
  })
  return { added: listWithout(asked, there), kept, unknown: listWithout(there, asked) }

  function recordOf(record: unknown): ReadonlyMap<string, PlacedObject<Kind>> {
    const objects = Object.values((record ?? {}) as Readonly<Record<string, PlacedObject<Kind>>>)
    const entries = objects.map((object) => [objectKey(kind, object), object] as const)
    return new Map(entries.toSorted(([one], [other]) => compareCodeUnits(one, other)))
  }
}

function listWithout<Item>(
  items: ReadonlyMap<string, Item>,
  others: ReadonlyMap<string, Item>,
): readonly Item[] {
  return [...items].flatMap(([key, item]) => (others.has(key) ? [] : [item]))
}
