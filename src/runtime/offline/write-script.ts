import { type GuardMessages } from '../../dialects/dialect.ts'
import { LimbeckError } from '../../errors/index.ts'
import { applyRowChanges } from '../apply-row-changes.ts'
import type { Direction } from '../events.ts'
import { recordScript } from '../record-step.ts'
import type { RecordedEntry } from '../recording-executor.ts'
import type { ScriptScope } from '../run-script.ts'
import type { RunStep, StepScript } from '../run-step.ts'
import type { StampStep } from '../stamp-rows.ts'
import { toStepFailure } from '../step-failure.ts'
import { guardBegun, guardRows, guardTable, guardUnfinished, writeMessages } from './guards.ts'
import { LogRows } from './log-rows.ts'
import type { OfflineDatabase } from './offline-database.ts'
import { ScriptWriter } from './script-writer.ts'
import { StepWriter } from './step-writer.ts'

/** A step as it was written. */
export interface ScriptedStep {
  readonly direction: Direction | 'stamp'
  readonly revision: string
  readonly message: string
  /** What the script of the revision asked for, values as literals. */
  readonly statements: readonly string[]
}

/** A script for the engine's own client. */
export interface WrittenScript {
  readonly sql: string
  readonly steps: readonly ScriptedStep[]
}

/** What a run that is only written is asked for. */
export interface OfflineRun {
  readonly title: string
  readonly steps: readonly RunStep[]
  /** The version rows that the script begins at. */
  readonly before: readonly string[]
  readonly x: ScriptScope['x']
  readonly tag: string | undefined
  readonly signal: AbortSignal | undefined
}

/** Writes what a run would send. Throws what a script throws; then there is no text at all. */
export async function writeRunScript(
  database: OfflineDatabase,
  run: OfflineRun,
): Promise<WrittenScript> {
  const { dialect } = database
  const writer = createWriter(database, run.before)
  const steps: ScriptedStep[] = []
  writePrologue(database, writer, { rows: run.before, refusesUnfinished: true })
  const isOneTransaction = database.transaction === 'perRun' && dialect.features.transactionalDdl
  let rowsBefore = run.before
  for (const step of run.steps) {
    const { script, entries } = await recordEntries(database, run, step)
    const { direction, revision, message, rowChanges } = step
    const rowsAfter = applyRowChanges(rowsBefore, rowChanges)
    writer.comment(describeStep(step))
    actOnForeignKeys(database, writer, script, 'turnOn')
    new StepWriter(database, writer, {
      entry: { revision, direction },
      place: { revision, path: script.path },
      entries,
      rowsBefore,
      rowsAfter,
      rowChanges,
      isAtomic: script.transaction ?? database.transaction !== 'none',
      commits: !isOneTransaction,
    }).write()
    actOnForeignKeys(database, writer, script, 'turnOff')
    steps.push({ direction, revision, message, statements: listStatements(database, entries) })
    rowsBefore = rowsAfter
  }
  writer.commit()
  return { sql: finish(database, writer, run.title), steps }
}

/** Writes a change of the version rows alone, in one transaction. */
export function writeStampScript(
  database: OfflineDatabase,
  stamp: {
    readonly title: string
    readonly steps: readonly (StampStep & { readonly message: string })[]
    readonly before: readonly string[]
  },
): WrittenScript {
  const { versions } = database
  const writer = createWriter(database, stamp.before)
  const log = new LogRows(database)
  writePrologue(database, writer, { rows: stamp.before, refusesUnfinished: false })
  writer.begin([guardBegun(database, stamp.before)])
  let rows = stamp.before
  for (const { revision, rowChanges } of stamp.steps) {
    const after = applyRowChanges(rows, rowChanges)
    writer.comment(`Running stamp ${describeRows(rows)} -> ${describeRows(after)}`)
    writer.add(versions.compileChanges(rowChanges))
    writer.add(log.done({ revision, direction: 'stamp' }, { statements: 0, digest: '' }))
    rows = after
  }
  writer.add(log.forgetStarted())
  writer.commit()
  return {
    sql: finish(database, writer, stamp.title),
    steps: stamp.steps.map(({ revision, message }) => ({
      direction: 'stamp',
      revision,
      message,
      statements: [],
    })),
  }
}

