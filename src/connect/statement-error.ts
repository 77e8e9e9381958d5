import { type ErrorCode, LimbeckError } from '../errors/index.ts'
import { maskError } from '../util/mask-error.ts'
import { maskSecrets, maskText } from '../util/mask-secrets.ts'
import { findStatementSecrets, maskStatement } from '../util/mask-statement.ts'
import { readThrown } from '../util/read-thrown.ts'
import type { StatementFailure } from './connection.ts'

/**
 * Makes the error of a failed statement of what a driver threw. Passwords are hidden everywhere in it, also those that
 * stand in the statement: servers quote what they do not understand.
 */
export function createStatementError(
  error: unknown,
  failure: StatementFailure,
  options: {
    readonly code?: ErrorCode
    readonly secrets?: readonly string[]
    readonly hint?: string | undefined
  } = {},
): LimbeckError {
  const { code = 'statement_failed' } = options
  const secrets = [...(options.secrets ?? []), ...findStatementSecrets(failure.statement)]
  const message = readThrown(error)
  return new LimbeckError(code, maskSecrets(maskText(message), secrets), {
    cause: maskError(error, secrets),
    details: { ...failure, statement: maskStatement(failure.statement) },
    hint: HINTS[code] ?? options.hint,
  })
}

const HINTS: Partial<Record<ErrorCode, string>> = {
  connection_lost: 'Look at the log of the server, then run the command again.',
  several_statements: 'Send the statements one by one; op.execute() splits a text by itself.',
}
