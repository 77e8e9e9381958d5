import type { Operation } from '../../operations/index.ts'
import { PLACED_KINDS, type PlacedKind, type PlacedObject } from '../placed-kinds.ts'
import { type Comparison, decideUnknown } from './comparison.ts'
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
    if (isSilent && !comparison.settings.drops.includes(name)) return []
    const decision = decideUnknown(name, comparison)
    if (decision === 'drop') return [changeBy(phase, drop(object))]
    if (decision === 'keep') return []
    const place = schema === undefined ? {} : { schema }
    return [{ kind: 'unknown', object: { kind: PLACED_KINDS[kind], name, ...place } }]
  })
}
