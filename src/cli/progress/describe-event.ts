import { makePrintable, makePrintableLines } from '../../util/printable.ts'
import { addMessage, formatOrigin } from '../format/record-line.ts'
import type { Painter } from '../terminal.ts'
import type { EventOf } from './progress.ts'

/** A step and, where there are several, which of how many it is: `[3/120] Running upgrade a1 -> b2, add users`. */
export function describeStep(event: EventOf<'stepStarted'>): string {
  const revision = makePrintable(event.revision)
  const below = formatOrigin({ downRevision: event.downRevision, dependsOn: [] })
  const way = {
    upgrade: `${below} -> ${revision}`,
    downgrade: `${revision} -> ${below}`,
  }[event.direction]
  const resumed = event.resumedAfter === 0 ? '' : ` (after statement ${event.resumedAfter})`
  const place = event.steps > 1 ? `[${event.position}/${event.steps}] ` : ''
  return `${place}${addMessage(`Running ${event.direction} ${way}`, event.message)}${resumed}`
}

/** Who holds the lock that a run waits for. */
export function describeWaiting({ holder }: EventOf<'lockWaiting'>): string {
  return `Waiting for the run lock${describeHolder(holder)}`
}

/** A statement as it is shown. */
export function describeSql(sql: string): string {
  return makePrintableLines(sql.trim())
}

/** What became of the statement that an earlier run was interrupted in. */
export function describeRecovery({ tookEffect, sql }: EventOf<'statementRecovered'>): string {
  const effect = tookEffect ? 'took effect' : 'did not take effect'
  return `  The interrupted statement ${effect}: ${describeSql(sql)}`
}

/** What a server said beside its results. */
export function describeNotice({ severity, message }: EventOf<'notice'>): string {
  return `  ${severity}: ${makePrintableLines(message)}`
}

/** The time of a statement behind it; nothing where nobody knows it. */
export function describeTime({ durationMs }: EventOf<'statement'>, paint: Painter): string {
  return durationMs === null ? '' : ` ${paint('faint', `(${formatDuration(durationMs)})`)}`
}

/** A duration for people. */
export function formatDuration(durationMs: number): string {
  return durationMs < 10_000
    ? `${Math.round(durationMs)} ms`
    : `${(durationMs / 1000).toFixed(1)} s`
}

/** How long something has been going on, in whole seconds; empty at first. */
export function formatElapsed(elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / 1000)
  if (seconds < 1) return ''
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

function describeHolder(holder: EventOf<'lockWaiting'>['holder']): string {
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
