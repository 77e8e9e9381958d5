import type { RunEvent } from '../../commands/run-environment.ts'
import { makePrintable } from '../../util/printable.ts'
import { cutText, measureText } from '../format/text-width.ts'
import type { Output, Painter, Terminal } from '../terminal.ts'
import {
  describeNotice,
  describeRecovery,
  describeSql,
  describeStep,
  describeTime,
  describeWaiting,
  formatDuration,
  formatElapsed,
} from './describe-event.ts'
import { LiveLine } from './live-line.ts'
import {
  dispatch,
  type EventOf,
  type Progress,
  type ProgressOptions,
  type Reports,
} from './progress.ts'

/** How a terminal is told. */
export interface LiveProgressOptions extends ProgressOptions {
  readonly watchWrites: Terminal['watchWrites']
}

/** What goes on: a step, or the wait for the lock. */
interface Activity {
  readonly text: string
  readonly startedAt: number
  /** Whether its line was written for good, because something had to come below it. */
  readonly isWritten: boolean
}

/** A statement that the server is working on. */
interface RunningStatement {
  readonly sql: string
  readonly together: number
  readonly startedAt: number
}

const TICK_MS = 250
const USUAL_COLUMNS = 80
/** What a statement needs to be told from others; where that is half of the line it is left out. */
const LEAST_COLUMNS = 16
const MOST_CHARACTERS = 1_000

/**
 * Shows on a terminal what goes on: the last line is the step with its statement, and ticks while the server works.
 * What is done goes on lines above it, which stay.
 */
export class LiveProgress implements Progress {
  readonly #output: Output
  readonly #paint: Painter
  readonly #options: LiveProgressOptions
  readonly #clock: () => number
  readonly #line: LiveLine
  readonly #reports: Reports
  #activity: Activity | undefined
  #statement: RunningStatement | undefined
  #timer: NodeJS.Timeout | undefined
  #stopWatching: (() => void) | undefined
  /** Whether somebody else has begun a line and not ended it: it must not be written over. */
  #isForeignLineOpen = false

  constructor(
    output: Output,
    paint: Painter,
    options: LiveProgressOptions,
    clock: () => number = () => performance.now(),
  ) {
    this.#output = output
    this.#paint = paint
    this.#options = options
    this.#clock = clock
    this.#line = new LiveLine(output, clock)
    this.#reports = {
      lockWaiting: (event) => this.#begin(event, describeWaiting(event)),
      lockAcquired: (event) => this.#end(`done (${formatDuration(event.waitedMs)})`),
      runStarted: () => {},
      stepStarted: (event) => this.#begin(event, describeStep(event)),
      statementStarted: (event) => this.#beginStatement(event),
      statement: (event) => {
        this.#statement = undefined
        if (options.isVerbose) {
          this.#write(event, `  ${describeSql(event.sql)}${describeTime(event, paint)}`)
        }
      },
      statementRecovered: (event) => this.#write(event, describeRecovery(event)),
      notice: (event) => this.#write(event, describeNotice(event)),
      stepDone: (event) => {
        const done = `done (${formatDuration(event.durationMs)})`
        if (this.#activity?.isWritten === true) this.#write(event, `  ${event.revision} ${done}`)
        this.#end(done)
      },
      runDone: () => {},
    }
  }

  report(event: RunEvent): void {
    dispatch(this.#reports, event)
  }

  breakLine(): void {
    this.#settle()
    this.#activity = undefined
    this.#statement = undefined
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#stopWatching?.()
    this.#stopWatching = undefined
  }

  #begin(event: RunEvent, text: string): void {
    const startedAt = this.#clock()
    this.#activity = { text: this.#nameDatabase(event) + text, startedAt, isWritten: false }
    this.#statement = undefined
    this.#timer ??= setInterval(() => this.#draw(), TICK_MS).unref()
    this.#stopWatching ??= this.#options.watchWrites((text) => this.#makeRoom(text))
    this.#draw()
  }

  #beginStatement({ sql, together }: EventOf<'statementStarted'>): void {
    this.#statement = { sql, together, startedAt: this.#clock() }
    this.#draw()
  }

  /** Writes the line of an activity that is over for good, unless that was done. */
  #end(done: string): void {
    const activity = this.#activity
    if (activity === undefined) return
    this.#line.clear()
    if (!activity.isWritten) this.#print(`${this.#open(activity)} ${done}`)
    this.#activity = undefined
    this.#statement = undefined
  }

  /** Writes a line that stays, below that of the activity. */
  #write(event: RunEvent, text: string): void {
    this.#settle()
    this.#print(`${this.#nameDatabase(event)}${text}`)
    this.#draw()
  }

  #settle(): void {
    this.#line.clear()
    const activity = this.#activity
    if (activity === undefined || activity.isWritten) return
    this.#print(this.#open(activity))
    this.#activity = { ...activity, isWritten: true }
  }

  /** What a script prints stands below its step. */
  #makeRoom(text: string): void {
    this.#settle()
    this.#isForeignLineOpen = !text.endsWith('\n')
  }

  #print(text: string): void {
    this.#output.write(`${this.#isForeignLineOpen ? '\n' : ''}${text}\n`)
    this.#isForeignLineOpen = false
  }

  #open({ text }: Activity): string {
    return `${text} ${this.#options.ellipsis}`
  }

  #draw(): void {
    const activity = this.#activity
    if (activity === undefined || this.#isForeignLineOpen) return
    this.#line.show(() => this.#compose(activity))
  }

  #compose(activity: Activity): string {
    const { ellipsis } = this.#options
    const elapsed = formatElapsed(this.#clock() - (this.#statement ?? activity).startedAt)
    // In the last column some terminals begin a new line.
    const room = (this.#output.columns ?? USUAL_COLUMNS) - 1 - measureText(elapsed) - 1
    const sql = room < 2 * LEAST_COLUMNS ? '' : formatStatement(this.#statement)
    const reserved = Math.min(measureText(sql), Math.max(LEAST_COLUMNS, Math.floor(room / 3)))
    const head = cutText(this.#open(activity), room - reserved - 1, ellipsis)
    const tail = cutText(sql, room - measureText(head) - 1, ellipsis)
    const shown = [head, elapsed, tail === '' ? '' : this.#paint('faint', tail)]
    return shown.filter((part) => part !== '').join(' ')
  }

  #nameDatabase({ database }: RunEvent): string {
    return this.#options.namesDatabases() ? `[${database}] ` : ''
  }
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
