import type { RunEvent } from '../../commands/run-environment.ts'

/** Tells on standard error what a run does while it does it. */
export interface Progress {
  report(event: RunEvent): void
  /** Ends a line that waits for the end of something, before somebody else writes. */
  breakLine(): void
}

/** How much is told. */
export interface ProgressOptions {
  readonly isVerbose: boolean
  /** Whether each line begins with the name of its database. */
  readonly namesDatabases: () => boolean
  /** What stands where something goes on, and where a text is cut. */
  readonly ellipsis: string
  /** Whether the parts of a step that count are told of. */
  readonly tellsProgress: boolean
}

/** What a listener does with each kind of event. */
export type Reports = {
  readonly [Kind in RunEvent['kind']]: (event: EventOf<Kind>) => void
}

/** The events of a kind. */
export type EventOf<Kind extends RunEvent['kind']> = Extract<RunEvent, { kind: Kind }>

/** Tells nothing. */
export const SILENT_PROGRESS: Progress = { report: () => {}, breakLine: () => {} }

/** Hands an event to the report of its kind. */
export function dispatch<Kind extends RunEvent['kind']>(
  reports: Reports,
  event: EventOf<Kind>,
): void {
  // The event is of the kind that its own report takes; the compiler loses that over a union.
  const report = reports[event.kind] as (event: RunEvent) => void
  report(event)
}
