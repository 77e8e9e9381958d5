import type { DetectedChanges } from '../autogenerate/detect-changes.ts'
import type { ResolvedDatabase } from '../config/resolved-config.ts'
import { isLimbeckError, LimbeckError } from '../errors/index.ts'
import { removeFile } from '../system/index.ts'
import type { CommandContext } from './command-context.ts'
import type { BaselineOptions } from './command-options.ts'
import { useDatabase } from './database-session.ts'
import { describeChanges } from './describe-changes.ts'
import { detectInDatabase } from './detect-in-database.ts'
import type { BaselineResult, GenerateResult } from './results.ts'
import { planRevision } from './revision.ts'
import { readScriptGraphForWriting, type ScriptGraph } from './script-graph.ts'
import { selectDatabases } from './select-databases.ts'
import { stamp } from './stamp.ts'
import { assertTyped, type DatabaseChanges, writeChanges } from './write-changes.ts'
import { assertSound } from './write-revision.ts'

/** How many of the differences a message tells. */
const TOLD = 5

/**
 * Writes the first script out of the models, for a database that was there before, and says that the database is at it.
 * The database has to be as its models want it. Throws `scripts_exist`, `unknown_revision_row` where somebody else counts
 * versions in it, `database_differs`, and what writing a revision and stamping throw; nothing is written then, and no
 * database is stamped.
 */
export async function baseline(
  context: CommandContext,
  options: BaselineOptions = {},
): Promise<BaselineResult> {
  assertTyped(context, options.template)
  const scriptGraph = await readScriptGraphForWriting(context.config)
  assertSound(scriptGraph)
  assertNoScripts(scriptGraph)
  const message = options.message ?? 'baseline'
  const plan = await planRevision(context, scriptGraph, { ...options, message })
  const compared: ComparedDatabase[] = []
  for (const configured of selectDatabases(context.config, context.databaseFilter))
    compared.push(await compareDatabase(context, scriptGraph, configured))
  assertEqual(context, compared)
  // What no model names, and what could not be told, is what the database has of its own.
  const found: readonly DatabaseChanges[] = compared.map(({ configured, live, all }) => ({
    ...all,
    configured,
    unknown: live.unknown,
    unverified: live.unverified,
    proposals: live.proposals,
  }))
  const written = await writeOrRemove(() =>
    writeChanges(context, scriptGraph, { plan, found }, options),
  )
  if (written.revision === null) return { ...written, stamped: [] }
  await stampOrUndo(context, written, options)
  return { ...written, stamped: compared.map(({ configured }) => configured.name) }
}

/** A database as it differs from its models, and what makes all of it. */
interface ComparedDatabase {
  readonly configured: ResolvedDatabase
  readonly live: DetectedChanges
  readonly all: DetectedChanges
}

function compareDatabase(
  context: CommandContext,
  scriptGraph: ScriptGraph,
  configured: ResolvedDatabase,
): Promise<ComparedDatabase> {
  return useDatabase(context, configured, 'read', async (database) => {
    const unknown = scriptGraph.graph.explainUnknownRows(await database.versionTable.readRows())
    if (unknown !== undefined) throw unknown
    const live = await detectInDatabase(context, scriptGraph, { database, configured })
    const all = await detectInDatabase(context, scriptGraph, {
      database,
      configured,
      from: 'empty',
    })
    return { configured, live, all }
  })
}

function assertNoScripts({ directory }: ScriptGraph): void {
  const [first] = directory.scripts
  if (first === undefined) return
  throw new LimbeckError('scripts_exist', `There are scripts already, such as "${first.path}".`, {
    hint: 'Say where the database is with `limbeck stamp REVISION`, and write what is new with `limbeck generate`.',
    details: { files: directory.scripts.map(({ path }) => path) },
  })
}

function assertEqual(context: CommandContext, compared: readonly ComparedDatabase[]): void {
  for (const { configured, live } of compared) {
    if (live.upgrade.length === 0) continue
    const lines = describeChanges(live.upgrade, context)
    const more = lines.length > TOLD ? `, and ${lines.length - TOLD} more` : ''
    throw new LimbeckError(
      'database_differs',
      `The database "${configured.name}" is not as its models want it: ${lines.slice(0, TOLD).join(', ')}${more}`,
      {
        hint: 'Nothing was done. `limbeck pull` writes models that are as the database is, and `limbeck diff` shows all that differs. An empty database needs no baseline: `limbeck generate`, then `limbeck upgrade`.',
        details: { database: configured.name, changes: live.upgrade },
      },
    )
  }
}

/** A script that a hook refused is not kept: without its stamp nobody can run it. */
async function writeOrRemove(write: () => Promise<GenerateResult>): Promise<GenerateResult> {
  try {
    return await write()
  } catch (error) {
    const file =
      isLimbeckError(error) && error.code === 'hook_failed' ? error.details?.['file'] : ''
    if (!isLimbeckError(error) || typeof file !== 'string' || file === '') throw error
    removeFile(file)
    throw new LimbeckError(error.code, error.message, {
      hint: 'Nothing was done. Mend `postWriteHooks`, or leave them out.',
      details: error.details,
      cause: error.cause,
    })
  }
}

async function stampOrUndo(
  context: CommandContext,
  { revision, paths }: GenerateResult,
  { tag }: BaselineOptions,
): Promise<void> {
  try {
    await stamp(context, { targets: revision ?? [], tag })
  } catch (error) {
    // With several databases one may have its row already. What cannot be undone either is told by the first error.
    await stamp(context, { targets: 'base', tag }).catch(() => undefined)
    for (const path of paths) removeFile(path)
    throw error
  }
}
