import { hasStatement, readFirstWord } from '../../util/has-statement.ts'
import { parseVersionNumbers } from '../../util/server-version.ts'
import type { BoundStatement, Connection, DriverName, Row, StatementResult } from '../connection.ts'
import { toSafeInteger } from '../values/safe-integer.ts'
import { encodeSqliteValue, parseSqliteValue, type SqliteValue } from '../values/sqlite-values.ts'
import { describeSqliteFailure } from './sqlite-failure.ts'

/** A prepared statement, whatever the driver. */
export interface SqliteStatement {
  /** The columns of the result with their declared types; empty for a statement without a result. */
  readonly columns: readonly { readonly name: string; readonly type: string | null }[]
  all(values: readonly SqliteValue[]): readonly Row[]
  run(values: readonly SqliteValue[]): {
    readonly changes: number | bigint
    readonly lastInsertRowid: number | bigint
  }
}

/** What the three drivers of SQLite have in common, each behind a few lines of its own. */
export interface SqliteDriver {
  readonly name: DriverName
  readonly client: unknown
  /** An absolute path, or `:memory:`. */
  readonly path: string
  readonly isLent: boolean
  /** Prepares one statement. Throws `SeveralStatements` for a text with more. */
  prepare(sql: string): SqliteStatement
  isInTransaction(): boolean
  open(path: string): Promise<Connection>
  close(): void
}

/** How long a session of ours waits for another one to finish with the file. */
export const BUSY_TIMEOUT_MS = 5_000

/** Makes a connection of an open SQLite database. */
export function createSqliteConnection(driver: SqliteDriver): Connection {
  const runStatement = createRunner(driver)
  const run = (statement: BoundStatement, index: number): StatementResult => {
    try {
      return runStatement(statement)
    } catch (error) {
      throw describeSqliteFailure(error, { statement: statement.sql, index })
    }
  }
  let isOpen = true
  const version = String(run({ sql: 'SELECT sqlite_version() AS version' }, 0).rows[0]?.['version'])
  return {
    engine: 'sqlite',
    driver: driver.name,
    server: { product: 'sqlite', version, versionNumbers: parseVersionNumbers(version) },
    client: driver.client,
    database: driver.path,
    isLent: driver.isLent,
    execute: async (statement) => run(statement, 0),
    executeBatch: async (statements) => statements.map(run),
    cancel: async () => {},
    openFile: (path) => driver.open(path),
    isInTransaction: async () => driver.isInTransaction(),
    close: async () => {
      if (isOpen && !driver.isLent) driver.close()
      isOpen = false
    },
  }
}

/** Statements that change rows, by their first word, with whether they may insert some; `with` may stand before any. */
const CHANGES: ReadonlyMap<string, { readonly inserts: boolean }> = new Map([
  ['insert', { inserts: true }],
  ['replace', { inserts: true }],
  ['with', { inserts: true }],
  ['update', { inserts: false }],
  ['delete', { inserts: false }],
])

function createRunner(driver: SqliteDriver): (statement: BoundStatement) => StatementResult {
  // Bulk work sends one text again and again. A change without a result keeps no list of columns, so nothing of it
  // goes stale: SQLite prepares it anew by itself when the schema has changed.
  let lastSql: string | undefined
  let lastChange: SqliteStatement | undefined
  const prepare = (sql: string, isChange: boolean): SqliteStatement => {
    if (lastChange !== undefined && sql === lastSql) return lastChange
    const statement = driver.prepare(sql)
    if (isChange && statement.columns.length === 0) {
      lastSql = sql
      lastChange = statement
    }
    return statement
  }
  let counter: SqliteStatement | undefined
  const countChanges = () => {
    counter ??= driver.prepare('SELECT total_changes() AS total, changes() AS latest')
    const [row] = counter.all([])
    return { total: Number(row?.['total']), latest: Number(row?.['latest']) }
  }
  return ({ sql, parameters = [] }) => {
    const values = parameters.map(encodeSqliteValue)
    if (!hasStatement(sql)) return { rows: [], affectedRows: 0 }
    const change = CHANGES.get(readFirstWord(sql))
    const statement = prepare(sql, change !== undefined)
    if (statement.columns.length > 0) {
      // Only RETURNING gives rows and changes some; what other statements leave in changes() is of an earlier one.
      const before = change === undefined ? undefined : countChanges()
      const rows = readRows(statement, values)
      if (before === undefined) return { rows, affectedRows: 0 }
      const { total, latest } = countChanges()
      return { rows, affectedRows: total === before.total ? 0 : latest }
    }
    const { changes, lastInsertRowid } = statement.run(values)
    // After a definition `changes` is that of an earlier statement.
    const affectedRows = change === undefined ? 0 : Number(changes)
    if (change?.inserts !== true || affectedRows === 0) return { rows: [], affectedRows }
    return { rows: [], affectedRows, insertId: toSafeInteger(BigInt(lastInsertRowid)) }
  }
}

function readRows(statement: SqliteStatement, values: readonly SqliteValue[]): readonly Row[] {
  const types = new Map(statement.columns.map(({ name, type }) => [name, type]))
  return statement.all(values).map((row) => {
    const read: Record<string, unknown> = {}
    for (const name of Object.keys(row)) {
      read[name] = parseSqliteValue(row[name], types.get(name) ?? null)
    }
    return read
  })
}
