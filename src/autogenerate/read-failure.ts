import type { Failure, FailureKind } from '../dialects/dialect.ts'
import { isLimbeckError } from '../errors/index.ts'

/** How a server refuses what names something that is not there. */
export const MISSING: readonly FailureKind[] = ['does_not_exist', 'invalid_value']

/** The parts of an error that tell how a server refused something. */
export function readFailure(error: unknown): Failure {
  const details = isLimbeckError(error) ? error.details : undefined
  const { sqlState, number } = details ?? {}
  return {
    message: error instanceof Error ? error.message : String(error),
    ...(typeof sqlState === 'string' ? { sqlState } : {}),
    ...(typeof number === 'number' ? { number } : {}),
  }
}
