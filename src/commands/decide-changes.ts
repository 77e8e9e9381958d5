import type { Decisions } from '../autogenerate/decide-on-changes.ts'
import type { DetectedChanges } from '../autogenerate/detect-changes.ts'
import type { ResolvedDatabase } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import type { CommandContext } from './command-context.ts'
import type { ChangeDecisions } from './command-options.ts'
import { describeProposal, NOUNS } from './rename-proposals.ts'
import type { RenameProposalInfo } from './results.ts'
import { selectDatabases } from './select-databases.ts'

/** The decisions on one database. */
export function bindDecisions(
  context: CommandContext,
  configured: ResolvedDatabase,
  { rename, unknown }: ChangeDecisions = {},
): Decisions {
  return {
    rename: rename && ((proposal) => rename(describeProposal(context, configured, proposal))),
    unknown:
      unknown &&
      (async (objects) => {
        const database = context.config.isMultiDatabase ? configured.name : undefined
        const dropped = new Set(await unknown(objects, database))
        return objects.filter((object) => dropped.has(object))
      }),
    // What one of several databases does not have another one may have.
    refusesMisnamed: selectDatabases(context.config, context.databaseFilter).length === 1,
  }
}

/** Throws for a rename, or a name of what is to be dropped, that none of the databases has. */
export function assertNamed(found: readonly Pick<DetectedChanges, 'misnamed'>[]): void {
  for (const [text, error] of found[0]?.misnamed ?? [])
    if (found.every(({ misnamed }) => misnamed.has(text))) throw error
}

/** Throws `needs_answer` for what would be dropped though it may have another name. */
export function assertDecided(proposals: readonly RenameProposalInfo[]): void {
  const open = proposals.filter(({ dropFlag }) => dropFlag !== null)
  if (open.length === 0) return
  const questions = open.map(({ kind, from, to }) => `the ${NOUNS[kind]} "${from}" to "${to}"`)
  const answers = open.map(({ flag, dropFlag }) => `${flag} or ${String(dropFlag)}`)
  throw new LimbeckError('needs_answer', `Was something renamed: ${questions.join(', ')}?`, {
    hint: `Nothing was written, for what is dropped is lost. Say ${answers.join('; ')}.`,
    details: { proposals: open },
  })
}
