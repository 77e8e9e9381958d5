import type { Operation } from '../../operations/index.ts'
import { PLACED_KINDS, type PlacedKind, type PlacedObject } from '../placed-kinds.ts'
import { type Comparison, decideUnknown, isNamedToDrop } from './comparison.ts'
import { changeBy, type Finding, type Phase } from './finding.ts'

/**
 * What becomes of objects that no model names. Models that say nothing of a kind at all leave it alone: only what is named
 * to be dropped is.
 */
export function findUnknown<Kind extends PlacedKind>(
  kind: Kind,
  objects: readonly PlacedObject<Kind>[],
  comparison: Comparison,
  {
    phase,
    drop,
  }: { readonly phase: Phase; readonly drop: (object: PlacedObject<Kind>) => Operation },
): readonly Finding[] {
  const isSilent = comparison.wanted[kind] === undefined
  return objects.flatMap((object): readonly Finding[] => {
    const { name, schema } = object
    const place = schema === undefined ? {} : { schema }
    const unknown = { kind: PLACED_KINDS[kind], name, ...place }
    if (isSilent && !isNamedToDrop(unknown, comparison)) return []
    const decision = decideUnknown(unknown, comparison)
    if (decision === 'drop') return [changeBy(phase, drop(object))]
    return decision === 'keep' ? [] : [{ kind: 'unknown', object: unknown }]
  })
}
