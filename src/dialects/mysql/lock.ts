import type { SessionLock } from '../dialect.ts'
import { pickSaid, readBoolean, readText } from '../shared/read-row.ts'

/** A lock of the session by name. The names are shared by all databases of the server. */
export const mysqlRunLock: SessionLock = {
  kind: 'session',
  tryAcquire: (key) => ({
    sql: 'SELECT GET_LOCK(?, 0) AS acquired',
    parameters: [toLockName(key)],
  }),
  isAcquired: (rows) => readBoolean(rows[0]?.['acquired']),
  release: (key) => ({
    sql: 'SELECT RELEASE_LOCK(?) AS released',
    parameters: [toLockName(key)],
  }),
  findHolder: (key) => ({
    sql: `SELECT h.id AS session, p.USER AS \`user\`, p.HOST AS host, p.INFO AS query, NOW() - INTERVAL p.TIME SECOND AS since
FROM (SELECT IS_USED_LOCK(?) AS id) h
LEFT JOIN information_schema.PROCESSLIST p ON p.ID = h.id
WHERE h.id IS NOT NULL`,
    parameters: [toLockName(key)],
  }),
  readHolder(rows) {
    const row = rows[0]
    if (row === undefined) return undefined
    const details = pickSaid({
      user: readText(row['user']),
      host: readText(row['host']),
      since: readTime(row['since']),
      query: readText(row['query']),
    })
    return { session: readText(row['session']) ?? '?', ...details }
  },
}

function readTime(value: unknown): string | undefined {
  return value instanceof Date ? value.toISOString() : readText(value)
}

/** A name can have 64 characters; the key is 16 hexadecimal digits. */
function toLockName(key: string): string {
  return `limbeck_${key}`
}
