import { isLimbeckError } from '../errors/index.ts'
import { RecordingExecutor } from './recording-executor.ts'
import { runScript, type ScriptScope } from './run-script.ts'
import type { RunStep } from './run-step.ts'
import type { StatementRequest } from './step-executor.ts'

/** The statements of a step as far as they can be known without a database. */
export interface RecordedStep {
  readonly requests: readonly StatementRequest[]
  /** False where the script asks for rows: what follows depends on them. */
  readonly isComplete: boolean
}

/** Runs a script without a database and collects its statements. */
export async function recordStep(
  step: RunStep,
  scope: Omit<ScriptScope, 'direction'>,
): Promise<RecordedStep> {
  const executor = new RecordingExecutor()
  const script = await step.load()
  try {
    const held = await runScript(
      script,
      { ...scope, direction: step.direction },
      { executor, mode: 'transaction' },
    )
    await executor.send(held)
  } catch (error) {
    if (!isLimbeckError(error) || error.code !== 'offline_read') throw error
    return { requests: executor.requests, isComplete: false }
  }
  return { requests: executor.requests, isComplete: true }
}
