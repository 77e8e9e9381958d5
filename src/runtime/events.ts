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
  | (EventOfRun & {
      /** Another run holds the lock, and this one waits for it. */
      readonly kind: 'lockWaiting'
      /** Who holds it, as far as the server tells. */
      readonly holder: LockHolder | undefined
    })
  | (EventOfRun & {
      /** The run has the lock. */
      readonly kind: 'lockAcquired'
      /** How long it waited, in milliseconds. */
      readonly waitedMs: number
    })
  | (EventOfRun & {
      /** There is something to do, and it begins. */
      readonly kind: 'runStarted'
      readonly direction: Direction
      /** How many steps it will take. */
      readonly steps: number
    })
  | (EventOfRun & {
      /** A revision begins. */
      readonly kind: 'stepStarted'
      readonly direction: Direction
      readonly revision: string
      /** What the revision does. */
      readonly message: string
      /** The revisions that it comes after. */
      readonly downRevision: readonly string[]
      /** Which step of the run it is, counted from 1. */
      readonly position: number
      /** How many steps the run takes. */
      readonly steps: number
      /** How many statements of an earlier, unfinished attempt are not run again. */
      readonly resumedAfter: number
    })
  | (EventOfRun & {
      /** A statement is sent. */
      readonly kind: 'statementStarted'
      readonly revision: string
      /** The first where several travel together. */
      readonly sql: string
      /** How many travel together, this one included. */
      readonly together: number
    })
  | (EventOfRun & {
      /** A statement was run. */
      readonly kind: 'statement'
      readonly revision: string
      readonly sql: string
      /** How long it took; null where several statements travelled together. */
      readonly durationMs: number | null
    })
  | (EventOfRun & {
      /** A statement that was in doubt after a crash was looked for in the catalog. */
      readonly kind: 'statementRecovered'
      readonly revision: string
      readonly sql: string
      /** Whether the catalog shows that it took effect. */
      readonly tookEffect: boolean
    })
  | (EventOfRun & {
      /**
       * A part of a step that counts with `op.progress` is somewhere: when it begins, at most ten times a second, and
       * when it ends.
       */
      readonly kind: 'progress'
      readonly revision: string
      readonly label: string
      /** Which of its step it is, counted from 1. */
      readonly number: number
      /** How many are done. */
      readonly count: number
      /** How many there are; null where nobody knows. */
      readonly total: number | null
      /** How long it has been going on, in milliseconds. */
      readonly elapsedMs: number
      /** Whether this is the last that is heard of it. With a `count` below the `total` it was left early. */
      readonly isEnded: boolean
    })
  | (EventOfRun & {
      /** The server has something to say. */
      readonly kind: 'notice'
      /** In the words of the server, e.g. `NOTICE`. */
      readonly severity: string
      readonly message: string
    })
  | (EventOfRun & {
      /** A revision is done. */
      readonly kind: 'stepDone'
      readonly direction: Direction
      readonly revision: string
      /** What the revision does. */
      readonly message: string
      /** How long it took, in milliseconds. */
      readonly durationMs: number
    })
  | (EventOfRun & {
      /** The run has come to its end. */
      readonly kind: 'runDone'
      /** How many steps it took. */
      readonly steps: number
      /** How long it took, in milliseconds. */
      readonly durationMs: number
    })

/** Receives the events of a run. */
export type RunListener = (event: RunEvent) => void
