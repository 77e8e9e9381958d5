import type { Connection } from '../connect/connection.ts'
import type { TimeLimits } from '../dialects/dialect.ts'
import type { Direction } from './events.ts'
import type { StartedRevision } from './log-table.ts'
import type { RecoveryMode, TransactionMode } from './run-options.ts'
import type { ScriptScope } from './run-script.ts'
import type { RunStep } from './run-step.ts'

/** Steps in order, as the graph planned them. */
export type Plan = readonly RunStep[]

/** What is to be run, and how. */
export interface RunRequest {
  readonly direction: Direction
  /** Plans from the version rows; called again once the lock is held. */
  plan(rows: readonly string[]): Plan
  /** Plans the one step that an unfinished revision needs; empty when the rows say that it is done. */
  planUnfinished(revision: string, rows: readonly string[]): Plan
  /** Called with the version rows once the lock is held, before anything is done; throws where nothing may be done. */
  assess?(rows: readonly string[]): Promise<void> | undefined
  readonly transaction: TransactionMode
  readonly recovery: RecoveryMode
  /** Takes all steps in one transaction and rolls it back. */
  readonly isDryRun: boolean
  readonly lockWaitMs: number
  readonly limits: TimeLimits
  readonly x: ScriptScope['x']
  readonly tag: string | undefined
  readonly onVersionApply?: VersionApplyHook | undefined
  readonly clock: () => Date
  /** Sends each statement alone, so that its time is known: slower where statements could travel together. */
  readonly timesStatements: boolean
}

/** A step that was taken. */
export interface TakenStep {
  readonly direction: Direction
  readonly revision: string
  readonly message: string
  readonly durationMs: number
}

/** What a run has done. */
export interface RunReport {
  readonly steps: readonly TakenStep[]
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** A change of the version rows that is about to be committed. */
export interface VersionChange {
  readonly database: string
  readonly direction: RunStep['direction'] | 'stamp'
  readonly revision: string
  readonly message: string
  /** The version rows before and after, sorted. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly x: ScriptScope['x']
  readonly tag: string | undefined
  /** What is run here is committed with the version rows. */
  readonly connection: Connection
}

/** Called after the version rows of a step have changed, before the commit. */
export type VersionApplyHook = (change: VersionChange) => void | Promise<void>

/** A revision that was started before, with the step that finishes it. */
export interface Unfinished {
  readonly started: StartedRevision
  readonly steps: Plan
}
