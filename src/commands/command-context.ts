import type { ResolvedConfig } from '../config/resolved-config.ts'
import type { RunEvent } from '../runtime/events.ts'

/** Questions to the person at the terminal. */
export interface Prompts {
  /** Asks a question that is answered with yes or no; rejects with `interrupted` when the person breaks off. */
  confirm(question: string): Promise<boolean>
}

/** What every command knows beside its own options. */
export interface CommandContext {
  readonly config: ResolvedConfig
  /** Receives what happens during a run. */
  readonly on: (event: RunEvent) => void
  /** Asks a run to stop at the next safe place. */
  readonly signal: AbortSignal | undefined
  /** Absent without a terminal: what is asked there is then refused with `needs_answer`. */
  readonly ask: Prompts | undefined
  /** Answers every question with yes. */
  readonly assumeYes: boolean
  readonly clock: () => Date
  readonly newRevisionId: () => string
  /** An absolute path. */
  readonly workingDirectory: string
  /** The one database that the command is narrowed to. */
  readonly databaseFilter: string | undefined
  /** How long to wait for the run lock. */
  readonly lockTimeoutMs: number
}
