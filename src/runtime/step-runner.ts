import { randomUUID } from 'node:crypto'
import { LimbeckError } from '../errors/index.ts'
import { maskError } from '../util/mask-error.ts'
import { applyRowChanges } from './apply-row-changes.ts'
import type { Database } from './database.ts'
import type { ForeignKeyGuard } from './foreign-key-guard.ts'
import { interrupted } from './interrupted.ts'
import { LiveExecutor } from './live-executor.ts'
import type { StartedRevision } from './log-table.ts'
import type { Plan, RunRequest, TakenStep, Unfinished } from './run-request.ts'
import { runScript } from './run-script.ts'
import type { RunStep, StepScript } from './run-step.ts'
import { ScriptQueue } from './script-queue.ts'
import type { ScopeMode, StatementRequest } from './step-executor.ts'
import { toStepFailure } from './step-failure.ts'
import {
  DRY_RUN,
  frameInOpenTransaction,
  frameInRun,
  frameStep,
  LENT_TRANSACTION,
  type TransactionFrame,
} from './transaction-frame.ts'

/** Takes steps one after the other, and knows the version rows in between. */
export class StepRunner {
  readonly #database: Database
  readonly #request: RunRequest
  readonly #taken: TakenStep[] = []
  #rows: readonly string[]

  constructor(database: Database, request: RunRequest, rows: readonly string[]) {
    this.#database = database
    this.#request = request
    this.#rows = rows
  }

  /** The steps that were taken, in order. */
  get taken(): readonly TakenStep[] {
    return this.#taken
  }

  /** The version rows as they are now, sorted. */
  get rows(): readonly string[] {
    return this.#rows
  }

  /** Finishes what was started before, or forgets it when the rows say that it is done. */
  async runUnfinished({ started, steps }: Unfinished, guard: ForeignKeyGuard): Promise<void> {
    const { connection, logTable } = this.#database
    const [step] = steps
    if (logTable === undefined) return
    if (step === undefined) {
      await connection.execute(logTable.compileForget(started.id))
      return
    }
    const resumed = this.#request.recovery === 'restart' ? beginAnew(started) : started
    const { statements, digest } = resumed
    await connection.execute(logTable.compileProgress(started.id, { statements, digest }))
    await this.#runAll([step], guard, resumed)
  }

  /** Takes the steps of a plan. */
  async run(plan: Plan, guard: ForeignKeyGuard): Promise<void> {
    await this.#runAll(plan, guard, undefined)
  }

