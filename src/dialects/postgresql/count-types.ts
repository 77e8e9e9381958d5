import type { CountingDefaults } from '../shared/tidy-counting.ts'

/** The types that a sequence can count in, with their bits. */
const BITS = { smallint: 16n, integer: 32n, bigint: 64n } as const

/** A type that a sequence can count in. */
export type CountType = keyof typeof BITS

/** Whether a sequence can count in the type. */
export function isCountType(type: string): type is CountType {
  return Object.hasOwn(BITS, type)
}

/** What sequences of a type are where nothing is said. https://www.postgresql.org/docs/current/sql-createsequence.html */
export function countingDefaults(type: CountType): CountingDefaults {
  const half = 2n ** (BITS[type] - 1n)
  return { lowest: -half, highest: half - 1n, cache: 1n }
}
