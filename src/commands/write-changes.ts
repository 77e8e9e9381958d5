import type { DetectedChanges } from '../autogenerate/detect-changes.ts'
import type { ResolvedConfig, ResolvedDatabase } from '../config/resolved-config.ts'
import type { RevisionDirectives } from '../config/settings.ts'
import { LimbeckError } from '../errors/index.ts'
import { renderChanges } from '../toolkit/render-changes.ts'
import type { CommandContext } from './command-context.ts'
import type { RevisionOptions } from './command-options.ts'
import { listProposals } from './rename-proposals.ts'
import type { GenerateResult } from './results.ts'
import type { ScriptGraph } from './script-graph.ts'
import {
  chooseTemplate,
  type NewRevision,
  type ScriptFunctions,
  writeRevision,
} from './write-revision.ts'

/** What is to be done to one database, and back. */
export interface DatabaseChanges extends DetectedChanges {
  readonly configured: ResolvedDatabase
}

/**
 * Writes the script of what was found; nothing where nothing was, also once the project has looked at it. Throws what
 * writing a revision throws.
 */
export async function writeChanges(
  context: CommandContext,
  scriptGraph: ScriptGraph,
  { plan, found }: { readonly plan: NewRevision; readonly found: readonly DatabaseChanges[] },
  options: RevisionOptions,
): Promise<GenerateResult> {
  const revisionId = options.revisionId ?? context.newRevisionId()
  const processed = await processDirectives(context, found, {
    revision: revisionId,
    message: plan.message,
  })
  const unknown = found.flatMap((each) => each.unknown)
  const unverified = found.flatMap((each) => each.unverified)
  const left = { unknown, unverified, ...listProposals(context, found) }
  const changes = processed.flatMap((each) => each.upgrade)
  if (isEmpty(processed)) return { revision: null, path: null, paths: [], changes: [], ...left }
  const bodies = processed.map((each) => renderDatabase(each, context.config))
  const written = await writeRevision(
    context,
    scriptGraph,
    { ...plan, bodies },
    { ...options, revisionId },
  )
  return { ...written, changes, ...left }
}

function isEmpty(found: readonly DatabaseChanges[]): boolean {
  return found.every(({ upgrade, downgrade }) => upgrade.length === 0 && downgrade.length === 0)
}

/** The project's own look at what is about to be written. */
export async function processDirectives(
  { config }: CommandContext,
  found: readonly DatabaseChanges[],
  { revision, message }: { readonly revision: string; readonly message: string },
): Promise<readonly DatabaseChanges[]> {
  const { processRevisionDirectives } = config
  if (processRevisionDirectives === undefined) return found
  const processed: DatabaseChanges[] = []
  for (const { upgrade, downgrade, ...rest } of found) {
    const given: readonly RevisionDirectives[] = [{ revision, message, upgrade, downgrade }]
    const [directives, ...others] = (await processRevisionDirectives(given)) ?? given
    if (others.length > 0)
      throw new LimbeckError(
        'config_invalid',
        'The setting "processRevisionDirectives" gave several revisions.',
        { hint: 'Give the one that it was given, changed, or none.' },
      )
    processed.push({
      ...rest,
      upgrade: directives?.upgrade ?? [],
      downgrade: directives?.downgrade ?? [],
    })
  }
  return processed
}

/** The functions of a script for what was found. */
export function renderDatabase(
  { configured, ...changes }: DatabaseChanges,
  { isMultiDatabase, plugins }: ResolvedConfig,
): ScriptFunctions {
  const { name, naming, renderItem } = configured
  const indentation = isMultiDatabase ? 4 : 2
  return {
    database: name,
    ...renderChanges(changes, { naming, renderItem, plugins, indentation }),
  }
}

/** Operations are written as TypeScript or JavaScript. */
export function assertTyped(context: CommandContext, named: string | undefined): void {
  const template = chooseTemplate(context, named)
  if (template !== 'sql') return
  throw new LimbeckError('invalid_argument', 'Changes are not written as a pair of SQL files.', {
    hint: 'Say --template ts. `limbeck upgrade --sql` prints the SQL of a script.',
  })
}
