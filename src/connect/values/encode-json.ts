import { refuseValue } from './refuse-value.ts'

/** Writes an object or an array as JSON. Throws `invalid_argument` for one that holds a bigint or itself. */
export function encodeJson(value: object): string {
  try {
    return JSON.stringify(value)
  } catch {
    throw refuseValue(value)
  }
}
