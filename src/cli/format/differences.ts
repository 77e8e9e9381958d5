import { NOUNS } from '../../commands/rename-proposals.ts'
import type {
  CheckResult,
  RenameProposalInfo,
  UnknownObjectInfo,
  UnverifiedInfo,
} from '../../commands/results.ts'
import { quoteForShell } from '../../util/quote-for-shell.ts'

/** What was left out, as lines for people: what may be a rename, what no model names, and what could not be told. */
export function formatLeftOut({
  unknown,
  unverified,
  proposals = [],
}: Pick<CheckResult, 'unknown' | 'unverified' | 'proposals'>): readonly string[] {
  return [
    ...proposals.map(formatProposal),
    ...unknown.map(formatUnknown),
    ...unverified.map(formatUnverified),
  ]
}

function formatProposal({ kind, from, to, score, flag, dropFlag }: RenameProposalInfo): string {
  const flags = dropFlag === null ? flag : `${flag}, or ${dropFlag}`
  return `Perhaps renamed (${score}): the ${NOUNS[kind]} "${from}" to "${to}": ${flags}`
}

function formatUnknown({ kind, name, schema }: UnknownObjectInfo): string {
  const full = schema === undefined ? name : `${schema}.${name}`
  return `No model names the ${kind} "${full}": left alone (--drop ${quoteForShell(full)} drops it)`
}

function formatUnverified({ object, inDatabase, inModels }: UnverifiedInfo): string {
  return `Not verified: ${object} is ${inDatabase} in the database and ${inModels} in the models`
}
