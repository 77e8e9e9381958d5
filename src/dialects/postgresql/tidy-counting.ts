import type { Sequence } from '../../schema/schema-model.ts'

/** How a sequence or an identity column counts. */
export type Counting = Pick<
  Sequence,
  'start' | 'increment' | 'minValue' | 'maxValue' | 'cache' | 'cycle'
>

/** The types that a sequence can count in, with their bits. */
const BITS = { smallint: 16n, integer: 32n, bigint: 64n } as const

/** A type that a sequence can count in. */
export type CountType = keyof typeof BITS

/** Whether a sequence can count in the type. */
export function isCountType(type: string): type is CountType {
  return Object.hasOwn(BITS, type)
}

/**
 * Without the settings that are what the server takes where nothing is said
 * (https://www.postgresql.org/docs/current/sql-createsequence.html).
 */
export function tidyCounting(
  { start, increment, minValue, maxValue, cache, cycle }: Counting,
  type: CountType,
): Counting {
  const half = 2n ** (BITS[type] - 1n)
  const isDescending = BigInt(increment ?? 1) < 0n
  const least = isDescending ? -half : 1n
  const most = isDescending ? -1n : half - 1n
  return {
    ...differ(
      'start',
      start,
      BigInt((isDescending ? maxValue : minValue) ?? (isDescending ? most : least)),
    ),
    ...differ('increment', increment, 1n),
    ...differ('minValue', minValue, least),
    ...differ('maxValue', maxValue, most),
    ...differ('cache', cache, 1n),
    ...(cycle === true ? { cycle } : {}),
  }
}

/** A number that is not the usual one, as a plain number while that is exact. */
function differ(name: keyof Counting, value: number | bigint | undefined, usual: bigint): Counting {
  if (value === undefined || BigInt(value) === usual) return {}
  const plain = Number(value)
  return { [name]: Number.isSafeInteger(plain) ? plain : value }
}
