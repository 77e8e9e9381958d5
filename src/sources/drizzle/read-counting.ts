import type { Sequence } from '../../schema/schema-model.ts'
import type { DrizzleSequenceOptions } from './entity.ts'

/** How a sequence or an identity column counts. */
export type Counting = Pick<
  Sequence,
  'start' | 'increment' | 'minValue' | 'maxValue' | 'cache' | 'cycle'
>

/** The largest numbers of PostgreSQL's whole numbers. */
const LARGEST: Readonly<Record<string, bigint>> = {
  smallint: 32_767n,
  integer: 2_147_483_647n,
  bigint: 9_223_372_036_854_775_807n,
}

/** Reads how something counts. What is as it would be anyway is not said: Drizzle writes it, the catalog does not. */
export function readCounting(
  { increment, minValue, maxValue, startWith, cache, cycle }: DrizzleSequenceOptions = {},
  type: string,
): Counting {
  const step = readNumber(increment) ?? 1n
  const isDown = step < 0n
  const largest = LARGEST[type] ?? LARGEST['bigint'] ?? 0n
  const usual = isDown ? { low: -largest - 1n, high: -1n } : { low: 1n, high: largest }
  const low = readNumber(minValue) ?? usual.low
  const high = readNumber(maxValue) ?? usual.high
  const said = {
    start: unless(readNumber(startWith), isDown ? high : low),
    increment: unless(step, 1n),
    minValue: unless(low, usual.low),
    maxValue: unless(high, usual.high),
    cache: unless(readNumber(cache), 1n),
  }
  return {
    ...(Object.fromEntries(
      Object.entries(said).filter(([, value]) => value !== undefined),
    ) as Counting),
    ...(cycle === true ? { cycle } : {}),
  }
}

function readNumber(value: number | string | undefined): bigint | undefined {
  return value === undefined ? undefined : BigInt(value)
}

function unless(value: bigint | undefined, usual: bigint): number | bigint | undefined {
  if (value === undefined || value === usual) return undefined
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}
