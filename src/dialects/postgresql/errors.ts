import type { Failure, FailureKind } from '../dialect.ts'

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const KINDS: Readonly<Record<string, FailureKind>> = {
  '42P04': 'already_exists',
  '42P06': 'already_exists',
  '42P07': 'already_exists',
  '42701': 'already_exists',
  '42710': 'already_exists',
  '42723': 'already_exists',
  '3D000': 'does_not_exist',
  '3F000': 'does_not_exist',
  '42703': 'does_not_exist',
  '42704': 'does_not_exist',
  '42883': 'does_not_exist',
  '42P01': 'does_not_exist',
  '22P02': 'invalid_value',
  '55P03': 'lock_timeout',
  '40P01': 'deadlock',
  '23505': 'duplicate_row',
  '42501': 'permission_denied',
  '57014': 'canceled',
}

/** What the code of an error of PostgreSQL means. */
export function classifyFailure({ sqlState = '', message }: Failure): FailureKind {
  const kind = KINDS[sqlState] ?? 'other'
  // One code stands for a cancel request and for the timeout; only the message tells.
  return kind === 'canceled' && message.includes('statement timeout') ? 'statement_timeout' : kind
}
