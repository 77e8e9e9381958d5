import type { LiveDialect, TimeLimiter, TimeLimits } from '../dialect.ts'
import { createTransactionStatements } from '../shared/transaction-statements.ts'
import { quoteIdentifier } from './literals.ts'

/** IMMEDIATE takes the write lock at once: a lock that is taken later fails without waiting. */
export const sqliteTransaction = createTransactionStatements('BEGIN IMMEDIATE', quoteIdentifier)

/** What is read first takes the lock for reading, and everything behind it sees the same state. */
export const sqliteSnapshot: LiveDialect['snapshot'] = {
  begin: [{ sql: 'BEGIN DEFERRED' }],
  end: { sql: 'COMMIT' },
}

/** SQLite waits for locks; it has no limit for the time of a statement. The pragma answers with the column `timeout`. */
export function limitTime({ lockTimeoutMs = 0 }: TimeLimits): TimeLimiter {
  if (lockTimeoutMs <= 0) return { set: [], restore: () => [] }
  const write = (ms: number) => ({ sql: `PRAGMA busy_timeout = ${Math.round(ms)}` })
  return {
    readCurrent: { sql: 'PRAGMA busy_timeout' },
    set: [write(lockTimeoutMs)],
    restore: ([row]) => [write(Number(row?.['timeout'] ?? 0))],
  }
}

/** What is asked and set around a run. */
export const sqliteForeignKeyChecks: NonNullable<LiveDialect['foreignKeyChecks']> = {
  readState: { sql: 'PRAGMA foreign_keys' },
  turnOff: { sql: 'PRAGMA foreign_keys = OFF' },
  turnOn: { sql: 'PRAGMA foreign_keys = ON' },
  findViolations: { sql: 'PRAGMA foreign_key_check' },
}
