import type { LiveDialect, TimeLimiter, TimeLimits } from '../dialect.ts'
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

/** Queries of the catalog are many joins over few rows: compiling them takes longer than running them. */
export const postgresqlSnapshot: LiveDialect['snapshot'] = {
  begin: [
    { sql: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' },
    { sql: 'SET LOCAL jit = off' },
  ],
  end: { sql: 'COMMIT' },
}

/** How the limits are set for the session. */
export function limitTime(limits: TimeLimits): TimeLimiter {
  return createTimeLimiter(limits, settings, {
    read: (names) => ({
      sql: `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}`,
    }),
    set: (name, value) => ({ sql: `SET ${name} = ${writeLiteral(value)}` }),
  })
}
