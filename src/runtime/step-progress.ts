import { LimbeckError } from '../errors/index.ts'
import { describeValue, requireText } from '../operations/require-argument.ts'

/** How far a part of a step is. */
export interface ProgressState {
  readonly label: string
  /** Which of its step it is, counted from 1. */
  readonly number: number
  readonly count: number
  readonly total: number | null
  readonly elapsedMs: number
  readonly isEnded: boolean
}

/** What a {@link StepProgress} is made of. */
export interface ProgressParts extends Pick<ProgressState, 'label' | 'number' | 'total'> {
  readonly tell: (state: ProgressState) => void
  readonly clock?: () => number
}

const INTERVAL_MS = 100

/** Counts what a step does row by row, and tells it to whoever watches the run; {@link Operations.progress} makes it. */
export class StepProgress {
  readonly #parts: ProgressParts
  readonly #clock: () => number
  readonly #startedAt: number
  #toldAt: number
  #count = 0
  #isEnded = false

  constructor(parts: ProgressParts) {
    this.#parts = parts
    this.#clock = parts.clock ?? (() => performance.now())
    this.#startedAt = this.#clock()
    this.#toldAt = this.#startedAt
    this.#tell(this.#startedAt)
    this.#endWhereComplete()
  }

  /** Says that one more is done, or so many more. Behind the end it does nothing. */
  advance(count = 1): void {
    if (!isCount(count)) throw refuse('progress.advance()', 'number of what was done', count)
    if (this.#isEnded) return
    this.#count += count
    this.#endWhereComplete()
    const now = this.#clock()
    if (!this.#isEnded && now - this.#toldAt >= INTERVAL_MS) this.#tell(now)
  }

  /** The same items, each counted when the loop over them comes back for the next; ends with them. */
  over<Item>(items: Iterable<Item>): Generator<Item, void, undefined>
  over<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item, void, undefined>
  over<Item>(
    items: Iterable<Item> | AsyncIterable<Item>,
  ): Generator<Item, void, undefined> | AsyncGenerator<Item, void, undefined> {
    if (isIterable(items)) return this.#countEach(items)
    if (isAsyncIterable(items)) return this.#countEachAwaited(items)
    throw refuse('progress.over()', 'list or another iterable', items)
  }

  /** Ends it before its total; the end of the step does the same. */
  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#tell(this.#clock())
  }

  *#countEach<Item>(items: Iterable<Item>): Generator<Item, void, undefined> {
    try {
      for (const item of items) {
        yield item
        this.advance()
      }
    } finally {
      this.end()
    }
  }

  async *#countEachAwaited<Item>(
    items: AsyncIterable<Item>,
  ): AsyncGenerator<Item, void, undefined> {
    try {
      for await (const item of items) {
        yield item
        this.advance()
      }
    } finally {
      this.end()
    }
  }

  #endWhereComplete(): void {
    const { total } = this.#parts
    if (total !== null && this.#count >= total) this.end()
  }

  #tell(now: number): void {
    const { label, number, total, tell } = this.#parts
    this.#toldAt = now
    const elapsedMs = Math.round(now - this.#startedAt)
    tell({ label, number, total, count: this.#count, elapsedMs, isEnded: this.#isEnded })
  }
}

/** Reads what `op.progress()` was given. Throws `invalid_argument`. */
export function readProgressArguments(
  total: unknown,
  label: unknown,
): { readonly total: number | null; readonly label: string } {
  if (total !== undefined && total !== null && !isCount(total))
    throw refuse('op.progress()', 'total', total)
  return { total: total ?? null, label: requireText(label, 'op.progress()', 'label') }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isIterable<Item>(items: unknown): items is Iterable<Item> {
  return typeof items === 'object' && items !== null && Symbol.iterator in items
}

function isAsyncIterable<Item>(items: unknown): items is AsyncIterable<Item> {
  return typeof items === 'object' && items !== null && Symbol.asyncIterator in items
}

function refuse(method: string, what: string, value: unknown): LimbeckError {
  const given = typeof value === 'number' ? String(value) : describeValue(value)
  return new LimbeckError('invalid_argument', `${method} takes a ${what}, not ${given}.`, {
    hint: 'Totals and counts are whole numbers; a total that nobody knows is undefined.',
  })
}
