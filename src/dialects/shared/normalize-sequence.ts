import type { Sequence } from '../../schema/schema-model.ts'
import { pickSaid } from './read-row.ts'

/** What sequences of an engine are where nothing is said. */
export interface SequenceDefaults {
  readonly lowest: (type: NonNullable<Sequence['type']>) => bigint
  readonly highest: (type: NonNullable<Sequence['type']>) => bigint
  readonly cache: bigint
}

/** A sequence in which what is as usual is not said. */
export function normalizeSequence(sequence: Sequence, defaults: SequenceDefaults): Sequence {
  const { name, schema, type = 'bigint', ownedBy, comment } = sequence
  const increment = BigInt(sequence.increment ?? 1)
  const isDown = increment < 0n
  const least = isDown ? defaults.lowest(type) : 1n
  const most = isDown ? -1n : defaults.highest(type)
  const minValue = BigInt(sequence.minValue ?? least)
  const maxValue = BigInt(sequence.maxValue ?? most)
  const first = isDown ? maxValue : minValue
  return {
    name,
    ...pickSaid({
      schema,
      type: type === 'bigint' ? undefined : type,
      start: unlessUsual(BigInt(sequence.start ?? first), first),
      increment: unlessUsual(increment, 1n),
      minValue: unlessUsual(minValue, least),
      maxValue: unlessUsual(maxValue, most),
      cache: unlessUsual(BigInt(sequence.cache ?? defaults.cache), defaults.cache),
      cycle: sequence.cycle === true ? true : undefined,
      ownedBy,
      comment,
    }),
  }
}

/** A number that is not the usual one, as a plain number while that is exact. */
function unlessUsual(value: bigint, usual: bigint): number | bigint | undefined {
  if (value === usual) return undefined
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}
