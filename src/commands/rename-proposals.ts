import type { RenameProposal } from '../autogenerate/renames/proposal.ts'
import type { ResolvedDatabase } from '../config/resolved-config.ts'
import { quoteForShell } from '../util/quote-for-shell.ts'
import type { CommandContext } from './command-context.ts'
import type { RenameProposalInfo } from './results.ts'

/** What people call the kinds of what is renamed. */
export const NOUNS: Readonly<Record<RenameProposalInfo['kind'], string>> = {
  table: 'table',
  column: 'column',
  enumValue: 'value',
  constraint: 'constraint',
  index: 'index',
}

/** A proposal as callers are told of it. */
export function describeProposal(
  { config }: CommandContext,
  { name }: ResolvedDatabase,
  { kind, from, to, score, isDropped }: RenameProposal,
): RenameProposalInfo {
  const flag = `--rename ${quoteForShell(`${from}:${shortenName(from, to)}`)}`
  const dropFlag = isDropped ? `--drop ${quoteForShell(from)}` : null
  const database = config.isMultiDatabase ? { database: name } : {}
  return { kind, from, to, score, flag, dropFlag, ...database }
}

/** The new name alone, where it stays in the same place: `email` for `users.email`. */
function shortenName(from: string, to: string): string {
  const place = from.slice(0, from.lastIndexOf('.') + 1)
  return to.startsWith(place) ? to.slice(place.length) : to
}

/** What results tell of proposals for a database: nothing where there are none. */
export function listProposals(
  context: CommandContext,
  found: readonly {
    readonly configured: ResolvedDatabase
    readonly proposals: readonly RenameProposal[]
  }[],
): { readonly proposals?: readonly RenameProposalInfo[] } {
  const all = found.flatMap(({ configured, proposals }) =>
    proposals.map((proposal) => describeProposal(context, configured, proposal)),
  )
  return all.length === 0 ? {} : { proposals: all }
}