/** Writes the statements that create the version table. */
export function writeVersionTableScript(database: OfflineDatabase): string {
  const { dialect, versions } = database
  return versions
    .compileCreate()
    .map((statement) => `${dialect.inlineStatement(statement)};\n`)
    .join('')
}

/** The version table and the log table, once the database is known to be where the script begins. */
function writePrologue(
  database: OfflineDatabase,
  writer: ScriptWriter,
  way: { readonly rows: readonly string[]; readonly refusesUnfinished: boolean },
): void {
  const { dialect, versions, log } = database
  writer.comment(`Stop unless the database is at ${describeRows(way.rows)}`)
  if (dialect.features.transactionalDdl) writer.begin([])
  writer.addTexts(dialect.script.quiet)
  if (way.rows.length > 0) writer.guard([guardTable(database)])
  writer.add(versions.compileCreate())
  writer.guard([guardRows(database, way.rows, 'start')])
  if (log !== undefined) writer.add(log.compileCreate())
  if (way.refusesUnfinished) writer.guard(guardUnfinished(database))
  if (dialect.script.begun !== undefined) writer.addTexts([dialect.script.begun.mark])
  writer.commit()
}

async function recordEntries(
  database: OfflineDatabase,
  { x, tag, signal }: OfflineRun,
  step: RunStep,
): Promise<{ readonly script: StepScript; readonly entries: readonly RecordedEntry[] }> {
  const { name, engine, dialect, naming, plugins } = database
  const { direction, revision, path } = step
  try {
    const script = await step.load()
    const isAtomic = script.transaction ?? database.transaction !== 'none'
    const scope = { engine, dialect, naming, plugins, database: name, x, tag, signal, direction }
    const mode = isAtomic ? 'transaction' : 'autocommit'
    const entries = await recordScript(script, scope, { mode, place: { revision, path } })
    return { script, entries }
  } catch (error) {
    throw toStepFailure(error, { revision, path })
  }
}

/** Foreign keys act in a step that asks for it, where they are off otherwise. */
function actOnForeignKeys(
  { dialect }: OfflineDatabase,
  writer: ScriptWriter,
  { foreignKeys }: StepScript,
  way: 'turnOn' | 'turnOff',
): void {
  const checks = dialect.foreignKeyChecks
  if (foreignKeys !== true || checks === undefined) return
  if (writer.isOpen) {
    throw new LimbeckError(
      'operation_unsupported',
      'Foreign keys cannot be turned on inside a transaction that is already open',
      { hint: "Run this script with transaction: 'perRevision'." },
    )
  }
  writer.add([checks[way]])
}

function createWriter(database: OfflineDatabase, rows: readonly string[]): ScriptWriter {
  const messages: GuardMessages = writeMessages(database, rows)
  return new ScriptWriter(database.dialect, messages)
}

function finish({ dialect, limits }: OfflineDatabase, writer: ScriptWriter, title: string): string {
  return writer.finish(title, dialect.limitTime(limits).set)
}

function listStatements(
  { dialect }: OfflineDatabase,
  entries: readonly RecordedEntry[],
): readonly string[] {
  return entries.flatMap((entry) =>
    entry.kind === 'statement' ? [dialect.inlineStatement(entry.request.statement)] : [],
  )
}

function describeStep({ direction, revision, message, downRevision }: RunStep): string {
  const below = describeRows(downRevision)
  const way = direction === 'upgrade' ? `${below} -> ${revision}` : `${revision} -> ${below}`
  return `Running ${direction} ${way}${message === '' ? '' : `, ${message}`}`
}

function describeRows(rows: readonly string[]): string {
  return rows.length === 0 ? '<base>' : rows.join(', ')
}
