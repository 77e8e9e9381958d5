import type { Output } from '../terminal.ts'

/** Erases the line that the cursor is in, and goes back to its beginning. */
const ERASE = '\r\u001b[2K'

const WINDOW_MS = 1_000
const MOST_DRAWS = 10

/** The last line of a terminal, written over in place: at most ten times a second, and only where it has changed. */
export class LiveLine {
  readonly #output: Output
  readonly #clock: () => number
  #shown = ''
  #draws: readonly number[] = []

  constructor(output: Output, clock: () => number) {
    this.#output = output
    this.#clock = clock
  }

  /** Shows a text that fits the terminal. Where the line was written over too often already, nobody composes one. */
  show(compose: () => string): void {
    const now = this.#clock()
    this.#draws = this.#draws.filter((time) => now - time < WINDOW_MS)
    if (this.#draws.length >= MOST_DRAWS) return
    const text = compose()
    if (text === this.#shown) return
    this.#draws = [...this.#draws, now]
    this.#output.write(`${ERASE}${text}`)
    this.#shown = text
  }

  /** Takes the line away, so that something else can be written. */
  clear(): void {
    if (this.#shown !== '') this.#output.write(ERASE)
    this.#shown = ''
  }
}
