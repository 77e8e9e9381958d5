import { refuseValue } from './refuse-value.ts'

/** A point in time in UTC as databases read it: `2026-11-20 06:25:51.995`. Throws `invalid_argument` for an invalid date. */
export function formatUtc(value: Date): string {
  if (Number.isNaN(value.getTime())) throw refuseValue(value)
  // Years of more than four digits carry a sign in ISO 8601, which no database reads.
  return value.toISOString().replace(/^\+0*/, '').replace('T', ' ').replace('Z', '')
}
