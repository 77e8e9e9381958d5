import type { Comparison } from '../compare/comparison.ts'
import type { Finding } from '../compare/finding.ts'
import { matchPairs } from './match-pairs.ts'
import { goneKey, proposalKey, type RenameProposal } from './proposal.ts'

/** What only one side has of a kind of objects, and how pairs of it are scored and told. */
interface PairSource<Item> {
  readonly gone: readonly Item[]
  readonly added: readonly Item[]
  readonly score: (from: Item, to: Item) => number
  readonly describe: (from: Item, to: Item) => Omit<RenameProposal, 'score'>
}

/** Proposes the best pairs, without those that were answered with no. */
export function proposePairs<Item extends { readonly name: string }>(
  { gone, added, score, describe }: PairSource<Item>,
  { declined }: Comparison,
): readonly Finding[] {
  const isDeclined = (pair: Omit<RenameProposal, 'score'>) =>
    declined.has(proposalKey(pair)) || declined.has(goneKey(pair))
  const pairs = matchPairs(gone, added, (from, to) =>
    declined.size > 0 && isDeclined(describe(from, to)) ? 0 : score(from, to),
  )
  return pairs.map(({ from, to, score: reached }) => ({
    kind: 'rename',
    proposal: { ...describe(from, to), score: reached },
  }))
}
