import type * as NodeSqlite from 'node:sqlite'
import type { DatabaseSync } from 'node:sqlite'
import { hasStatement } from '../../util/has-statement.ts'
import { createFileError } from '../connect-error.ts'
import type { Connection } from '../connection.ts'
import { BUSY_TIMEOUT_MS, createSqliteConnection, type SqliteDriver } from './sqlite-connection.ts'
import { SeveralStatements } from './sqlite-failure.ts'

/** Opens a file with the SQLite that is built into Node. */
export async function openNodeSqlite(path: string): Promise<Connection> {
  const { DatabaseSync } = await importQuietly()
  try {
    const client = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS })
    return adoptNodeSqlite(client, path, false)
  } catch (error) {
    throw createFileError(error, path)
  }
}

/** Makes a connection of an open database of node:sqlite. */
export function adoptNodeSqlite(client: DatabaseSync, path: string, isLent: boolean): Connection {
  const driver: SqliteDriver = {
    name: 'node:sqlite',
    client,
    path,
    isLent,
    prepare: (sql) => {
      const statement = client.prepare(sql)
      // prepare() takes the first statement of a text and says nothing of the rest.
      if (hasStatement(sql.slice(sql.indexOf(statement.sourceSQL) + statement.sourceSQL.length))) {
        throw new SeveralStatements()
      }
      statement.setReadBigInts(true)
      return {
        columns: statement.columns().map(({ name, type }) => ({ name, type })),
        all: (values) => statement.all(...values),
        run: (values) => statement.run(...values),
      }
    },
    isInTransaction: () => client.isTransaction,
    open: openNodeSqlite,
    close: () => client.close(),
  }
  return createSqliteConnection(driver)
}

/** Node 22 warns that the module is experimental; the warning says nothing about what the user does. */
async function importQuietly(): Promise<typeof NodeSqlite> {
  const emit = Reflect.get(process, 'emitWarning') as (...parts: unknown[]) => void
  process.emitWarning = (...parts: unknown[]) => {
    if (String(parts[0]).includes('SQLite is an experimental feature')) return
    Reflect.apply(emit, process, parts)
  }
  try {
    return await import('node:sqlite')
  } finally {
    process.emitWarning = emit
  }
}
