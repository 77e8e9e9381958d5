import { refuseValue } from './refuse-value.ts'

/** A text as it is. Throws `invalid_argument` for half a surrogate pair, which drivers would replace without a word. */
export function encodeText(value: string): string {
  if (value.isWellFormed()) return value
  throw refuseValue(value)
}
