import type { LockHolder } from '../dialects/dialect.ts'

/** The way in which a step goes. */
export type Direction = 'upgrade' | 'downgrade'

/** What every event of a run says. */
interface EventOfRun {
  /** The name of the database in the configuration; `default` where there is only one. */
  readonly database: string
}

/** What happens during a run, as it happens. Programs get it through `on`, the command line prints it. */
export type RunEvent =
  | (EventOfRun & { readonly kind: 'lockWaiting'; readonly holder: LockHolder | undefined })
  | (EventOfRun & { readonly kind: 'lockAcquired'; readonly waitedMs: number })
  | (EventOfRun & {
      readonly kind: 'runStarted'
      readonly direction: Direction
      readonly steps: number
    })
  | (EventOfRun & {
      readonly kind: 'stepStarted'
      readonly direction: Direction
      readonly revision: string
      readonly message: string
      readonly downRevision: readonly string[]
      /** Counted from 1. */
      readonly position: number
      readonly steps: number
      /** The statements of an earlier, unfinished attempt that are not run again. */
      readonly resumedAfter: number
    })
  | (EventOfRun & {
      readonly kind: 'statementStarted'
      readonly revision: string
      /** The first where several travel together. */
      readonly sql: string
      /** How many travel together, this one included. */
      readonly together: number
    })
  | (EventOfRun & {
      readonly kind: 'statement'
      readonly revision: string
      readonly sql: string
      /** Null where several statements travelled together. */
      readonly durationMs: number | null
    })
  | (EventOfRun & {
      readonly kind: 'statementRecovered'
      readonly revision: string
      readonly sql: string
      /** Whether the catalog shows that the statement in doubt took effect. */
      readonly tookEffect: boolean
    })
  | (EventOfRun & { readonly kind: 'notice'; readonly severity: string; readonly message: string })
  | (EventOfRun & {
      readonly kind: 'stepDone'
      readonly direction: Direction
      readonly revision: string
      readonly message: string
      readonly durationMs: number
    })
  | (EventOfRun & { readonly kind: 'runDone'; readonly steps: number; readonly durationMs: number })

/** Receives the events of a run. */
export type RunListener = (event: RunEvent) => void
