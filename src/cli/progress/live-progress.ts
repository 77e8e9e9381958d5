import type { RunEvent } from '../../commands/run-environment.ts'
import type { Output, Painter, Terminal } from '../terminal.ts'
import {
  composeProgressLine,
  composeStatementLine,
  type RunningStatement,
} from './compose-live-line.ts'
import {
  describeNotice,
  describeRecovery,
  describeSql,
  describeStep,
  describeTime,
  describeWaiting,
  formatDuration,
} from './describe-event.ts'
import { type BarSigns, describeProgressEnd } from './describe-progress.ts'
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
  readonly bar: BarSigns
}

/** What goes on: a step, or the wait for the lock. */
interface Activity {
  readonly text: string
  readonly startedAt: number
  /** Whether its line was written for good, because something had to come below it. */
  readonly isWritten: boolean
}

const TICK_MS = 250
const USUAL_COLUMNS = 80

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
  /** How far the parts of the step are that go on, by their numbers: one may stand in the loop of another. */
  readonly #progress = new Map<number, EventOf<'progress'>>()
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
      progress: (event) => this.#follow(event),
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

  /** Shows how far a part of a step is; what has ended leaves a line. */
  #follow(event: EventOf<'progress'>): void {
    if (event.isEnded) {
      this.#progress.delete(event.number)
      this.#write(event, describeProgressEnd(event))
    } else {
      this.#progress.set(event.number, event)
      this.#draw()
    }
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
    const head = this.#open(activity)
    const { ellipsis, bar } = this.#options
    const columns = this.#output.columns ?? USUAL_COLUMNS
    const style = { columns, ellipsis, bar, paint: this.#paint }
    const progress = [...this.#progress.values()].at(-1)
    if (progress !== undefined) return composeProgressLine(head, progress, style)
    const statement = this.#statement
    const elapsedMs = this.#clock() - (statement ?? activity).startedAt
    return composeStatementLine(head, { statement, elapsedMs }, style)
  }

  #nameDatabase({ database }: RunEvent): string {
    return this.#options.namesDatabases() ? `[${database}] ` : ''
  }
}
