import type { Row, StatementResult } from '../connect/connection.ts'
import type { Inquiry, Statement, StatementTraits } from '../dialects/dialect.ts'
import type { AnyOperation } from '../operations/index.ts'
import type { ProgressState } from './step-progress.ts'

/** Where a statement comes from, for error messages. */
export interface StatementOrigin {
  /** The stack at the call of the directive. */
  readonly stack?: string
  /** The line in the SQL script, where the statement was written there. */
  readonly line?: number
}

/** A statement on its way to the database. */
export interface StatementRequest {
  readonly statement: Statement
  readonly traits: StatementTraits
  readonly origin: StatementOrigin
  /** The operation that the statement carries out, when it is the only one that does. */
  readonly operation?: AnyOperation
  /** What an operation of a plugin says of itself that the statement is a part of, for error messages. */
  readonly within?: string
  /** What has to be asked first. The statement is then a stand-in, by which the log knows the operation. */
  readonly inquiry?: Inquiry
  /** What the log counts in its place; null for nothing. */
  readonly countsAs?: Statement | null
  /** Whether more rows of the same insertion come with the next one: then both are counted at once. */
  readonly isFollowed?: true
  /** Whether somebody waits for its rows. */
  readonly wantsRows?: boolean
}

/** Whether statements run inside the step's transaction or each on its own. */
export type ScopeMode = 'transaction' | 'autocommit'

/** A point inside a transaction that a failure can go back to. */
export interface Savepoint {
  release(): Promise<void>
  rollback(): Promise<void>
}

/** What carries out the statements of one step: a live database, or a recorder. */
export interface StepExecutor {
  readonly isOffline: boolean
  /** The driver's client. Throws `offline_read` where there is none. */
  readonly client: unknown
  /** Runs statements in order and stops at the first failure. */
  send(requests: readonly StatementRequest[], mode: ScopeMode): Promise<readonly StatementResult[]>
  /** Commits what the step has done so far; the next statement of its transaction begins a new one. */
  enterAutocommit(): Promise<void>
  /** Begins the transaction of the step where none is open, since somebody else is about to use the client. */
  openTransaction(mode: ScopeMode): Promise<void>
  createSavepoint(mode: ScopeMode): Promise<Savepoint>
  /** Tells whoever watches the run how far the step is. */
  tellProgress(state: ProgressState): void
}

/** The result of a statement that was not sent. */
export const EMPTY_RESULT: StatementResult = { rows: [] as readonly Row[], affectedRows: 0 }
