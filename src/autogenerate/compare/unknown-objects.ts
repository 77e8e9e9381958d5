import { PLACED_KINDS, type PlacedKind, type PlacedObject } from '../placed-kinds.ts'
import { type Comparison, decideUnknown, isNamedToDrop } from './comparison.ts'
import type { Finding, UnknownObject } from './finding.ts'

/** What becomes of objects that no model names. */
export interface UnknownObjects<Kind extends PlacedKind> {
  readonly dropped: readonly PlacedObject<Kind>[]
  /** Those that nobody decided on. */
  readonly findings: readonly Finding[]
}

/**
 * Tells what becomes of objects that no model names. Models that say nothing of a kind at all leave it alone: only what is
 * named to be dropped is.
 */
export function decideObjects<Kind extends PlacedKind>(
  kind: Kind,
  objects: readonly PlacedObject<Kind>[],
  comparison: Comparison,
): UnknownObjects<Kind> {
  const isAsked = (object: PlacedObject<Kind>) =>
    comparison.wanted[kind] !== undefined || isNamedToDrop(describe(object), comparison)
  const decided = objects
    .filter(isAsked)
    .map((object) => ({ object, decision: decideUnknown(describe(object), comparison) }))
  return {
    dropped: decided.flatMap(({ object, decision }) => (decision === 'drop' ? [object] : [])),
    findings: decided.flatMap(({ object, decision }) =>
      decision === undefined ? [{ kind: 'unknown', object: describe(object) }] : [],
    ),
  }

  function describe({ name, schema }: PlacedObject<Kind>): UnknownObject {
    return { kind: PLACED_KINDS[kind], name, ...(schema === undefined ? {} : { schema }) }
  }
}
