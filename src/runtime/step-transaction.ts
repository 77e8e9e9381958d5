import type { StatementResult } from '../connect/connection.ts'
import type { Statement } from '../dialects/dialect.ts'
import { isLimbeckError, LimbeckError } from '../errors/index.ts'
import type { Database } from './database.ts'
import type { StatementRequest } from './step-executor.ts'
import { type FailurePlace, locateStatementFailure } from './step-failure.ts'
import type { TransactionFrame } from './transaction-frame.ts'

/** What a transaction needs to know of its step. */
export interface TransactionStep {
  readonly place: FailurePlace
  readonly frame: TransactionFrame
  /** The version rows that the step expects to meet. */
  readonly rowsBefore: readonly string[]
}

/**
 * The transaction of one step. It begins together with the first statement that is sent in it, in the same round trip,
 * and refuses to go on where the version rows are not as the step expects them. `autocommit` ends it in the middle of a
 * step; the next statement begins another.
 */
export class StepTransaction {
  readonly #database: Database
  readonly #step: TransactionStep
  #isOpen = false
  #hasBegun = false

  constructor(database: Database, step: TransactionStep) {
    this.#database = database
    this.#step = step
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Whether one was opened before: only the first may be the frame's own way to begin. */
  get hasBegun(): boolean {
    return this.#hasBegun
  }

  /** Begins, where nothing has yet. */
  async open(): Promise<void> {
    await this.send([])
  }

  /** Sends requests and then statements of our own, behind whatever begins the transaction; gives the results of both. */
  async send(
    requests: readonly StatementRequest[],
    closing: readonly Statement[] = [],
  ): Promise<readonly StatementResult[]> {
    const opening = this.#openingStatements()
    if (opening.length > 0) {
      this.#isOpen = true
      this.#hasBegun = true
    }
    const results = await this.#execute(opening, requests, closing)
    this.#checkRows(opening, results)
    return results.slice(opening.length)
  }

  /** Sends requests as they are: in the transaction where one is open, on their own where none is. */
  sendAsIs(requests: readonly StatementRequest[]): Promise<readonly StatementResult[]> {
    return this.#execute([], requests, [])
  }

  /**
   * Sends everything from BEGIN to COMMIT in one go, where nothing was sent before and the server itself can see to it
   * that the version rows are as expected. Tells whether it did.
   */
  async sendWhole(
    requests: readonly StatementRequest[],
    closing: readonly Statement[],
  ): Promise<boolean> {
    const { versionTable } = this.#database
    const { begin, commit } = this.#step.frame
    const guard = versionTable.compileGuard(this.#step.rowsBefore)
    const canBeWhole = !this.#isOpen && !this.#hasBegun && guard !== undefined
    if (!canBeWhole || begin === undefined || commit === undefined) return false
    const opening = [{ sql: begin }, guard]
    this.#hasBegun = true
    try {
      await this.#execute(opening, requests, [...closing, { sql: commit }])
    } catch (error) {
      if (readIndex(error) !== opening.length - 1) throw error
      throw createConcurrentChangeError(versionTable.label, error)
    }
    return true
  }

  /** Commits what is open, as the frame says or by the statement that is given. */
  async commit(sql: string): Promise<void> {
    this.#isOpen = false
    const result = await this.#database.connection.execute({ sql })
    if (result.command !== 'ROLLBACK') return
    throw new LimbeckError(
      'transaction_aborted',
      `The database rolled back "${this.#step.place.revision}" instead of committing it`,
      { hint: 'A statement in it failed and its error was swallowed; use op.attempt() for that.' },
    )
  }

  /** Rolls back what is open and ours. */
  async rollback(): Promise<void> {
    const { connection } = this.#database
    const { commitRefusal, rollback } = this.#step.frame
    const isOurs = commitRefusal === undefined || this.#hasBegun
    if (isOurs && (await connection.isInTransaction())) await connection.execute({ sql: rollback })
    this.#isOpen = false
  }

  /** Takes notice that a statement has ended the transaction by itself. */
  noticeEnd(): void {
    this.#isOpen = false
  }

  /** What has to be sent before the first statement of a transaction; empty when one is open. */
  #openingStatements(): readonly Statement[] {
    if (this.#isOpen) return []
    const { dialect, versionTable } = this.#database
    const sql = this.#hasBegun ? dialect.transaction.begin : this.#step.frame.begin
    return [...(sql === undefined ? [] : [{ sql }]), versionTable.selectStatement]
  }

  async #execute(
    opening: readonly Statement[],
    requests: readonly StatementRequest[],
    closing: readonly Statement[],
  ): Promise<readonly StatementResult[]> {
    const statements = [...opening, ...requests.map((request) => request.statement), ...closing]
    if (statements.length === 0) return []
    this.#tellStart(requests)
    try {
      return await this.#database.connection.executeBatch(statements)
    } catch (error) {
      const request = requests[(readIndex(error) ?? -1) - opening.length]
      if (request === undefined) throw error
      throw locateStatementFailure(error, request, this.#step.place)
    }
  }

  #tellStart(requests: readonly StatementRequest[]): void {
    const [first] = requests
    if (first === undefined) return
    this.#database.emit({
      kind: 'statementStarted',
      revision: this.#step.place.revision,
      sql: first.statement.sql,
      together: requests.length,
    })
  }

  #checkRows(opening: readonly Statement[], results: readonly StatementResult[]): void {
    const rows = opening.length === 0 ? undefined : results[opening.length - 1]?.rows
    if (rows === undefined) return
    const { versionTable } = this.#database
    const found = versionTable.readRowsOf(rows)
    const expected = this.#step.rowsBefore
    const isSame = found.length === expected.length && found.every((row) => expected.includes(row))
    if (!isSame) throw createConcurrentChangeError(versionTable.label)
  }
}

/** The error for version rows that are not as this run left them. */
export function createConcurrentChangeError(table: string, cause?: unknown): LimbeckError {
  return new LimbeckError(
    'concurrent_change',
    `Another process changed "${table}" while this run was going on`,
    {
      cause,
      hint: 'Nothing of this step was kept. Look at `limbeck current`, then run the command again.',
    },
  )
}

/** Which statement of a batch failed. */
function readIndex(error: unknown): number | undefined {
  const index = isLimbeckError(error) ? error.details?.['index'] : undefined
  return typeof index === 'number' ? index : undefined
}
