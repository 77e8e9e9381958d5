import type { RevisionInfo } from '../../../commands/results.ts'
import type { NodeState } from './glyphs.ts'

/** How far a revision has come into the databases that were asked; null where none was. */
export function findState(
  { currentIn, appliedIn }: RevisionInfo,
  asked: readonly string[] | null,
): NodeState {
  if (asked === null || currentIn === null || appliedIn === null) return 'unasked'
  if (currentIn.length > 0) return 'current'
  if (appliedIn.length === 0) return 'notApplied'
  return appliedIn.length < asked.length ? 'partlyApplied' : 'applied'
}
