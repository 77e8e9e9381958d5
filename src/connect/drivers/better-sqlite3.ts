import type { Database } from 'better-sqlite3'
import { hasStatement } from '../../util/has-statement.ts'
import { createFileError } from '../connect-error.ts'
import type { Connection, DriverName, Row } from '../connection.ts'
import { importDriver } from '../import-driver.ts'
import { findStatementEnd } from './find-statement-end.ts'
import { BUSY_TIMEOUT_MS, createSqliteConnection, type SqliteDriver } from './sqlite-connection.ts'
import { SeveralStatements } from './sqlite-failure.ts'

type Constructor = new (path: string) => Database

/** Opens a file with better-sqlite3, or with a driver that has its interface. */
export async function openBetterSqlite3(
  path: string,
  baseDirectory: string,
  name: DriverName & ('better-sqlite3' | 'libsql') = 'better-sqlite3',
): Promise<Connection> {
  const module = await importDriver<{ default: Constructor }>(name, baseDirectory)
  try {
    const client = new module.default(path)
    return adoptBetterSqlite3(client, path, { name, isLent: false, baseDirectory })
  } catch (error) {
    throw createFileError(error, path)
  }
}

/** Makes a connection of somebody's open database. */
export function lendBetterSqlite3(
  client: Database,
  name: DriverName & ('better-sqlite3' | 'libsql'),
  baseDirectory: string,
): Connection {
  // libsql does not say in a property which file it has open.
  const files = client.prepare('PRAGMA database_list').all() as { name: string; file: string }[]
  const file = files.find((one) => one.name === 'main')?.file ?? ''
  const path = file === '' ? ':memory:' : file
  return adoptBetterSqlite3(client, path, { name, isLent: true, baseDirectory })
}

/** Makes a connection of an open database of better-sqlite3, or of a driver that has its interface. */
function adoptBetterSqlite3(
  client: Database,
  path: string,
  options: {
    readonly name: DriverName & ('better-sqlite3' | 'libsql')
    readonly isLent: boolean
    readonly baseDirectory: string
  },
): Connection {
  const { name, isLent, baseDirectory } = options
  const driver: SqliteDriver = {
    name,
    client,
    path,
    isLent,
    prepare: (sql) => {
      if (name === 'libsql') assertOneStatement(sql)
      const statement = prepare(client, sql)
      statement.safeIntegers(true)
      return {
        columns: statement.reader
          ? statement.columns().map((column) => ({ name: column.name, type: column.type }))
          : [],
        // As one list: libsql takes a single null or a single list of bytes for named values otherwise.
        all: (values) => statement.all(values) as Row[],
        run: (values) => statement.run(values),
      }
    },
    isInTransaction: () => client.inTransaction,
    open: (other) => openBetterSqlite3(other, baseDirectory, name),
    close: () => void client.close(),
  }
  if (!isLent) client.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`)
  return createSqliteConnection(driver)
}

function prepare(client: Database, sql: string) {
  try {
    return client.prepare(sql)
  } catch (error) {
    const isSeveral = error instanceof RangeError && /more than one statement/i.test(error.message)
    throw isSeveral ? new SeveralStatements() : error
  }
}

/** libsql prepares the first statement of a text and says nothing of the rest. */
function assertOneStatement(sql: string): void {
  if (hasStatement(sql.slice(findStatementEnd(sql, 'sqlite')))) throw new SeveralStatements()
}
