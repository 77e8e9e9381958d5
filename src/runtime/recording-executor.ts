import type { StatementResult } from '../connect/connection.ts'
import { LimbeckError } from '../errors/index.ts'
import {
  EMPTY_RESULT,
  type Savepoint,
  type StatementRequest,
  type StepExecutor,
} from './step-executor.ts'

/** Collects the statements of a step instead of running them. What asks for rows is refused. */
export class RecordingExecutor implements StepExecutor {
  readonly isOffline = true
  readonly #requests: StatementRequest[] = []

  /** The statements so far, in order. */
  get requests(): readonly StatementRequest[] {
    return this.#requests
  }

  get client(): unknown {
    throw offlineRead('op.connection')
  }

  async send(requests: readonly StatementRequest[]): Promise<readonly StatementResult[]> {
    for (const request of requests) {
      if (request.traits.isRead) throw offlineRead(request.statement.sql)
      this.#requests.push(request)
    }
    return requests.map(() => EMPTY_RESULT)
  }

  async enterAutocommit(): Promise<void> {}

  async createSavepoint(): Promise<Savepoint> {
    return { release: async () => {}, rollback: async () => {} }
  }
}

function offlineRead(what: string): LimbeckError {
  return new LimbeckError('offline_read', `There is no database to ask: ${what}`, {
    hint: 'Ask op.context.isOffline first, or write the change as one SQL statement.',
  })
}
