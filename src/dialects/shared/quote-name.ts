import { LimbeckError } from '../../errors/index.ts'

/** What the names of an engine may be. */
export interface NameRules {
  readonly quote: '"' | '`'
  readonly product: string
  readonly max: number | undefined
  readonly unit: 'bytes' | 'characters'
  /** Says what is wrong with a name beside its length, where something is. */
  findFault?(name: string): string | undefined
}

/** Quotes a name, doubling the quotes in it. Throws for a name that the engine would refuse or cut. */
export function quoteName(name: string, rules: NameRules): string {
  if (name === '') throw refuse('A name is empty.')
  if (name.includes('\0')) throw refuse(`The name ${JSON.stringify(name)} has a NUL character.`)
  if (!name.isWellFormed()) throw refuse(`The name ${JSON.stringify(name)} is no valid text.`)
  const fault = rules.findFault?.(name)
  if (fault !== undefined) throw refuse(`The name "${name}" ${fault}.`)
  assertLength(name, rules)
  return `${rules.quote}${name.replaceAll(rules.quote, rules.quote + rules.quote)}${rules.quote}`
}

function assertLength(name: string, { max, unit, product }: NameRules): void {
  if (max === undefined || name.length * 3 <= max) return
  const length = unit === 'bytes' ? new TextEncoder().encode(name).length : Array.from(name).length
  if (length <= max) return
  throw new LimbeckError(
    'identifier_too_long',
    `The name "${name}" has ${length} ${unit}; ${product} allows ${max}.`,
    { hint: 'Give a shorter name.', details: { name, length, max, unit } },
  )
}

function refuse(message: string): LimbeckError {
  return new LimbeckError('invalid_argument', message)
}
