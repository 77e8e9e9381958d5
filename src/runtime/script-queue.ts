import type { Plan } from './run-request.ts'
import type { RunStep, StepScript } from './run-step.ts'
import { toStepFailure } from './step-failure.ts'

/**
 * Loads the scripts of a plan, each while the server works on the step before it. What is wrong with a script is told
 * to the step that needs it, and to no other.
 */
export class ScriptQueue {
  readonly #plan: Plan
  readonly #loading = new Map<number, Promise<StepScript>>()
  #next = 0

  constructor(plan: Plan) {
    this.#plan = plan
  }

  /** The script of the step with this index; loading the next one begins once this step had time to send something. */
  async take(step: RunStep, index: number): Promise<StepScript> {
    const loading = this.#loading.get(index) ?? step.load()
    this.#loading.delete(index)
    this.#next = index + 1
    try {
      return await loading
    } catch (error) {
      throw toStepFailure(error, { revision: step.revision, path: step.path })
    } finally {
      // Loading keeps the thread busy. A step that only defines things sends them two turns from here; by then the
      // server has work, and loading costs no time of anybody's.
      setImmediate(() => setImmediate(() => this.#prefetch(index + 1)))
    }
  }

  /** Nothing to do when the run has ended, or has come so far by itself. */
  #prefetch(index: number): void {
    const step = this.#plan[index]
    if (step === undefined || index < this.#next || this.#loading.has(index)) return
    const loading = step.load()
    loading.catch(() => undefined)
    this.#loading.set(index, loading)
  }
}
