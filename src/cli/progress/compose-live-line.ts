import { makePrintable } from '../../util/printable.ts'
import { cutText, measureText } from '../format/text-width.ts'
import type { Painter } from '../terminal.ts'
import { formatElapsed } from './describe-event.ts'
import { type BarSigns, listProgressTexts } from './describe-progress.ts'
import type { EventOf } from './progress.ts'

/** A statement that the server is working on. */
export interface RunningStatement {
  readonly sql: string
  readonly together: number
  readonly startedAt: number
}

/** How the last line of a terminal is written. */
export interface LineStyle {
  readonly columns: number
  readonly ellipsis: string
  readonly bar: BarSigns
  readonly paint: Painter
}

/** What a statement needs to be told from others; where that is half of the line it is left out. */
const LEAST_COLUMNS = 16
const MOST_CHARACTERS = 1_000

/** What goes on with its statement and how long that has taken, on one line. */
export function composeStatementLine(
  head: string,
  { statement, elapsedMs }: { statement: RunningStatement | undefined; elapsedMs: number },
  { columns, ellipsis, paint }: LineStyle,
): string {
  const elapsed = formatElapsed(elapsedMs)
  const room = fitRoom(columns) - measureText(elapsed) - 1
  const sql = room < 2 * LEAST_COLUMNS ? '' : formatStatement(statement)
  const reserved = Math.min(measureText(sql), Math.max(LEAST_COLUMNS, Math.floor(room / 3)))
  const shownHead = cutText(head, room - reserved - 1, ellipsis)
  const tail = cutText(sql, room - measureText(shownHead) - 1, ellipsis)
  return joinParts([shownHead, elapsed, tail === '' ? '' : paint('faint', tail)])
}

/** What goes on with how far it is, on one line. */
export function composeProgressLine(
  head: string,
  event: EventOf<'progress'>,
  { columns, ellipsis, bar }: LineStyle,
): string {
  const room = fitRoom(columns)
  const headColumns = Math.min(measureText(head), LEAST_COLUMNS)
  const texts = listProgressTexts(event, bar)
  const tail =
    texts.find((text) => headColumns + 1 + measureText(text) <= room) ?? texts.at(-1) ?? ''
  return joinParts([cutText(head, room - measureText(tail) - 1, ellipsis), tail])
}

function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}

/** In the last column some terminals begin a new line. */
function fitRoom(columns: number): number {
  return columns - 1
}

/** On one line, however it was written. A bulk insert is megabytes, of which the beginning will do. */
function formatStatement(statement: RunningStatement | undefined): string {
  if (statement === undefined) return ''
  const { sql, together } = statement
  const more = together > 1 ? ` (+${together - 1})` : ''
  return (
    makePrintable(sql.trimStart().slice(0, MOST_CHARACTERS).replaceAll(/\s+/g, ' ').trimEnd()) +
    more
  )
}
