import { isLimbeckError, type LimbeckError } from '../../errors/index.ts'
import { hasStatement } from '../../util/has-statement.ts'
import type { StatementFailure } from '../connection.ts'
import { createStatementError } from '../statement-error.ts'
import { findStatementEnd } from './find-statement-end.ts'

/** The statement that failed, and what has to stay hidden. */
export interface FailurePlace {
  readonly statement: string
  readonly index: number
  readonly secrets?: readonly string[]
}

interface PostgresqlError extends Error {
  readonly code?: string
  readonly position?: string
  /** The function of the server that refused. */
  readonly routine?: string
}

/** Classes and codes of SQLSTATE that end the session. */
const LOST_STATE = /^(?:08...|57P0[1-5]|25P03|25P04)$/

const STATE = /^[0-9A-Z]{5}$/

/** Where PostgreSQL refuses a text with two statements: its message is translated, its SQLSTATE that of any syntax error. */
const SEVERAL = { code: '42601', routine: 'exec_parse_message' }

/** What helps with errors whose message does not tell. */
const STATE_HINTS: Readonly<Record<string, string>> = {
  '55P04':
    'A new value of an enumeration can be used once it is committed: add it inside op.autocommit(), or in a revision of its own.',
}

/** The error for what PostgreSQL or its driver said of a statement. */
export function describePostgresqlFailure(error: unknown, place: FailurePlace): LimbeckError {
  if (isLimbeckError(error)) return error
  const { statement, index, secrets = [] } = place
  const { code = '', position, routine } = error as PostgresqlError
  const isState = STATE.test(code)
  const failure: StatementFailure = {
    statement,
    index,
    ...(isState ? { sqlState: code } : {}),
    ...(position === undefined ? {} : { position: toUtf16(statement, Number(position)) }),
  }
  if (!isState || LOST_STATE.test(code)) {
    return createStatementError(error, failure, { code: 'connection_lost', secrets })
  }
  return code === SEVERAL.code && routine === SEVERAL.routine
    ? createStatementError(error, failure, { code: 'several_statements', secrets })
    : createStatementError(error, failure, { secrets, hint: STATE_HINTS[code] })
}

/** PostgreSQL counts characters, of which JavaScript takes some for two. */
function toUtf16(statement: string, position: number): number {
  const before = Array.from(statement.slice(0, position * 2)).slice(0, position - 1)
  return before.join('').length + 1
}

interface MysqlError extends Error {
  readonly code?: string
  readonly errno?: number
  readonly sqlState?: string
  readonly fatal?: boolean
}

/** A shutdown, a killed connection, a time-out of the session; the errors of reading and writing. */
const LOST_NUMBERS: ReadonlySet<number> = new Set([1053, 1077, 1079, 1152, 1184, 1927, 4031])

const LOST_CODE = /^(?:PROTOCOL_|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETRESET)/

const SYNTAX_ERROR = 1064

const DROP_THE_KEY = 'Drop the foreign key first.'
const DROP_AND_CREATE = 'Drop the foreign key first, and create it again afterwards.'

/** What helps with errors whose message does not tell; MariaDB has 1553 for columns too. */
const NUMBER_HINTS: Readonly<Record<number, string>> = {
  1553: 'Drop the foreign key first; or, where only the index goes, create another one before that begins with the columns of the key.',
  1828: DROP_THE_KEY,
  1829: DROP_THE_KEY,
  1832: DROP_AND_CREATE,
  1833: DROP_AND_CREATE,
}

/** The error for what MySQL, MariaDB or their driver said of a statement. */
export function describeMysqlFailure(error: unknown, place: FailurePlace): LimbeckError {
  if (isLimbeckError(error)) return error
  const { statement, index, secrets = [] } = place
  const { errno, sqlState, fatal, code = '' } = error as MysqlError
  const isServers = sqlState !== undefined && sqlState !== ''
  const failure: StatementFailure = {
    statement,
    index,
    ...(isServers ? { sqlState } : {}),
    ...(isServers && errno !== undefined ? { number: errno } : {}),
  }
  const isLost = fatal === true || LOST_NUMBERS.has(errno ?? 0) || LOST_CODE.test(code)
  if (isLost) return createStatementError(error, failure, { code: 'connection_lost', secrets })
  const isSeveral =
    errno === SYNTAX_ERROR && hasStatement(statement.slice(findStatementEnd(statement, 'mysql')))
  return isSeveral
    ? createStatementError(error, failure, { code: 'several_statements', secrets })
    : createStatementError(error, failure, { secrets, hint: NUMBER_HINTS[failure.number ?? 0] })
}
