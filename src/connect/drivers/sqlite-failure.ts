import { isLimbeckError, type LimbeckError } from '../../errors/index.ts'
import type { StatementFailure } from '../connection.ts'
import { createStatementError } from '../statement-error.ts'
import type { FailurePlace } from './server-failure.ts'

/** Thrown by a driver for a text with more than one statement. */
export class SeveralStatements extends Error {
  constructor() {
    super('The text holds more than one statement')
    this.name = 'SeveralStatements'
  }
}

/** What the drivers say of a database that was closed. */
const CLOSED = /\b(?:database|connection) is not open\b/

/** The error for what SQLite or its driver said of a statement. */
export function describeSqliteFailure(error: unknown, place: FailurePlace): LimbeckError {
  if (isLimbeckError(error)) return error
  const { statement, index } = place
  const failure: StatementFailure = { statement, index, ...readNumber(error) }
  if (error instanceof SeveralStatements) {
    return createStatementError(error, failure, { code: 'several_statements' })
  }
  return error instanceof Error && CLOSED.test(error.message)
    ? createStatementError(error, failure, { code: 'connection_lost' })
    : createStatementError(error, failure)
}

/** node:sqlite and libsql give the extended result code as a number, better-sqlite3 its name. */
function readNumber(error: unknown): { readonly number?: number } {
  if (typeof error !== 'object' || error === null) return {}
  if ('errcode' in error && typeof error.errcode === 'number') return { number: error.errcode }
  if ('rawCode' in error && typeof error.rawCode === 'number') return { number: error.rawCode }
  const name = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const [, primary = '', detail = ''] = /^SQLITE_([A-Z]+)_?(\w*)$/.exec(name) ?? []
  const number = PRIMARY_CODES[primary]
  if (number === undefined) return {}
  const extension = (DETAILS[primary] ?? []).indexOf(detail) + 1
  return { number: number + extension * 256 }
}

/** Primary result codes, from https://sqlite.org/rescode.html */
const PRIMARY_CODES: Readonly<Record<string, number>> = {
  ERROR: 1,
  INTERNAL: 2,
  PERM: 3,
  ABORT: 4,
  BUSY: 5,
  LOCKED: 6,
  NOMEM: 7,
  READONLY: 8,
  INTERRUPT: 9,
  IOERR: 10,
  CORRUPT: 11,
  FULL: 13,
  CANTOPEN: 14,
  PROTOCOL: 15,
  SCHEMA: 17,
  TOOBIG: 18,
  CONSTRAINT: 19,
  MISMATCH: 20,
  MISUSE: 21,
  AUTH: 23,
  RANGE: 25,
  NOTADB: 26,
}

/** What is behind a primary code, in the order of the extended codes, which count up in steps of 256. */
const DETAILS: Readonly<Record<string, readonly string[]>> = {
  BUSY: ['RECOVERY', 'SNAPSHOT', 'TIMEOUT'],
  LOCKED: ['SHAREDCACHE', 'VTAB'],
  READONLY: ['RECOVERY', 'CANTLOCK', 'ROLLBACK', 'DBMOVED', 'CANTINIT', 'DIRECTORY'],
  CONSTRAINT: [
    'CHECK',
    'COMMITHOOK',
    'FOREIGNKEY',
    'FUNCTION',
    'NOTNULL',
    'PRIMARYKEY',
    'TRIGGER',
    'UNIQUE',
    'VTAB',
    'ROWID',
    'PINNED',
    'DATATYPE',
  ],
}
