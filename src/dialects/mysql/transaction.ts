import type { LiveDialect, TimeLimiter, TimeLimits } from '../dialect.ts'
import { createTimeLimiter, type TimeSetting } from '../shared/time-limiter.ts'
import { createTransactionStatements } from '../shared/transaction-statements.ts'
import { quoteIdentifier } from './literals.ts'

/** The statements around a step. */
export const mysqlTransaction = createTransactionStatements('START TRANSACTION', quoteIdentifier)

/** As consistent as the engine keeps its dictionary: MySQL has it in tables, MariaDB in files. */
export const mysqlSnapshot: LiveDialect['snapshot'] = {
  begin: [
    { sql: 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ' },
    { sql: 'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY' },
  ],
  end: { sql: 'COMMIT' },
}

/** Whole seconds, and at least one: 0 would mean not to wait at all. */
const writeSeconds = (ms: number) => String(Math.max(1, Math.ceil(ms / 1000)))

const lockSettings: readonly TimeSetting[] = [
  { limit: 'lockTimeoutMs', name: 'lock_wait_timeout', write: writeSeconds },
  { limit: 'lockTimeoutMs', name: 'innodb_lock_wait_timeout', write: writeSeconds },
]

/** How the limits are set for the session on MySQL, which limits the time of reads alone. */
export function limitTimeOnMysql(limits: TimeLimits): TimeLimiter {
  return limitTime(limits, {
    limit: 'statementTimeoutMs',
    name: 'max_execution_time',
    write: (ms) => String(Math.max(1, Math.round(ms))),
  })
}

/** How the limits are set for the session on MariaDB. */
export function limitTimeOnMariadb(limits: TimeLimits): TimeLimiter {
  return limitTime(limits, {
    limit: 'statementTimeoutMs',
    name: 'max_statement_time',
    write: (ms) => String(ms / 1000),
  })
}

function limitTime(limits: TimeLimits, statementSetting: TimeSetting): TimeLimiter {
  return createTimeLimiter(limits, [...lockSettings, statementSetting], {
    read: (names) => ({
      sql: `SELECT ${names.map((name) => `@@SESSION.${name} AS ${name}`).join(', ')}`,
    }),
    set: (name, value) => ({ sql: `SET SESSION ${name} = ${value}` }),
  })
}
