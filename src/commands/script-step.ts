import type { ResolvedConfig, ResolvedDatabase } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import type { RowChanges } from '../graph/plan.ts'
import type { RevisionGraph } from '../graph/revision-graph.ts'
import type { Direction } from '../runtime/events.ts'
import type { Operations } from '../runtime/operations.ts'
import type { RunStep, StepScript } from '../runtime/run-step.ts'
import { type LoadedScript, listScriptDatabases, loadScript } from '../scripts/load/load-script.ts'
import type { ScriptRecord } from '../scripts/script-record.ts'
import { findNearest } from '../util/nearest.ts'

/** What turns steps of the graph into steps that can be run on one database. */
export interface StepSource {
  readonly config: ResolvedConfig
  readonly database: ResolvedDatabase
  readonly graph: RevisionGraph<ScriptRecord>
}

/** A step of the graph. */
interface GraphStep {
  readonly revision: string
  readonly rowChanges: RowChanges
}

/** Gives the steps of a plan their scripts, which are loaded when their turn comes. */
export function toRunSteps(
  source: StepSource,
  direction: Direction,
  steps: readonly GraphStep[],
): readonly RunStep[] {
  return steps.map((step) => {
    const record = source.graph.find(step.revision)
    return {
      direction,
      revision: step.revision,
      message: record?.message ?? '',
      downRevision: source.graph.parents(step.revision),
      rowChanges: step.rowChanges,
      path: record?.path ?? '',
      load: async () => loadStepScript(source, direction, requireRecord(record, step.revision)),
    }
  })
}

/**
 * Refuses scripts that name a database which is not configured, before anything runs. A script that cannot be
 * loaded is passed over here: it stops only the step that needs it.
 */
export async function assertKnownDatabases(
  source: StepSource,
  steps: readonly GraphStep[],
): Promise<void> {
  for (const { revision } of steps) {
    const record = source.graph.find(revision)
    if (record === undefined) continue
    const script = await tryLoad(record, source.config)
    if (script !== undefined) assertKnownKeys(script, source.config)
  }
}

async function tryLoad(
  record: ScriptRecord,
  { loader }: ResolvedConfig,
): Promise<LoadedScript | undefined> {
  try {
    return await loadScript(record, { loader })
  } catch {
    return undefined
  }
}

async function loadStepScript(
  { config, database }: StepSource,
  direction: Direction,
  record: ScriptRecord,
): Promise<StepScript> {
  const script = await loadScript(record, { loader: config.loader })
  assertKnownKeys(script, config)
  const { transaction, foreignKeys } = script
  return {
    path: record.path,
    body: chooseBody(script, direction, database),
    ...(transaction === undefined ? {} : { transaction }),
    ...(foreignKeys === undefined ? {} : { foreignKeys }),
  }
}

function chooseBody(
  script: LoadedScript,
  direction: Direction,
  { name, isDefault }: ResolvedDatabase,
): StepScript['body'] {
  if (script.format === 'sql') {
    const texts = script.databases[name] ?? (isDefault ? script : undefined)
    if (texts === undefined) return undefined
    const source = direction === 'upgrade' ? texts.up : texts.down
    if (source === undefined) throw createMissingError(script, direction)
    return { kind: 'sql', text: source.text }
  }
  const migration = script[direction]
  if (migration === undefined) throw createMissingError(script, direction)
  const run =
    typeof migration === 'function' ? (isDefault ? migration : undefined) : migration[name]
  // What a script calls its parameter is its own affair: at run time it is the one class.
  return run === undefined
    ? undefined
    : { kind: 'function', run: run as unknown as (op: Operations) => unknown }
}

function createMissingError({ record, format }: LoadedScript, direction: Direction): LimbeckError {
  const isModule = format === 'module'
  const what = isModule ? `exports no "${direction}"` : 'has no .down.sql file'
  return new LimbeckError('script_invalid', `"${record.path}" ${what}`, {
    hint: isModule
      ? `Where there is nothing to do, write \`export async function ${direction}() {}\`.`
      : 'Where there is nothing to undo, write an empty file.',
    details: { file: record.path, revision: record.revision },
  })
}

function assertKnownKeys(script: LoadedScript, config: ResolvedConfig): void {
  const known = [...config.databases.map((database) => database.name), ...config.retiredDatabases]
  const unknown = listScriptDatabases(script).find((name) => !known.includes(name))
  if (unknown === undefined) return
  const nearest = findNearest(unknown, known)
  throw new LimbeckError(
    'unknown_database',
    `"${script.record.path}" names the database "${unknown}", which is not configured`,
    {
      hint:
        nearest === undefined
          ? 'Add it to `databases`, or to `retiredDatabases` when it is gone.'
          : `Did you mean "${nearest}"? Otherwise add it to \`databases\`, or to \`retiredDatabases\` when it is gone.`,
      details: { file: script.record.path, database: unknown },
    },
  )
}

function requireRecord(record: ScriptRecord | undefined, revision: string): ScriptRecord {
  if (record !== undefined) return record
  throw new LimbeckError('revision_not_found', `No script has the revision "${revision}"`)
}
