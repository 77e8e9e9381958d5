import type { StatementResult } from '../connect/connection.ts'
import type { Inquiry, Statement } from '../dialects/dialect.ts'
import { LimbeckError } from '../errors/index.ts'
import { describeOperation } from '../operations/index.ts'
import type { Database } from './database.ts'
import { showsEarlierEffect, tookEffect } from './doubt.ts'
import { interrupted } from './interrupted.ts'
import type { LogEntry, StartedRevision } from './log-table.ts'
import { StatementJournal } from './statement-journal.ts'
import {
  EMPTY_RESULT,
  type Savepoint,
  type ScopeMode,
  type StatementRequest,
  type StepExecutor,
} from './step-executor.ts'
import { locateFailure } from './step-failure.ts'
import type { ProgressState } from './step-progress.ts'
import {
  createConcurrentChangeError,
  StepTransaction,
  type TransactionStep,
} from './step-transaction.ts'
import type { RowChanges } from './version-statements.ts'

/** What a {@link LiveExecutor} needs to know of its step. */
export interface LiveStep extends TransactionStep {
  readonly entry: LogEntry
  readonly rowChanges: RowChanges
  /** The row of an earlier attempt that is gone on with. */
  readonly resumed: StartedRevision | undefined
  readonly clock: () => Date
  /** Sends each statement alone, so that its time is known. */
  readonly timesStatements: boolean
  /** Called when everything is written and nothing is committed; absent where nobody wants to be. */
  readonly beforeCommit: (() => Promise<void>) | undefined
}

/**
 * Runs the statements of one step on a live database.
 *
 * Where the step is atomic, everything is in one transaction with the version rows and the log row. Where it is
 * not (the engine commits DDL, `autocommit`, no transaction), the log row is there before the first statement and
 * counts with every statement: in the same transaction where that is possible, so that at most one statement, the
 * one that was running, is ever in doubt.
 */
export class LiveExecutor implements StepExecutor {
  readonly isOffline = false
  readonly #database: Database
  readonly #step: LiveStep
  readonly #journal: StatementJournal
  readonly #transaction: StepTransaction
  #hasLogRow: boolean
  /** How often a statement has ended the transaction by itself; savepoints do not survive that. */
  #implicitCommits = 0
  #savepoints = 0

  constructor(database: Database, step: LiveStep) {
    this.#database = database
    this.#step = step
    this.#journal = new StatementJournal(step.resumed)
    this.#transaction = new StepTransaction(database, step)
    this.#hasLogRow = step.resumed !== undefined
  }

  get client(): unknown {
    return this.#database.connection.client
  }

