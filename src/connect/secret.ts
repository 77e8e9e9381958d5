import { inspect } from 'node:util'

const MASK = '***'

/** A text that shows itself as `***` wherever it is printed, inspected or turned into JSON. */
export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** The text itself, for handing to a driver. */
  reveal(): string {
    return this.#text
  }

  toString(): string {
    return MASK
  }

  toJSON(): string {
    return MASK
  }

  [inspect.custom](): string {
    return MASK
  }
}
