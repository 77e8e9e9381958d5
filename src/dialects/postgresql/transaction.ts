import type { TimeLimiter, TimeLimits } from '../dialect.ts'
import { createTimeLimiter, type TimeSetting } from '../shared/time-limiter.ts'
import { createTransactionStatements } from '../shared/transaction-statements.ts'
import { quoteIdentifier, writeLiteral } from './literals.ts'

/** The statements around a step. */
export const postgresqlTransaction = createTransactionStatements('BEGIN', quoteIdentifier)

const writeMs = (ms: number) => `${Math.max(1, Math.round(ms))}ms`

const settings: readonly TimeSetting[] = [
  { limit: 'lockTimeoutMs', name: 'lock_timeout', write: writeMs },
  { limit: 'statementTimeoutMs', name: 'statement_timeout', write: writeMs },
]

/** How the limits are set for the session. */
export function limitTime(limits: TimeLimits): TimeLimiter {
  return createTimeLimiter(limits, settings, {
    read: (names) => ({
      sql: `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}`,
    }),
    set: (name, value) => ({ sql: `SET ${name} = ${writeLiteral(value)}` }),
  })
}
