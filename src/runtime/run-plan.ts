import type { TimeLimits } from '../dialects/dialect.ts'
import { isLimbeckError, LimbeckError } from '../errors/index.ts'
import { assertNoHiddenCommit } from './assert-no-hidden-commit.ts'
import type { Database } from './database.ts'
import { diagnoseInterruption } from './diagnose-interruption.ts'
import { createForeignKeyGuard } from './foreign-key-guard.ts'
import { interrupted } from './interrupted.ts'
import { watchRejections } from './known-rejections.ts'
import type { StartedRevision } from './log-table.ts'
import { readRows } from './read-rows.ts'
import { assertCanRehearse, beginRehearsal, type Rehearsal } from './rehearsal.ts'
import { acquireRunLock } from './run-lock.ts'
import type { RunReport, RunRequest, TakenStep, Unfinished } from './run-request.ts'
import type { RunStep } from './run-step.ts'
import { StepRunner } from './step-runner.ts'

/**
 * Runs what a plan says: takes the lock, looks again, and takes the steps one by one.
 *
 * Throws what the first failing step threw, with `{ database, before, applied, failed }` as details; what was
 * committed before stays. Without anything to do it takes no lock and writes nothing. A dry run commits nothing; where
 * that is not to be had it throws `operation_unsupported`.
 */
export async function runPlan(database: Database, request: RunRequest): Promise<RunReport> {
  if (request.isDryRun) assertCanRehearse(database.dialect)
  const seen = await database.versionTable.readRows()
  const unfinished = (await database.logTable?.findStarted()) ?? []
  if (unfinished.length === 0 && request.plan(seen).length === 0) {
    return { steps: [], before: seen, after: seen }
  }
  await assertNoHiddenCommit(database)
  const { signal } = database
  let canceled: Promise<void> | undefined
  const stop = () => {
    canceled = database.connection.cancel()
  }
  const lock = await acquireRunLock(database, { timeoutMs: request.lockWaitMs, signal })
  try {
    signal?.addEventListener('abort', stop)
    return await runLocked(database, request)
  } finally {
    signal?.removeEventListener('abort', stop)
    // One that arrived late would hit what is asked next on this connection.
    await canceled
    await release(lock)
  }
}

async function runLocked(database: Database, request: RunRequest): Promise<RunReport> {
  const before = await database.versionTable.readRows()
  const [started] = (await database.logTable?.findStarted()) ?? []
  const unfinished = await planUnfinished(database, request, started, before)
  await request.assess?.(before)
  const first = request.plan(before)
  if (unfinished === undefined && first.length === 0) return { steps: [], before, after: before }

  await database.versionTable.assertFits([...(unfinished?.steps ?? []), ...first].map(readRevision))
  const startedAt = performance.now()
  const runner = new StepRunner(database, request, before)
  const restoreLimits = await limitTime(database, request.limits)
  const guard = await createForeignKeyGuard(database)
  const stopWatching = watchRejections()
  let rehearsal: Rehearsal | undefined
  try {
    if (request.isDryRun) {
      // Foreign keys can only be turned off before a transaction begins.
      await guard.beforeStep(false)
      rehearsal = await beginRehearsal(database)
    }
    await database.versionTable.ensure()
    await database.logTable?.ensure()
    if (unfinished !== undefined) await runner.runUnfinished(unfinished, guard)
    const plan = unfinished === undefined ? first : request.plan(runner.rows)
    database.emit({ kind: 'runStarted', direction: request.direction, steps: plan.length })
    await runner.run(plan, guard)
  } catch (error) {
    throw describeFailure(database, request.isDryRun ? [] : runner.taken, before, error)
  } finally {
    stopWatching()
    await quietly(async () => rehearsal?.end())
    await quietly(() => guard.restore())
    await quietly(restoreLimits)
  }
  const durationMs = performance.now() - startedAt
  database.emit({ kind: 'runDone', steps: runner.taken.length, durationMs })
  return { steps: runner.taken, before, after: runner.rows }
}

/** Decides what becomes of a revision that was started and not finished; throws unless the user said how. */
async function planUnfinished(
  database: Database,
  request: RunRequest,
  started: StartedRevision | undefined,
  rows: readonly string[],
): Promise<Unfinished | undefined> {
  if (started === undefined) return undefined
  const isSameWay = started.direction === request.direction
  const steps = isSameWay ? request.planUnfinished(started.revision, rows) : []
  if (request.recovery !== 'stop' && isSameWay) return { started, steps }
  const { connection, dialect, naming, plugins, name, signal } = database
  const { engine } = connection
  const { x, tag } = request
  const scope = { engine, dialect, naming, plugins, database: name, x, tag, signal }
  throw await diagnoseInterruption(database, started, steps[0], scope)
}

/** Sets the limits of a run; gives the function that puts back what was there. */
async function limitTime(database: Database, limits: TimeLimits): Promise<() => Promise<void>> {
  const { connection, dialect } = database
  const limiter = dialect.limitTime(limits)
  if (limiter.set.length === 0) return async () => {}
  const current =
    limiter.readCurrent === undefined ? [] : await readRows(connection, limiter.readCurrent)
  for (const statement of limiter.set) await connection.execute(statement)
  return async () => {
    for (const statement of limiter.restore(current)) await connection.execute(statement)
  }
}

function readRevision(step: RunStep): string {
  return step.revision
}

/** Adds to an error what the run had done before it. */
function describeFailure(
  database: Database,
  applied: readonly TakenStep[],
  before: readonly string[],
  error: unknown,
): LimbeckError {
  const { signal } = database
  const isInterrupted = signal?.aborted === true
  const known = isLimbeckError(error) ? error : undefined
  const base =
    isInterrupted && known?.code !== 'interrupted' ? interrupted(signal, error) : (known ?? error)
  if (!isLimbeckError(base)) throw error
  const { revision, file, line, statement, operation, ...rest } = known?.details ?? {}
  const within = operation === undefined ? {} : { operation }
  const failed = revision === undefined ? undefined : { revision, file, line, statement, ...within }
  return new LimbeckError(base.code, base.message, {
    hint: base.hint,
    cause: base.cause,
    details: { ...base.details, ...rest, database: database.name, before, applied, failed },
  })
}

/** A clean-up that fails must not hide why it was needed. */
async function quietly(cleanUp: () => Promise<void>): Promise<void> {
  try {
    await cleanUp()
  } catch {
    // The connection is gone, and the server has cleaned up by itself.
  }
}

async function release(lock: { release(): Promise<void> }): Promise<void> {
  await quietly(() => lock.release())
}
