import type { Sequence } from '../../schema/schema-model.ts'
import { pickSaid } from './read-row.ts'

/** How a sequence or an identity column counts. */
export type Counting = Pick<
  Sequence,
  'start' | 'increment' | 'minValue' | 'maxValue' | 'cache' | 'cycle'
>

/** What an engine takes where nothing is said: the ends of a type, and how many numbers are kept at hand. */
export interface CountingDefaults {
  readonly lowest: bigint
  readonly highest: bigint
  readonly cache: bigint
}

/** Without the settings that are what the engine takes where nothing is said. */
export function tidyCounting(counting: Counting, defaults: CountingDefaults): Counting {
  const increment = BigInt(counting.increment ?? 1)
  const isDown = increment < 0n
  const least = isDown ? defaults.lowest : 1n
  const most = isDown ? -1n : defaults.highest
  const minValue = BigInt(counting.minValue ?? least)
  const maxValue = BigInt(counting.maxValue ?? most)
  const first = isDown ? maxValue : minValue
  return pickSaid({
    start: unlessUsual(BigInt(counting.start ?? first), first),
    increment: unlessUsual(increment, 1n),
    minValue: unlessUsual(minValue, least),
    maxValue: unlessUsual(maxValue, most),
    cache: unlessUsual(BigInt(counting.cache ?? defaults.cache), defaults.cache),
    cycle: counting.cycle === true ? true : undefined,
  })
}

/** A number that is not the usual one, as a plain number while that is exact. */
function unlessUsual(value: bigint, usual: bigint): number | bigint | undefined {
  if (value === usual) return undefined
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}