  /** Prepares the log row of a step that goes on, or that cannot be atomic on this engine. */
  async start(): Promise<void> {
    const { connection, dialect, logTable } = this.#database
    const { entry, resumed } = this.#step
    if (resumed === undefined && dialect.features.transactionalDdl) return
    this.#hasLogRow = true
    if (logTable === undefined) return
    if (resumed === undefined) {
      await connection.execute(logTable.compileStart(entry, this.#journal.progress))
    } else if (resumed.error !== undefined) {
      await connection.execute(logTable.compileError(entry.id, null))
    }
  }

  async send(
    requests: readonly StatementRequest[],
    mode: ScopeMode,
  ): Promise<readonly StatementResult[]> {
    if (requests.length === 0) return []
    this.#assertNotInterrupted()
    const late = requests.findIndex((request) => request.inquiry !== undefined)
    if (late === -1) return this.#sendKnown(requests, mode)
    const before = requests.slice(0, late)
    const results = before.length === 0 ? [] : await this.#sendKnown(before, mode)
    const own = await this.#sendOne(requests[late] as StatementRequest, mode)
    return [...results, own, ...(await this.send(requests.slice(late + 1), mode))]
  }

  async enterAutocommit(): Promise<void> {
    const { commitRefusal } = this.#step.frame
    if (commitRefusal !== undefined) {
      const { message, hint } = commitRefusal
      throw new LimbeckError('operation_unsupported', message, { hint })
    }
    if (this.#hasLogRow) {
      if (this.#transaction.isOpen) await this.#writeProgress()
    } else {
      // In the transaction that is about to be committed, so that what was done is never without its row.
      this.#hasLogRow = true
      const { logTable } = this.#database
      await this.#transaction.send(
        [],
        logTable === undefined
          ? []
          : [logTable.compileStart(this.#step.entry, this.#journal.progress)],
      )
    }
    await this.#commitForGood()
  }

  async openTransaction(mode: ScopeMode): Promise<void> {
    if (mode === 'transaction') await this.#transaction.open()
  }

  async createSavepoint(mode: ScopeMode): Promise<Savepoint> {
    if (mode === 'autocommit') return NO_SAVEPOINT
    await this.#transaction.open()
    const { dialect, connection } = this.#database
    const { transaction } = dialect
    this.#savepoints += 1
    const name = `limbeck_attempt_${this.#savepoints}`
    const commitsBefore = this.#implicitCommits
    const progress = this.#journal.progress
    await connection.execute({ sql: transaction.savepoint(name) })
    const isThere = () => this.#implicitCommits === commitsBefore
    return {
      release: async () => {
        if (isThere()) await connection.execute({ sql: transaction.release(name) })
      },
      rollback: async () => {
        if (!isThere()) return
        await connection.execute({ sql: transaction.rollbackTo(name) })
        if (!this.#journal.isCatchingUp) this.#journal.rewind(progress)
      },
    }
  }

  tellProgress(state: ProgressState): void {
    this.#database.emit({ kind: 'progress', revision: this.#step.place.revision, ...state })
  }

  /** Sends what is left, changes the version rows and the log row with it, and commits. */
  async finish(left: readonly StatementRequest[], mode: ScopeMode): Promise<void> {
    const isTogether =
      this.#canTravel(mode) && left.every((request) => request.inquiry === undefined)
    if (!isTogether) await this.send(left, mode)
    this.#assertNotInterrupted()
    const requests = isTogether ? left : []
    for (const request of requests) this.#count(request)
    this.#journal.assertCaughtUp()
    const { versionTable, logTable } = this.#database
    const { entry, rowChanges, clock } = this.#step
    const changes = versionTable.compileChanges(rowChanges)
    const log =
      logTable === undefined
        ? []
        : [
            this.#hasLogRow
              ? logTable.compileFinish(entry, clock(), this.#journal.progress)
              : logTable.compileDone(entry, clock(), this.#journal.progress),
          ]
    const closing = [...changes, ...log]
    const { beforeCommit, frame } = this.#step
    const isDone =
      beforeCommit === undefined && (await this.#transaction.sendWhole(requests, closing))
    if (isDone) {
      for (const request of requests) this.#tell(request, null)
      return
    }
    const results = await this.#transaction.send(requests, closing)
    const changed = results.slice(requests.length, requests.length + changes.length)
    if (changed.some((result) => result.affectedRows !== 1)) {
      throw createConcurrentChangeError(versionTable.label)
    }
    for (const request of requests) this.#tell(request, null)
    await beforeCommit?.()
    if (frame.commit !== undefined) await this.#transaction.commit(frame.commit)
  }

  /**
   * Rolls back what is open after a failure. A row that says `started` is kept with the reason where statements
   * took effect, and forgotten where none did.
   */
  async abort(error: Error): Promise<void> {
    const { connection, logTable } = this.#database
    const { entry, resumed } = this.#step
    await this.#transaction.rollback()
    if (!this.#hasLogRow || logTable === undefined) return
    const left = (await logTable.findStarted()).find((row) => row.id === entry.id)
    if (left === undefined) return
    const hasNoEffect = left.statements === 0 && resumed === undefined
    await connection.execute(
      hasNoEffect ? logTable.compileForget(left.id) : logTable.compileError(left.id, error.message),
    )
  }

  /** Whether statements are sent together: the engine can undo them, and nobody wants to know the time of each. */
  #canTravel(mode: ScopeMode): boolean {
    return !this.#step.timesStatements && this.#canUndo(mode)
  }

  /** Whether the engine can undo statements, none of which was done before. */
  #canUndo(mode: ScopeMode): boolean {
    const { transactionalDdl } = this.#database.dialect.features
    return mode === 'transaction' && transactionalDdl && !this.#journal.isCatchingUp
  }

  async #sendKnown(
    requests: readonly StatementRequest[],
    mode: ScopeMode,
  ): Promise<readonly StatementResult[]> {
    if (this.#canTravel(mode)) return this.#sendTogether(requests)
    const results: StatementResult[] = []
    for (const [index, request] of requests.entries()) {
      // Nothing comes between them, and no INSERT commits: none is there for good before they are counted.
      const isCounted = request.isFollowed !== true || requests[index + 1] === undefined
      if (this.#canUndo(mode)) results.push(...(await this.#sendTogether([request])))
      else results.push(await this.#sendOne(request, mode, isCounted))
    }
    return results
  }

  /** Statements that the engine can undo together: one round trip with whatever begins the transaction. */
  async #sendTogether(requests: readonly StatementRequest[]): Promise<readonly StatementResult[]> {
    const startedAt = performance.now()
    const results = await this.#transaction.send(requests)
    const durationMs = requests.length === 1 ? performance.now() - startedAt : null
    for (const request of requests) this.#record(request, durationMs)
    return results
  }

  /** One statement whose effect is there for good, or that an earlier attempt may have done. */
  async #sendOne(
    request: StatementRequest,
    mode: ScopeMode,
    isCounted = true,
  ): Promise<StatementResult> {
    if (request.traits.isRead) return this.#runRead(request, mode)
    const verdict = this.#journal.judge()
    if (verdict === 'done') {
      this.#journal.count(request.statement)
      return EMPTY_RESULT
    }
    const standsAlone = this.#standsAlone(request, mode)
    const result =
      standsAlone && verdict === 'inDoubt'
        ? await this.#settleDoubt(request)
        : await this.#runWrite(request)
    this.#count(request)
    if (isCounted || mode === 'autocommit') await this.#persist(mode, standsAlone)
    return result
  }

  /** Whether the effect of a request is there for good before anything else can be said of it. */
  #standsAlone({ traits, inquiry }: StatementRequest, mode: ScopeMode): boolean {
    if (inquiry !== undefined) return !this.#database.dialect.features.transactionalDdl
    return traits.commitsImplicitly || (mode === 'autocommit' && traits.refusesTransaction)
  }

  /** A read needs no counting; it runs in the transaction where one is open or due. */
  async #runRead(request: StatementRequest, mode: ScopeMode): Promise<StatementResult> {
    const startedAt = performance.now()
    const [result] =
      mode === 'transaction'
        ? await this.#transaction.send([request])
        : await this.#transaction.sendAsIs([request])
    this.#record(request, performance.now() - startedAt)
    return result ?? EMPTY_RESULT
  }

  async #runWrite(request: StatementRequest): Promise<StatementResult> {
    const { commitsImplicitly, refusesTransaction } = request.traits
    const { transactionalDdl } = this.#database.dialect.features
    // Where a statement commits by itself, the version rows are looked at before it is sent.
    if (!transactionalDdl) await this.#transaction.open()
    if (request.inquiry !== undefined) return this.#runLate(request, request.inquiry)
    const startedAt = performance.now()
    const [result] = refusesTransaction
      ? await this.#transaction.sendAsIs([request])
      : await this.#transaction.send([request])
    if (commitsImplicitly) {
      this.#implicitCommits += 1
      this.#transaction.noticeEnd()
    }
    this.#tell(request, performance.now() - startedAt)
    return result ?? EMPTY_RESULT
  }

  /** Asks what an operation depends on, and runs what it then comes to: one statement, or what the engine can undo. */
  async #runLate(request: StatementRequest, inquiry: Inquiry): Promise<StatementResult> {
    const { inquiry: _inquiry, operation: _operation, ...rest } = request
    const { dialect } = this.#database
    const toRequest = (statement: Statement): StatementRequest => ({
      ...rest,
      statement,
      traits: dialect.readTraits(statement.sql),
    })
    // Ours and not the script's: nobody is told of them.
    const results = await this.#transaction.send([], inquiry.queries)
    const rows = results.map((result) => result.rows)
    const requests = this.#compile(request, () => inquiry.compile(rows).map(toRequest))
    if (!dialect.features.transactionalDdl) {
      for (const each of requests) await this.#runWrite(each)
      return EMPTY_RESULT
    }
    await this.#transaction.send(requests).catch(async (error: unknown) => {
      await this.#clean(inquiry.cleanup?.(rows) ?? [])
      throw error
    })
    for (const each of requests) this.#tell(each, null)
    return EMPTY_RESULT
  }

  /** Puts the session back after a failure; on a connection that is gone there is nothing left of it. */
  async #clean(statements: readonly Statement[]): Promise<void> {
    const { connection } = this.#database
    for (const statement of statements) await connection.execute(statement).catch(() => undefined)
  }

