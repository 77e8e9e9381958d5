import { readFileSync } from 'node:fs'
import type { DetectedChanges } from '../autogenerate/detect-changes.ts'
import type { ResolvedDatabase } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import { mergeScripts } from '../scripts/index.ts'
import { writeFile } from '../system/index.ts'
import { type AmendedScript, chooseAmended, findApplied } from './amended-script.ts'
import type { CommandContext } from './command-context.ts'
import type { AmendOptions } from './command-options.ts'
import { useDatabase } from './database-session.ts'
import { assertDecided, assertNamed, bindDecisions } from './decide-changes.ts'
import { describeChanges } from './describe-changes.ts'
import { detectInDatabase } from './detect-in-database.ts'
import { loadModels } from './load-models.ts'
import { readWritten } from './read-written.ts'
import { listProposals } from './rename-proposals.ts'
import { renderVersion } from './render-versions.ts'
import type { AmendResult } from './results.ts'
import { readScriptGraph } from './script-graph.ts'
import { selectDatabases } from './select-databases.ts'
import { confirmUndoing, whileUndone } from './undo-script.ts'
import { type DatabaseChanges, processDirectives, renderDatabase } from './write-changes.ts'
import { assertSound } from './write-revision.ts'

/**
 * Writes the newest script anew from the models, under the same id: it is undone where it was run, and what was written by hand
 * is kept, or stands beside what is new where both changed one place. The new script is not run. Where something fails, file
 * and databases are as before, but for the rows of what was undone and made again.
 *
 * Throws `not_amendable`, `multiple_heads`, `unknown_revision_row`, `database_behind`, `needs_answer` and `declined` before anything
 * is done, and what undoing a script and `generate` throw.
 */
export async function amend(
  context: CommandContext,
  options: AmendOptions = {},
): Promise<AmendResult> {
  const scriptGraph = await readScriptGraph(context.config)
  assertSound(scriptGraph)
  const script = chooseAmended(scriptGraph, options.head ?? 'head')
  const text = readFileSync(script.record.path, 'utf8')
  // What is wrong with the models shall be known before anything is undone.
  for (const configured of selectDatabases(context.config, context.databaseFilter))
    await loadModels(context, configured)
  const applied = await findApplied(context, script)
  await confirmUndoing(context, script, applied)
  return await whileUndone(context, script, {
    applied,
    run: () => writeAnew(context, script, { text, applied, options }),
  })
}

/** What a script was, and what it is to be, for one database. */
interface Comparison {
  readonly old: DatabaseChanges | undefined
  readonly found: DatabaseChanges
}

async function writeAnew(
  context: CommandContext,
  script: AmendedScript,
  {
    text,
    applied,
    options,
  }: {
    readonly text: string
    readonly applied: readonly string[]
    readonly options: AmendOptions
  },
): Promise<AmendResult> {
  const { revision, path, message } = script.record
  const compared: Comparison[] = []
  for (const configured of selectDatabases(context.config, context.databaseFilter))
    compared.push(await compareDatabase(context, script, { configured, options }))
  const found = compared.map((each) => each.found)
  const said = new Set([...(options.rename ?? []), ...(options.drop ?? [])])
  assertNamed(found.map(({ misnamed }) => ({ misnamed: pick(misnamed, said) })))
  assertDecided(listProposals(context, found).proposals ?? [])
  const directives = { revision, message }
  const before = await processDirectives(
    context,
    compared.flatMap(({ old }) => old ?? []),
    directives,
  )
  const now = await processDirectives(context, found, directives)
  const render = (changes: readonly DatabaseChanges[]) =>
    renderVersion(
      context,
      script,
      changes.map((each) => renderDatabase(each, context.config)),
    )
  const merged = await mergeScripts({
    base: await render(before),
    ours: text,
    theirs: await render(now),
  })
  if (readFileSync(path, 'utf8') !== text)
    throw new LimbeckError('concurrent_change', `Somebody has changed "${path}" meanwhile.`, {
      hint: 'The script is left as it is. Run the command again.',
    })
  writeFile(path, merged.text)
  const changes = now.flatMap(({ upgrade }) => upgrade)
  const told = new Set(describeChanges(changes, context))
  const earlier = before.flatMap(({ upgrade }) => upgrade)
  return {
    revision,
    path,
    paths: [path],
    changes,
    dropped: earlier.filter((each) =>
      describeChanges([each], context).some((line) => !told.has(line)),
    ),
    conflicts: merged.conflicts,
    undoneIn: applied,
    unknown: found.flatMap((each) => each.unknown),
    unverified: found.flatMap((each) => each.unverified),
    ...listProposals(context, found),
  }
}

function compareDatabase(
  context: CommandContext,
  script: AmendedScript,
  {
    configured,
    options,
  }: { readonly configured: ResolvedDatabase; readonly options: AmendOptions },
): Promise<Comparison> {
  return useDatabase(context, configured, 'read', async (database) => {
    const models = await loadModels(context, configured)
    const written = await readWritten(context, script, { database, configured, models })
    const detected: DetectedChanges = await detectInDatabase(context, script.rest, {
      database,
      configured,
      drops: [...(options.drop ?? []), ...written.drops],
      renames: [...new Set([...(options.rename ?? []), ...written.renames])],
      // What the old script renames may be gone from the models.
      decisions: {
        ...bindDecisions(context, configured, options.decide),
        refusesMisnamed: false,
      },
    })
    const old = written.changes && { ...written.changes, configured }
    return { old, found: { ...detected, configured } }
  })
}

function pick<Value>(
  map: ReadonlyMap<string, Value>,
  keys: ReadonlySet<string>,
): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([key]) => keys.has(key)))
}
