import { LimbeckError } from '../errors/index.ts'
import { findNearest } from './nearest.ts'
import { isPlainObject } from './plain-object.ts'

/**
 * Reads an options object: only known keys, and those that are undefined left out.
 * Throws `invalid_argument` for anything else, naming the nearest key.
 */
export function readOptions<Options extends object>(
  options: unknown,
  known: readonly (keyof Options & string)[],
  where: string,
): Defined<Options> {
  if (options === undefined) return {} as Defined<Options>
  if (!isPlainObject(options))
    throw new LimbeckError('invalid_argument', `The options of ${where} are not an object.`, {
      hint: `Known: ${known.map((key) => `"${key}"`).join(', ')}.`,
    })
  for (const key of Object.keys(options))
    if (!known.some((name) => name === key)) throw unknownOption(key, known, where)
  const said = Object.entries(options).filter(([, value]) => value !== undefined)
  return Object.fromEntries(said) as Defined<Options>
}

/** An object whose keys are there only with a value. */
export type Defined<Options extends object> = {
  readonly [Key in keyof Options]: Exclude<Options[Key], undefined>
}

function unknownOption(key: string, known: readonly string[], where: string): LimbeckError {
  const nearest = findNearest(key, known)
  const list = known.map((name) => `"${name}"`).join(', ')
  return new LimbeckError('invalid_argument', `The options of ${where} have no "${key}".`, {
    hint: nearest === undefined ? `Known: ${list}.` : `Did you mean "${nearest}"? Known: ${list}.`,
  })
}
