import type { RunEvent } from '../commands/run-environment.ts'
import { addMessage, formatOrigin } from './format/record-line.ts'
import type { Output, Painter } from './terminal.ts'

/** Tells on standard error what a run does while it does it. */
export interface Progress {
  report(event: RunEvent): void
  /** Ends a line that waits for the end of a step. */
  breakLine(): void
}

/** What a listener does with each kind of event. */
type Reports = {
  readonly [Kind in RunEvent['kind']]: (event: Extract<RunEvent, { kind: Kind }>) => void
}

/** How much is told. */
export interface ProgressOptions {
  readonly isVerbose: boolean
  /** Whether each line begins with the name of its database. */
  readonly namesDatabases: () => boolean
}

/** Writes progress to an output. A step is one line: it begins when the step begins, and ends with its time. */
export function createProgress(output: Output, paint: Painter, options: ProgressOptions): Progress {
  let isLineOpen = false
  const breakLine = () => {
    if (isLineOpen) output.write('\n')
    isLineOpen = false
  }
  const writeLine = (event: RunEvent, text: string) => {
    breakLine()
    output.write(`${nameDatabase(event)}${text}\n`)
  }
  const nameDatabase = ({ database }: RunEvent) =>
    options.namesDatabases() ? `[${database}] ` : ''
  const reports: Reports = {
    lockWaiting: (event) =>
      writeLine(event, `Waiting for the run lock${describeHolder(event.holder)} …`),
    lockAcquired: () => {},
    runStarted: () => {},
    stepStarted: (event) => {
      breakLine()
      output.write(`${nameDatabase(event)}${describeStep(event)} …`)
      isLineOpen = true
    },
    statement: (event) => {
      if (!options.isVerbose) return
      const { durationMs } = event
      const time =
        durationMs === null ? '' : ` ${paint('faint', `(${formatDuration(durationMs)})`)}`
      writeLine(event, `  ${event.sql.trim()}${time}`)
    },
    statementRecovered: (event) => {
      const effect = event.tookEffect ? 'took effect' : 'did not take effect'
      writeLine(event, `  The interrupted statement ${effect}: ${event.sql.trim()}`)
    },
    notice: (event) => writeLine(event, `  ${event.severity}: ${event.message}`),
    stepDone: (event) => {
      const time = formatDuration(event.durationMs)
      if (isLineOpen) output.write(` done (${time})\n`)
      else output.write(`${nameDatabase(event)}  ${event.revision} done (${time})\n`)
      isLineOpen = false
    },
    runDone: () => {},
  }
  return { report: (event) => dispatch(reports, event), breakLine }
}

/** Tells nothing. */
export const SILENT_PROGRESS: Progress = { report: () => {}, breakLine: () => {} }

function dispatch<Kind extends RunEvent['kind']>(
  reports: Reports,
  event: Extract<RunEvent, { kind: Kind }>,
): void {
  // The event is of the kind that its own report takes; the compiler loses that over a union.
  const report = reports[event.kind] as (event: RunEvent) => void
  report(event)
}

function describeStep(event: Extract<RunEvent, { kind: 'stepStarted' }>): string {
  const below = formatOrigin({ downRevision: event.downRevision, dependsOn: [] })
  const way = {
    upgrade: `${below} -> ${event.revision}`,
    downgrade: `${event.revision} -> ${below}`,
  }[event.direction]
  const resumed = event.resumedAfter === 0 ? '' : ` (after statement ${event.resumedAfter})`
  return `${addMessage(`Running ${event.direction} ${way}`, event.message)}${resumed}`
}

function describeHolder(holder: Extract<RunEvent, { kind: 'lockWaiting' }>['holder']): string {
  if (holder === undefined) return ''
  const { session, application, user, host, since } = holder
  const details = [
    application,
    user !== undefined && host !== undefined ? `${user}@${host}` : (user ?? host),
    since === undefined ? undefined : `since ${since}`,
  ].filter((detail) => detail !== undefined)
  const more = details.length === 0 ? '' : ` (${details.join(', ')})`
  return `, held by ${session}${more}`
}

function formatDuration(durationMs: number): string {
  return durationMs < 10_000
    ? `${Math.round(durationMs)} ms`
    : `${(durationMs / 1000).toFixed(1)} s`
}