  async #runAll(
    plan: Plan,
    guard: ForeignKeyGuard,
    resumed: StartedRevision | undefined,
  ): Promise<void> {
    const isInside = await this.#database.connection.isInTransaction()
    const isOneTransaction =
      !isInside &&
      this.#request.transaction === 'perRun' &&
      this.#database.dialect.features.transactionalDdl
    const takenBefore = this.#taken.length
    try {
      const steps = plan.length
      const scripts = new ScriptQueue(plan)
      for (const [index, step] of plan.entries()) {
        const frame = this.#frame(isInside, isOneTransaction, index === 0)
        const position = index + 1
        await this.#runOne(step, { frame, guard, resumed, position, steps, scripts })
      }
    } catch (error) {
      // What the one transaction held is undone with it.
      if (isOneTransaction) this.#taken.length = takenBefore
      throw error
    }
    if (isOneTransaction && (await this.#database.connection.isInTransaction())) {
      await this.#database.connection.execute({ sql: this.#database.dialect.transaction.commit })
    }
  }

  #frame(isInside: boolean, isOneTransaction: boolean, isFirst: boolean): TransactionFrame {
    const { transaction } = this.#database.dialect
    const refusal = this.#request.isDryRun ? DRY_RUN : LENT_TRANSACTION
    if (isInside) return frameInOpenTransaction(transaction, refusal)
    return isOneTransaction ? frameInRun(transaction, isFirst) : frameStep(transaction)
  }

  async #runOne(
    step: RunStep,
    way: {
      readonly frame: TransactionFrame
      readonly guard: ForeignKeyGuard
      readonly resumed: StartedRevision | undefined
      readonly position: number
      readonly steps: number
      readonly scripts: ScriptQueue
    },
  ): Promise<void> {
    const database = this.#database
    if (database.signal?.aborted === true) throw interrupted(database.signal)
    const { direction, revision, message, downRevision, rowChanges } = step
    const startedAt = performance.now()
    const { position, steps, resumed, frame, guard } = way
    database.emit({
      kind: 'stepStarted',
      direction,
      revision,
      message,
      downRevision,
      position,
      steps,
      resumedAfter: resumed?.statements ?? 0,
    })
    const script = await way.scripts.take(step, position - 1)
    const place = { revision, path: script.path }
    const { clock, timesStatements } = this.#request
    const entry = {
      id: resumed?.id ?? randomUUID(),
      revision,
      direction,
      startedAt: resumed === undefined ? clock() : new Date(resumed.startedAt),
    }
    const rowsBefore = this.#rows
    const rowsAfter = applyRowChanges(rowsBefore, rowChanges)
    const executor = new LiveExecutor(database, {
      entry,
      place,
      frame,
      rowsBefore,
      rowChanges,
      resumed,
      clock,
      timesStatements,
      beforeCommit: this.#lookBeforeCommit(step, rowsAfter, guard),
    })
    try {
      await this.#prepareForeignKeys(script, guard)
      await executor.start()
      const isAtomic = script.transaction ?? this.#request.transaction !== 'none'
      if (!isAtomic) await executor.enterAutocommit()
      const mode = isAtomic ? 'transaction' : 'autocommit'
      await executor.finish(await this.#runBody(script, step, { executor, mode }), mode)
    } catch (error) {
      const failure = maskError(toStepFailure(error, place), database.secrets)
      try {
        await executor.abort(failure)
      } catch {
        // The session is gone; the server rolls back by itself.
      }
      throw failure
    }
    this.#rows = rowsAfter
    const durationMs = Math.round(performance.now() - startedAt)
    this.#taken.push({ direction, revision, message, durationMs })
    database.emit({ kind: 'stepDone', direction, revision, message, durationMs })
  }

  /** What wants to look at a step before its commit: the guard of foreign keys, and the user's hook. */
  #lookBeforeCommit(
    step: RunStep,
    after: readonly string[],
    guard: ForeignKeyGuard,
  ): (() => Promise<void>) | undefined {
    const { x, tag, isDryRun } = this.#request
    // A hook tells others of a change, and nobody shall hear of one that is undone.
    const onVersionApply = isDryRun ? undefined : this.#request.onVersionApply
    if (guard.beforeCommit === undefined && onVersionApply === undefined) return undefined
    const { name, connection } = this.#database
    const { direction, revision, message } = step
    const before = this.#rows
    return async () => {
      await guard.beforeCommit?.()
      await onVersionApply?.({
        database: name,
        direction,
        revision,
        message,
        before,
        after,
        x,
        tag,
        connection,
      })
    }
  }

  async #runBody(
    script: StepScript,
    step: RunStep,
    target: { readonly executor: LiveExecutor; readonly mode: ScopeMode },
  ): Promise<readonly StatementRequest[]> {
    const { connection, dialect, naming, plugins, name, signal } = this.#database
    return runScript(
      script,
      {
        engine: connection.engine,
        dialect,
        naming,
        plugins,
        database: name,
        x: this.#request.x,
        tag: this.#request.tag,
        direction: step.direction,
        signal,
      },
      target,
    )
  }

  async #prepareForeignKeys(script: StepScript, guard: ForeignKeyGuard): Promise<void> {
    const act = script.foreignKeys === true
    const { connection, dialect } = this.#database
    const cannotSwitch =
      act && dialect.features.checksForeignKeysPerStep && (await connection.isInTransaction())
    if (cannotSwitch) {
      throw new LimbeckError(
        'operation_unsupported',
        'Foreign keys cannot be turned on inside a transaction that is already open',
        { hint: "Run this script with transaction: 'perRevision'." },
      )
    }
    await guard.beforeStep(act)
  }
}

/** An earlier attempt of which nothing counts any more, so that nothing of it is in doubt either. */
function beginAnew(started: StartedRevision): StartedRevision {
  return { ...started, statements: 0, digest: '', error: started.error ?? 'begun anew' }
}
