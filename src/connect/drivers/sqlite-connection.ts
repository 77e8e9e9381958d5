import { isLimbeckError, type LimbeckError } from '../../errors/index.ts'
import { hasStatement } from '../../util/has-statement.ts'
import { parseVersionNumbers } from '../../util/server-version.ts'
import type {
  BoundStatement,
  Connection,
  DriverName,
  StatementFailure,
  StatementResult,
} from '../connection.ts'
import { createStatementError } from '../statement-error.ts'
import { encodeSqliteValue, parseSqliteValue, type SqliteValue } from '../values/sqlite-values.ts'

/** A prepared statement, whatever the driver. */
export interface SqliteStatement {
  /** The declared types of the result's columns; empty for a statement without a result. */
  readonly columns: readonly { readonly name: string; readonly type: string | null }[]
  all(values: readonly SqliteValue[]): readonly Readonly<Record<string, unknown>>[]
  run(values: readonly SqliteValue[]): { readonly lastInsertRowid: number | bigint }
}

/** What the three drivers of SQLite have in common, each behind a few lines of its own. */
export interface SqliteDriver {
  readonly name: DriverName
  readonly client: unknown
  /** An absolute path, or `:memory:`. */
  readonly path: string
  readonly isLent: boolean
  /** Prepares one statement. Throws `several_statements` details through {@link SqliteSeveral}. */
  prepare(sql: string): SqliteStatement
  isInTransaction(): boolean
  open(path: string): Promise<Connection>
  close(): void
}

/** Thrown by a driver for a text with more than one statement. */
export class SeveralStatements extends Error {
  constructor() {
    super('The text holds more than one statement')
  }
}

/** Makes a connection of an open SQLite database. */
export function createSqliteConnection(driver: SqliteDriver): Connection {
  const run = (statement: BoundStatement, index: number): StatementResult => {
    try {
      return runStatement(driver, statement)
    } catch (error) {
      throw describeFailure(error, statement.sql, index)
    }
  }
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
      if (!driver.isLent) driver.close()
    },
  }
}

function runStatement(
  driver: SqliteDriver,
  { sql, parameters = [] }: BoundStatement,
): StatementResult {
  const values = parameters.map(encodeSqliteValue)
  if (!hasStatement(sql)) return { rows: [], affectedRows: 0 }
  const statement = driver.prepare(sql)
  const before = countChanges(driver)
  if (statement.columns.length === 0) {
    const { lastInsertRowid } = statement.run(values)
    const affectedRows = isDefinition(sql) ? 0 : countChanges(driver) - before
    return { rows: [], affectedRows, insertId: lastInsertRowid }
  }
  const types = new Map(statement.columns.map(({ name, type }) => [name, type]))
  const rows = statement.all(values).map((row) => {
    const read = Object.entries(row).map(([name, value]) => [
      name,
      parseSqliteValue(value, types.get(name) ?? null),
    ])
    return Object.fromEntries(read) as Readonly<Record<string, unknown>>
  })
  return { rows, affectedRows: countChanges(driver) - before }
}

/** Statements that rewrite the catalog change its rows, which are nobody's. */
function isDefinition(sql: string): boolean {
  return /^\s*(?:--[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*(?:create|alter|drop|reindex|vacuum|analyze|pragma)\b/i.test(
    sql,
  )
}

function countChanges(driver: SqliteDriver): number {
  const [row] = driver.prepare('SELECT total_changes() AS changes').all([])
  return Number(row?.['changes'])
}

function describeFailure(error: unknown, statement: string, index: number): LimbeckError {
  if (isLimbeckError(error)) return error
  const failure: StatementFailure = { statement, index, ...readNumber(error) }
  return error instanceof SeveralStatements
    ? createStatementError(error, failure, { code: 'several_statements' })
    : createStatementError(error, failure)
}

/** node:sqlite gives the extended result code as a number, the others its name. */
function readNumber(error: unknown): { readonly number?: number } {
  if (typeof error !== 'object' || error === null) return {}
  if ('errcode' in error && typeof error.errcode === 'number') return { number: error.errcode }
  if ('rawCode' in error && typeof error.rawCode === 'number') return { number: error.rawCode }
  const name = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const number = RESULT_CODES[name.split('_').slice(0, 2).join('_')]
  return number === undefined ? {} : { number }
}

/** From https://sqlite.org/rescode.html */
const RESULT_CODES: Readonly<Record<string, number>> = {
  SQLITE_ERROR: 1,
  SQLITE_PERM: 3,
  SQLITE_ABORT: 4,
  SQLITE_BUSY: 5,
  SQLITE_LOCKED: 6,
  SQLITE_NOMEM: 7,
  SQLITE_READONLY: 8,
  SQLITE_INTERRUPT: 9,
  SQLITE_IOERR: 10,
  SQLITE_CORRUPT: 11,
  SQLITE_FULL: 13,
  SQLITE_CANTOPEN: 14,
  SQLITE_SCHEMA: 17,
  SQLITE_CONSTRAINT: 19,
  SQLITE_MISMATCH: 20,
  SQLITE_MISUSE: 21,
  SQLITE_AUTH: 23,
  SQLITE_RANGE: 25,
  SQLITE_NOTADB: 26,
}
