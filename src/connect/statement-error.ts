import { type ErrorCode, LimbeckError } from '../errors/index.ts'
import { maskSecrets } from '../util/mask-secrets.ts'
import type { StatementFailure } from './connection.ts'

/** Makes the error of a failed statement of what a driver threw. */
export function createStatementError(
  error: unknown,
  failure: StatementFailure,
  options: { readonly code?: ErrorCode; readonly secrets?: readonly string[] } = {},
): LimbeckError {
  const { code = 'statement_failed', secrets = [] } = options
  const message = error instanceof Error ? error.message : String(error)
  return new LimbeckError(code, maskSecrets(message, secrets), {
    cause: maskError(error, secrets),
    details: { ...failure },
    hint: HINTS[code],
  })
}

const HINTS: Partial<Record<ErrorCode, string>> = {
  connection_lost: 'Look at the log of the server, then run the command again.',
  several_statements: 'Send the statements one by one; op.execute() splits a text by itself.',
}

/** Hides secrets in the message and the stack of a driver's error, and of the errors within it. */
export function maskError(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof Error) || secrets.length === 0) return error
  error.message = maskSecrets(error.message, secrets)
  if (error.stack !== undefined) error.stack = maskSecrets(error.stack, secrets)
  maskError(error.cause, secrets)
  if (error instanceof AggregateError) for (const part of error.errors) maskError(part, secrets)
  return error
}
