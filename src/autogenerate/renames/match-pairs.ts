import { compareCodeUnits } from '../../util/compare-code-units.ts'

/** Scores below this are taken for chance: nothing is proposed. */
export const LOWEST_SCORE = 0.5

/** More pairs than this are not looked at: where so much differs, nothing was just given another name. */
const MOST_PAIRS = 100_000

/** Something that only the database has, and something that only the models have. */
export interface ScoredPair<Item> {
  readonly from: Item
  readonly to: Item
  /** From 0 to 1, with two decimals. */
  readonly score: number
}

/**
 * Pairs what only the database has with what only the models have, each with one at most: the best pair first, and of
 * equal ones that whose names come first, so that the order of the lists is of no account. Pairs that score lower than
 * {@link LOWEST_SCORE} are none.
 */
export function matchPairs<Item extends { readonly name: string }>(
  gone: readonly Item[],
  added: readonly Item[],
  score: (from: Item, to: Item) => number,
): readonly ScoredPair<Item>[] {
  if (gone.length * added.length > MOST_PAIRS) return []
  const pairs = gone
    .flatMap((from) => added.map((to) => ({ from, to, score: round(score(from, to)) })))
    .filter((pair) => pair.score >= LOWEST_SCORE)
    .toSorted(
      (one, other) =>
        other.score - one.score ||
        compareCodeUnits(one.from.name, other.from.name) ||
        compareCodeUnits(one.to.name, other.to.name),
    )
  const taken = new Set<Item>()
  return pairs.filter(({ from, to }) => {
    if (taken.has(from) || taken.has(to)) return false
    taken.add(from).add(to)
    return true
  })
}

function round(score: number): number {
  return Math.round(score * 100) / 100
}
