import { makePrintable } from '../../util/printable.ts'
import { formatDuration, formatElapsed } from './describe-event.ts'
import type { EventOf } from './progress.ts'

type ProgressEvent = EventOf<'progress'>

/** What a bar is drawn with: what is done, and what is left. */
export interface BarSigns {
  readonly done: string
  readonly left: string
}

const BAR_COLUMNS = 20
/** Before that, nothing can be told from how fast it went. */
const LEAST_MEASURED_MS = 1_000

/** A line for what goes on: `  listing: 4,500 of 10,000 (45 %), 1,200/s, 5 s left`. */
export function describeProgress(event: ProgressEvent): string {
  const percent = event.total === null ? '' : ` (${formatPercent(event)})`
  const counted = `${formatCount(event)}${percent}`
  return `  ${makePrintable(event.label)}: ${join([counted, formatRate(event), formatLeft(event)])}`
}

/** The line for what has ended: `  listing: 10,000 of 10,000 done (8321 ms, 1,202/s)`. */
export function describeProgressEnd(event: ProgressEvent): string {
  const { label, count, total, elapsedMs } = event
  const done = total !== null && count >= total ? ' done' : ''
  const speed = join([formatDuration(elapsedMs), formatRate(event)])
  return `  ${makePrintable(label)}: ${formatCount(event)}${done} (${speed})`
}

/** What goes on, behind its step: from all that is known down to what fits nearly everywhere. */
export function listProgressTexts(
  event: ProgressEvent,
  signs: BarSigns,
): readonly [string, ...string[]] {
  const label = makePrintable(event.label)
  const rate = formatRate(event)
  const left = formatLeft(event)
  if (event.total === null) {
    const count = formatCount(event)
    return [`${label} ${join([count, rate])}`, `${label} ${count}`, count]
  }
  const percent = formatPercent(event)
  const bar = drawBar(findShare(event), signs)
  return [
    `${label} ${bar} ${join([percent, formatCount(event), rate, left])}`,
    `${label} ${bar} ${join([percent, rate, left])}`,
    `${label} ${join([percent, left])}`,
    join([percent, left]),
    percent,
  ]
}

function drawBar(share: number, { done, left }: BarSigns): string {
  const columns = Math.floor(share * BAR_COLUMNS)
  return done.repeat(columns) + left.repeat(BAR_COLUMNS - columns)
}

function findShare({ count, total }: ProgressEvent): number {
  return total === null || total === 0 ? 1 : Math.min(1, count / total)
}

/** Rounded down, so that nothing is complete before it is. */
function formatPercent(event: ProgressEvent): string {
  return `${Math.floor(findShare(event) * 100)} %`
}

function formatCount({ count, total }: ProgressEvent): string {
  return total === null ? formatNumber(count) : `${formatNumber(count)} of ${formatNumber(total)}`
}

function formatRate({ count, elapsedMs }: ProgressEvent): string {
  if (elapsedMs < LEAST_MEASURED_MS || count === 0) return ''
  return `${formatNumber((count / elapsedMs) * 1_000)}/s`
}

function formatLeft({ count, total, elapsedMs }: ProgressEvent): string {
  if (total === null || count === 0 || elapsedMs < LEAST_MEASURED_MS) return ''
  const left = formatElapsed(((total - count) / count) * elapsedMs)
  return left === '' ? '' : `${left} left`
}

/** With a digit behind the point where there are few in front of it. */
function formatNumber(value: number): string {
  return value.toLocaleString('en-US', {
    maximumFractionDigits: value < 10 && !Number.isInteger(value) ? 1 : 0,
  })
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}