  /** What is refused now was asked for by a line of the script that has long been left. */
  #compile<Result>({ origin }: StatementRequest, compile: () => Result): Result {
    try {
      return compile()
    } catch (error) {
      throw locateFailure(error, origin, this.#step.place)
    }
  }

  /** Decides whether the statement that was running when an earlier attempt ended took effect. */
  async #settleDoubt(request: StatementRequest): Promise<StatementResult> {
    const known = await tookEffect(this.#database, request)
    let result = EMPTY_RESULT
    let effect = known === true
    if (known !== true) {
      try {
        result = await this.#runWrite(request)
      } catch (error) {
        if (known === false || !showsEarlierEffect(this.#database, error)) throw error
        effect = true
        this.#transaction.noticeEnd()
      }
    }
    this.#database.emit({
      kind: 'statementRecovered',
      revision: this.#step.place.revision,
      sql: nameRequest(request),
      tookEffect: effect,
    })
    return result
  }

  /** Writes the counter: with the statement where both fit one transaction, right after it elsewhere. */
  async #persist(mode: ScopeMode, standsAlone: boolean): Promise<void> {
    const isForGood = mode === 'autocommit' || standsAlone
    if (!isForGood && this.#database.dialect.features.transactionalDdl) return
    await this.#writeProgress()
    if (isForGood) await this.#commitForGood()
  }

