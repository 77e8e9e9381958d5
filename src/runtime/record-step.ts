import { isLimbeckError } from '../errors/index.ts'
import { type RecordedEntry, RecordingExecutor } from './recording-executor.ts'
import { runScript, type ScriptScope } from './run-script.ts'
import type { RunStep, StepScript } from './run-step.ts'
import type { ScopeMode, StatementRequest } from './step-executor.ts'
import type { FailurePlace } from './step-failure.ts'

/** The statements of a step as far as they can be known without a database. */
export interface RecordedStep {
  readonly requests: readonly StatementRequest[]
  /** False where the script asks for rows: what follows depends on them. */
  readonly isComplete: boolean
}

/** Runs a script without a database and collects its statements, up to where it asks for rows. */
export async function recordStep(
  step: RunStep,
  scope: Omit<ScriptScope, 'direction'>,
): Promise<RecordedStep> {
  const script = await step.load()
  const executor = new RecordingExecutor({ revision: step.revision, path: script.path })
  let isComplete = true
  try {
    await record(script, { ...scope, direction: step.direction }, { executor, mode: 'transaction' })
  } catch (error) {
    if (!isLimbeckError(error) || error.code !== 'offline_read') throw error
    isComplete = false
  }
  const requests = executor.entries.flatMap((entry) =>
    entry.kind === 'statement' ? [entry.request] : [],
  )
  return { requests, isComplete }
}

/** Runs a script without a database and collects all it asks for. Throws `offline_read` where it asks for rows. */
export async function recordScript(
  script: StepScript,
  scope: ScriptScope,
  { mode, place }: { readonly mode: ScopeMode; readonly place: FailurePlace },
): Promise<readonly RecordedEntry[]> {
  const executor = new RecordingExecutor(place)
  await record(script, scope, { executor, mode })
  return executor.entries
}

async function record(
  script: StepScript,
  scope: ScriptScope,
  target: { readonly executor: RecordingExecutor; readonly mode: ScopeMode },
): Promise<void> {
  const held = await runScript(script, scope, target)
  await target.executor.send(held, target.mode)
}
