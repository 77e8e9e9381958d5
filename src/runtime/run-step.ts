import type { Direction } from './events.ts'
import type { Operations } from './operations.ts'
import type { RowChanges } from './version-statements.ts'

/** What a step runs, whether it was written as functions or as SQL. */
export interface StepScript {
  /** The path of the script, for error messages. */
  readonly path: string
  /** Absent when the script has nothing for this database or this direction. */
  readonly body:
    | { readonly kind: 'function'; readonly run: (op: Operations) => unknown }
    | { readonly kind: 'sql'; readonly text: string }
    | undefined
  /** What the script says about its transaction; not said means what the configuration says. */
  readonly transaction?: boolean
  /** Whether the script needs foreign keys to act while it runs, where they are off otherwise. */
  readonly foreignKeys?: boolean
}

/** One revision to be run in one direction. */
export interface RunStep {
  readonly direction: Direction
  readonly revision: string
  readonly message: string
  readonly downRevision: readonly string[]
  readonly rowChanges: RowChanges
  /** The file of the script, for errors. */
  readonly path: string
  /** Loads the script; called right before the step. */
  load(): Promise<StepScript>
}
