import { LimbeckError } from '../errors/index.ts'
import type { Sequence } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { describeValue, requireInteger, requireName } from './require-argument.ts'

/** What a sequence is beside its name. */
export type SequenceSettings = Omit<Sequence, 'name' | 'schema'>

/** What of a sequence is changed: not said means left as it is, null means as the engine has it. */
export type SequenceChange = {
  readonly [Key in keyof SequenceSettings]?: SequenceSettings[Key] | null
}

/** The names of {@link SequenceSettings}. */
export const sequenceSettings = [
  'type',
  'start',
  'increment',
  'minValue',
  'maxValue',
  'cache',
  'cycle',
  'ownedBy',
  'comment',
] as const satisfies readonly (keyof SequenceSettings)[]

const integers = ['start', 'increment', 'minValue', 'maxValue', 'cache'] as const

const types: readonly unknown[] = ['smallint', 'integer', 'bigint']

/** Throws `invalid_argument` for a setting of a sequence that cannot be. */
export function assertSequenceSettings(said: SequenceChange, where: string): void {
  for (const option of integers) {
    const value = said[option]
    if (value !== undefined && value !== null) requireInteger(value, where, option)
  }
  const { type, ownedBy } = said
  if (type !== undefined && type !== null && !types.includes(type))
    throw new LimbeckError('invalid_argument', `The type of ${where} is ${describeValue(type)}.`, {
      hint: 'Known: "smallint", "integer", "bigint".',
    })
  if (ownedBy === undefined || ownedBy === null) return
  const { table, column } = readOptions<NonNullable<Sequence['ownedBy']>>(
    ownedBy,
    ['table', 'column'],
    `"ownedBy" of ${where}`,
  )
  requireName(table, where, 'table')
  requireName(column, where, 'column')
}

/** The sequence after a change. */
export function changeSequence(sequence: Sequence, change: SequenceChange): Sequence {
  const merged = Object.entries({ ...sequence, ...change })
  return Object.fromEntries(merged.filter(([, value]) => value !== null)) as unknown as Sequence
}

/** The change back to what the sequence was. */
export function restoreSequence(change: SequenceChange, before: SequenceSettings): SequenceChange {
  const keys = sequenceSettings.filter((key) => change[key] !== undefined)
  const restored = Object.fromEntries(keys.map((key) => [key, before[key] ?? null]))
  if (restored['start'] !== null) return restored
  // Where it starts unless told depends on these.
  const { increment, minValue, maxValue } = before
  const bounds = Object.entries({ increment, minValue, maxValue })
  return {
    ...Object.fromEntries(bounds.filter(([, value]) => value !== undefined)),
    ...restored,
  }
}

/** Where a sequence starts unless told: at its lowest number, or at its highest where it counts down. */
export function firstNumber({ increment, minValue, maxValue }: SequenceChange): number | bigint {
  return (increment ?? 1) < 0 ? (maxValue ?? -1) : (minValue ?? 1)
}
