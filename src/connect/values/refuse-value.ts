import { LimbeckError } from '../../errors/index.ts'

/** The error for a value that cannot be bound. */
export function refuseValue(value: unknown): LimbeckError {
  const what = value === undefined ? 'undefined' : `a ${typeof value}`
  return new LimbeckError('invalid_argument', `A statement cannot bind ${what}`, {
    hint: 'Bind null, a boolean, number, bigint, string, Date, Uint8Array, or a plain object or array.',
  })
}
