import type { LockHolder, SessionLock } from '../dialect.ts'
import { readText } from '../shared/read-row.ts'

/** An advisory lock of the session: it ends with the session, whatever happens to the client. */
export const postgresqlRunLock: SessionLock = {
  kind: 'session',
  tryAcquire: (key) => ({
    sql: 'SELECT pg_try_advisory_lock($1::bigint) AS acquired',
    parameters: [toInt64(key)],
  }),
  isAcquired: (rows) => rows[0]?.['acquired'] === true,
  release: (key) => ({
    sql: 'SELECT pg_advisory_unlock($1::bigint) AS released',
    parameters: [toInt64(key)],
  }),
  // A key of 64 bits is shown as two of 32, with objsubid 1.
  findHolder: (key) => ({
    sql: `SELECT l.pid::text AS session, a.application_name AS application, a.usename::text AS "user",
  coalesce(a.client_addr::text, 'local') AS host, a.backend_start::text AS since, a.query
FROM pg_catalog.pg_locks l
LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
  AND (l.classid::bigint << 32) | l.objid::bigint = $1::bigint`,
    parameters: [toInt64(key)],
  }),
  readHolder: (rows) => {
    const row = rows[0]
    if (row === undefined) return undefined
    const holder: LockHolder = { session: readText(row['session']) ?? '?' }
    return { ...holder, ...readDetails(row) }
  },
}

function readDetails(row: Readonly<Record<string, unknown>>): Omit<LockHolder, 'session'> {
  const names = ['application', 'user', 'host', 'since', 'query'] as const
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = readText(row[name])
      return text === undefined || text === '' ? [] : [[name, text]]
    }),
  )
}

/** The key is 16 hexadecimal digits; the server takes a signed number of 64 bits. */
function toInt64(key: string): string {
  return BigInt.asIntN(64, BigInt(`0x${key}`)).toString()
}
