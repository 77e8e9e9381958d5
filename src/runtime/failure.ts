import type { Failure } from '../dialects/dialect.ts'
import type { LimbeckError } from '../errors/index.ts'

/** The parts of a connection's error that a dialect can classify. */
export function readFailure(error: LimbeckError): Failure {
  const sqlState = error.details?.['sqlState']
  const number = error.details?.['number']
  return {
    message: error.message,
    ...(typeof sqlState === 'string' ? { sqlState } : {}),
    ...(typeof number === 'number' ? { number } : {}),
  }
}
