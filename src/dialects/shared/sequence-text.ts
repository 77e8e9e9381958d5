import { firstNumber, type SequenceChange } from '../../operations/sequence-change.ts'

/** How an engine says that a sequence does not begin anew, and how many numbers it takes at once unless told. */
export interface SequenceRules {
  readonly noCycle: string
  readonly defaultCache: number
}

/** The settings of a sequence as they stand behind CREATE SEQUENCE and ALTER SEQUENCE; null is what the engine does unless told. */
export function writeSequenceSettings(
  change: SequenceChange,
  rules: SequenceRules,
): readonly string[] {
  const { increment, minValue, maxValue, start, cache, cycle } = change
  return [
    ...(increment === undefined ? [] : [`INCREMENT BY ${increment ?? 1}`]),
    ...(minValue === undefined ? [] : [minValue === null ? 'NO MINVALUE' : `MINVALUE ${minValue}`]),
    ...(maxValue === undefined ? [] : [maxValue === null ? 'NO MAXVALUE' : `MAXVALUE ${maxValue}`]),
    ...(start === undefined ? [] : [`START WITH ${start ?? firstNumber(change)}`]),
    ...(cache === undefined ? [] : [`CACHE ${cache ?? rules.defaultCache}`]),
    ...(cycle === undefined ? [] : [cycle === true ? 'CYCLE' : rules.noCycle]),
  ]
}

/** RESTART, with a number where one is said. */
export function writeRestart(restart: number | bigint | true | undefined): readonly string[] {
  if (restart === undefined) return []
  return [restart === true ? 'RESTART' : `RESTART WITH ${restart}`]
}
