import { isLimbeckError } from '../errors/index.ts'
import type { AnyOperation } from '../operations/index.ts'
import { runScript, type ScriptScope } from './run-script.ts'
import type { RunStep } from './run-step.ts'
import { EMPTY_RESULT, type StatementRequest, type StepExecutor } from './step-executor.ts'

/** The operations of a script, as far as they can be known without running it. */
export interface RecordedOperations {
  readonly operations: readonly AnyOperation[]
  /** False where the script did not come to its end: it needs rows, or a client. */
  readonly isComplete: boolean
}

/**
 * Calls a script without a database and collects the operations of its directives, in the order of the calls. Queries find
 * no rows.
 */
export async function recordOperations(
  step: RunStep,
  scope: Omit<ScriptScope, 'direction'>,
): Promise<RecordedOperations> {
  const operations: AnyOperation[] = []
  try {
    await runScript(
      await step.load(),
      { ...scope, direction: step.direction },
      { executor: NOTHING, mode: 'transaction', observe: (each) => operations.push(each) },
    )
    return { operations, isComplete: true }
  } catch (error) {
    // What a person wrote for rows that are there may well fail without any.
    if (isLimbeckError(error) && error.code === 'script_invalid') throw error
    return { operations, isComplete: false }
  }
}

const NOTHING: StepExecutor = {
  isOffline: false,
  get client(): unknown {
    throw new Error('There is no client while operations are only collected')
  },
  send: async (requests: readonly StatementRequest[]) => requests.map(() => EMPTY_RESULT),
  enterAutocommit: async () => {},
  openTransaction: async () => {},
  createSavepoint: async () => ({ release: async () => {}, rollback: async () => {} }),
  tellProgress: () => {},
}
