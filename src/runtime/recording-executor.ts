import type { StatementResult } from '../connect/connection.ts'
import { LimbeckError } from '../errors/index.ts'
import {
  EMPTY_RESULT,
  type Savepoint,
  type ScopeMode,
  type StatementRequest,
  type StepExecutor,
} from './step-executor.ts'
import { type FailurePlace, locateStatementFailure } from './step-failure.ts'

/** What a script asked for: a statement, or the end of its transaction so far. */
export type RecordedEntry =
  | {
      readonly kind: 'statement'
      readonly request: StatementRequest
      readonly mode: ScopeMode
    }
  | { readonly kind: 'autocommit' }

/** Collects the statements of a step instead of running them. What asks for rows is refused. */
export class RecordingExecutor implements StepExecutor {
  readonly isOffline = true
  readonly #entries: RecordedEntry[] = []
  readonly #place: FailurePlace

  constructor(place: FailurePlace) {
    this.#place = place
  }

  /** What was asked for so far, in order. */
  get entries(): readonly RecordedEntry[] {
    return this.#entries
  }

  get client(): unknown {
    throw offlineRead('op.connection')
  }

  async send(
    requests: readonly StatementRequest[],
    mode: ScopeMode,
  ): Promise<readonly StatementResult[]> {
    for (const request of requests) {
      if (request.wantsRows === true) {
        throw locateStatementFailure(offlineRead(request.statement.sql), request, this.#place)
      }
      this.#entries.push({ kind: 'statement', request, mode })
    }
    return requests.map(() => EMPTY_RESULT)
  }

  async enterAutocommit(): Promise<void> {
    this.#entries.push({ kind: 'autocommit' })
  }

  async openTransaction(): Promise<void> {}

  async createSavepoint(): Promise<Savepoint> {
    return { release: async () => {}, rollback: async () => {} }
  }

  /** What is only written takes no time. */
  tellProgress(): void {}
}

function offlineRead(what: string): LimbeckError {
  return new LimbeckError('offline_read', `There is no database to ask: ${what}`, {
    hint: 'Ask op.context.isOffline first, or write the change as one SQL statement.',
  })
}
