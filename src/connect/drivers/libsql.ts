import type { Connection } from '../connection.ts'
import { openBetterSqlite3 } from './better-sqlite3.ts'

/** Opens a file with libsql, whose package has the interface of better-sqlite3. */
export function openLibsql(path: string, baseDirectory: string): Promise<Connection> {
  return openBetterSqlite3(path, baseDirectory, 'libsql')
}
