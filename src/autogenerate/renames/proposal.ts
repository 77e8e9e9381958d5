import type { Operation } from '../../operations/index.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'

/** The kinds of objects that can be given another name. */
export const RENAMED_KINDS = ['table', 'column', 'enumValue', 'constraint', 'index'] as const

/** One of {@link RENAMED_KINDS}. */
export type RenamedKind = (typeof RENAMED_KINDS)[number]

/** Something that only the database has, and that may be what only the models have, under another name. */
export interface RenameProposal {
  readonly kind: RenamedKind
  /** With the names of what it is in, as the database has it now: `users.mail`. */
  readonly from: string
  /** As the models have it: `users.email`. */
  readonly to: string
  /** How likely that is, from 0 to 1. */
  readonly score: number
  /** Whether it is dropped where it is no rename; else it stays as it is. */
  readonly isDropped: boolean
  readonly operation: Operation
}

/** The same proposal has the same key, whenever it is made. */
export function proposalKey({
  kind,
  from,
  to,
}: Pick<RenameProposal, 'kind' | 'from' | 'to'>): string {
  return JSON.stringify([kind, from, to])
}

/** Everything that something of the database may be has this key. */
export function goneKey({ kind, from }: Pick<RenameProposal, 'kind' | 'from'>): string {
  return JSON.stringify([kind, from])
}

/** The best first. */
export function sortProposals(proposals: readonly RenameProposal[]): readonly RenameProposal[] {
  return proposals.toSorted(
    (one, other) =>
      other.score - one.score ||
      RENAMED_KINDS.indexOf(one.kind) - RENAMED_KINDS.indexOf(other.kind) ||
      compareCodeUnits(one.from, other.from) ||
      compareCodeUnits(one.to, other.to),
  )
}