  #record(request: StatementRequest, durationMs: number | null): void {
    this.#count(request)
    this.#tell(request, durationMs)
  }

  #count(request: StatementRequest): void {
    if (!request.traits.isRead) this.#journal.count(request.statement)
  }

  #tell(request: StatementRequest, durationMs: number | null): void {
    this.#database.emit({
      kind: 'statement',
      revision: this.#step.place.revision,
      sql: request.statement.sql,
      durationMs,
    })
  }

  async #writeProgress(): Promise<void> {
    const { logTable } = this.#database
    if (logTable === undefined) return
    await this.#transaction.send(
      [],
      [logTable.compileProgress(this.#step.entry.id, this.#journal.progress)],
    )
  }

  async #commitForGood(): Promise<void> {
    if (!this.#transaction.isOpen) return
    await this.#transaction.commit(this.#database.dialect.transaction.commit)
  }

  #assertNotInterrupted(): void {
    if (this.#database.signal?.aborted === true) throw interrupted(this.#database.signal)
  }
}

const NO_SAVEPOINT: Savepoint = { release: async () => {}, rollback: async () => {} }

/** What a request is called where it is told of: its statement, or the operation where that is not known yet. */
function nameRequest({ statement, operation, inquiry }: StatementRequest): string {
  return inquiry === undefined || operation === undefined
    ? statement.sql
    : describeOperation(operation)
}
