import { LimbeckError } from '../errors/index.ts'
import { readOptions } from '../util/read-options.ts'
import type { Identity } from './schema-model.ts'

const numbers = ['start', 'increment', 'minValue', 'maxValue', 'cache'] as const
const switches = ['always', 'cycle'] as const

/** The names of what can be said of an identity column. */
export const identityOptions = [...switches, ...numbers] as const

/** Reads what was said of an identity column. Throws `invalid_argument` for what it cannot count by. */
export function readIdentity(settings: Partial<Identity> | undefined, where: string): Identity {
  const said = readOptions<Partial<Identity>>(settings, identityOptions, where)
  for (const name of numbers) {
    const value: unknown = said[name]
    if (value === undefined || typeof value === 'bigint' || Number.isSafeInteger(value)) continue
    throw invalid(name, where, 'Give a whole number, or a bigint.')
  }
  for (const name of switches) {
    const value: unknown = said[name]
    if (value === undefined || typeof value === 'boolean') continue
    throw invalid(name, where, 'Give true or false.')
  }
  return { always: false, ...said }
}

function invalid(name: string, where: string, hint: string): LimbeckError {
  return new LimbeckError('invalid_argument', `"${name}" of ${where} is not what it takes.`, {
    hint,
  })
}
