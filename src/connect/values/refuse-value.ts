import { LimbeckError } from '../../errors/index.ts'

/** The error for a value that cannot be bound. */
export function refuseValue(value: unknown): LimbeckError {
  return new LimbeckError('invalid_argument', `A statement cannot bind ${describeValue(value)}`, {
    hint: 'Bind null, a boolean, number, bigint, string, Date, Uint8Array, or a plain object or array.',
  })
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (typeof value === 'string') return describeText(value)
  if (typeof value === 'number') return `the number ${value}, which this database has not`
  if (value instanceof Date) return 'an invalid date'
  if (typeof value === 'bigint') return 'an integer of more than 64 bits'
  if (typeof value === 'object') return 'an object that JSON cannot hold'
  return `a ${typeof value}`
}

function describeText(value: string): string {
  return value.isWellFormed()
    ? 'a text with a NUL character; as bytes it could be stored'
    : 'a text with half a surrogate pair, which is no Unicode'
}
