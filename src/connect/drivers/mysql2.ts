import type * as Mysql2 from 'mysql2/promise'
import type {
  ConnectionOptions,
  FieldPacket,
  Connection as MysqlClient,
  ResultSetHeader,
} from 'mysql2/promise'
import { isLimbeckError, LimbeckError } from '../../errors/index.ts'
import { hasStatement, readFirstWord } from '../../util/has-statement.ts'
import { parseVersionNumbers } from '../../util/server-version.ts'
import { createConnectError } from '../connect-error.ts'
import type {
  BoundStatement,
  Connection,
  ConnectOptions,
  Notice,
  Row,
  Server,
  StatementResult,
} from '../connection.ts'
import { listSecrets, type ServerUrl } from '../database-url.ts'
import { importDriver } from '../import-driver.ts'
import { readTlsOptions, type TlsOptions } from '../tls-options.ts'
import {
  encodeMysqlValue,
  type MysqlField,
  readMysqlValue,
  VALUE_SETTINGS,
} from '../values/mysql-values.ts'
import { toSafeInteger } from '../values/safe-integer.ts'
import { describeMysqlFailure } from './server-failure.ts'

const DEFAULT_TIMEOUT_MS = 10_000

/** Prepared statements that are kept; mysql2 would keep as many as a whole server may have. */
const MAX_PREPARED = 100

async function importMysql2({ baseDirectory }: ConnectOptions): Promise<typeof Mysql2> {
  const module = await importDriver<typeof Mysql2 & { default?: typeof Mysql2 }>(
    'mysql2/promise',
    baseDirectory,
  )
  return module.default ?? module
}

/** Opens a session on MySQL or MariaDB. */
export async function openMysql2(url: ServerUrl, options: ConnectOptions): Promise<Connection> {
  const { createConnection } = await importMysql2(options)
  const secrets = listSecrets(url)
  const tls = readTlsOptions(url)
  const open = async (database = url.database) => {
    const connect = (encryption: TlsOptions | undefined) =>
      createConnection(createConfig(url, options, { database, tls: encryption }))
    try {
      return await connect(tls)
    } catch (error) {
      if (tls?.isOptional === true && hasCode(error, 'HANDSHAKE_NO_SSL_SUPPORT')) {
        return connect(undefined)
      }
      throw error
    }
  }
  try {
    const client = await open()
    // Time stamps come and go in UTC, whatever the zone of the server.
    await client.query("SET time_zone = '+00:00'")
    const { onNotice } = options
    return await adoptMysql2(client, { isLent: false, secrets, onNotice, open })
  } catch (error) {
    if (isLimbeckError(error)) throw error
    const listNames = () => listDatabases(() => open(''))
    throw await createConnectError(error, url, { secrets, listNames })
  }
}

/** Makes a connection of somebody's client of mysql2, in either flavour. */
export function lendMysql2(
  client: MysqlClient & { promise?(): MysqlClient },
  options: ConnectOptions,
): Promise<Connection> {
  const open = async () => {
    const { createConnection } = await importMysql2(options)
    const { host, port, socketPath, user, password, ssl } = client.config
    return createConnection({
      ...(socketPath === undefined ? { host, port } : { socketPath }),
      user,
      password,
      ...(ssl ? { ssl } : {}),
    } as ConnectionOptions)
  }
  const { onNotice } = options
  const { password } = client.config as { readonly password?: unknown }
  const secrets = typeof password === 'string' ? [password] : []
  return adoptMysql2(client.promise?.() ?? client, { isLent: true, secrets, onNotice, open })
}

/**
 * Makes a connection of an open client of mysql2, in its promise flavour. The session of a lent one is left as it is:
 * when its `time_zone` is not UTC, its TIMESTAMP columns show another time of day, and with the flag `-FOUND_ROWS` an
 * UPDATE counts the rows that it changed, not those that it met.
 */
export async function adoptMysql2(
  client: MysqlClient,
  options: {
    readonly isLent: boolean
    readonly secrets?: readonly string[]
    readonly onNotice?: ConnectOptions['onNotice']
    /** Opens one more session of the same user, for stopping the statement of this one. */
    readonly open: () => Promise<MysqlClient>
  },
): Promise<Connection> {
  const { isLent, secrets = [], onNotice, open } = options
  assertSingleStatements(client)
  // Without a listener a lost session would end the process.
  client.on('error', ignoreError)
  const run = async (statement: BoundStatement, index: number): Promise<StatementResult> => {
    try {
      return await runStatement(client, statement, onNotice)
    } catch (error) {
      throw describeMysqlFailure(error, { statement: statement.sql, index, secrets })
    }
  }
  const execute = (statement: BoundStatement) => run(statement, 0)
  const { rows } = await execute({
    sql: 'SELECT VERSION() AS version, DATABASE() AS name, CONNECTION_ID() AS id, @@SESSION.sql_mode AS mode',
  })
  const {
    version = '',
    name,
    id,
    mode = '',
  } = rows[0] as { version?: string; name: string | null; id: number; mode?: string }
  const product: Server['product'] = /mariadb/i.test(version) ? 'mariadb' : 'mysql'
  return {
    engine: 'mysql',
    driver: 'mysql2',
    server: {
      product,
      version,
      versionNumbers: parseVersionNumbers(version),
      hasPlainTexts: mode.includes('NO_BACKSLASH_ESCAPES'),
    },
    client,
    database: name ?? '',
    isLent,
    execute,
    executeBatch: async (statements) => {
      const results: StatementResult[] = []
      for (const [index, statement] of statements.entries()) {
        results.push(await run(statement, index))
      }
      return results
    },
    cancel: () => killQuery(open, id),
    isInTransaction: () => isInTransaction(client),
    close: async () => {
      if (isLent) {
        client.off('error', ignoreError)
        return
      }
      try {
        await client.end()
      } catch {
        // A session that is gone needs no end.
      }
    },
  }
}

function ignoreError(): void {
  // The statement that is running, or the next one, fails with it.
}

async function runStatement(
  client: MysqlClient,
  { sql, parameters = [] }: BoundStatement,
  onNotice: ConnectOptions['onNotice'],
): Promise<StatementResult> {
  const options = {
    ...VALUE_SETTINGS,
    sql,
    typeCast: (field: unknown, next: () => unknown) =>
      readMysqlValue(field as MysqlField, next, parameters.length === 0),
  }
  try {
    // Many statements cannot be prepared; what has values can, and then no value is ever written into the text.
    const answer =
      parameters.length === 0
        ? await client.query(options)
        : await client.execute(options, parameters.map(encodeMysqlValue) as never)
    if (onNotice !== undefined) await tellWarnings(client, answer[0], onNotice)
    return toResult(sql, answer)
  } catch (error) {
    // The server alone knows what is a comment to it; MariaDB takes one before a semicolon for an error of syntax.
    const isEmpty = hasCode(error, 'ER_PARSE_ERROR') && !hasStatement(sql)
    if (isEmpty || hasCode(error, 'ER_EMPTY_QUERY')) return { rows: [], affectedRows: 0 }
    throw error
  }
}

/** The server counts its warnings with the answer to a change, and tells them when it is asked. */
async function tellWarnings(
  client: MysqlClient,
  result: unknown,
  onNotice: (notice: Notice) => void,
): Promise<void> {
  const { warningStatus = 0 } = result as Partial<ResultSetHeader>
  if (warningStatus === 0) return
  const [rows] =
    await client.query<(Mysql2.RowDataPacket & { Level: string; Message: string })[]>(
      'SHOW WARNINGS',
    )
  for (const { Level, Message } of rows) onNotice({ severity: Level, message: Message })
}

/** MariaDB's changes with RETURNING answer rows and no count. */
const RETURNING = new Set(['insert', 'replace', 'delete'])

function toResult(sql: string, [result]: [unknown, FieldPacket[]]): StatementResult {
  if (!Array.isArray(result)) {
    const { affectedRows, insertId } = result as ResultSetHeader
    // As a text where the client asks for long numbers so.
    const key = toSafeInteger(BigInt(insertId))
    return { rows: [], affectedRows, ...(key === 0 ? {} : { insertId: key }) }
  }
  // A procedure answers with a list of results; the first is what it is called for.
  const rows = (Array.isArray(result[0]) ? result[0] : result) as readonly Row[]
  return { rows, affectedRows: RETURNING.has(readFirstWord(sql)) ? rows.length : 0 }
}

function createConfig(
  url: ServerUrl,
  options: ConnectOptions,
  parts: { readonly database: string | undefined; readonly tls: TlsOptions | undefined },
): ConnectionOptions {
  const { host, socket, port, user, password } = url
  const { database, tls } = parts
  return {
    charset: 'utf8mb4',
    timezone: 'Z',
    multipleStatements: false,
    maxPreparedStatements: MAX_PREPARED,
    connectTimeout: options.connectTimeoutMs ?? DEFAULT_TIMEOUT_MS,
    connectAttributes: { program_name: options.applicationName ?? 'limbeck' },
    ...(socket === undefined ? { host: host ?? '127.0.0.1' } : { socketPath: socket }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password: password.reveal() }),
    ...(database === undefined || database === '' ? {} : { database }),
    ...(tls === undefined ? {} : { ssl: { ...tls.settings, verifyIdentity: tls.checksName } }),
  }
}

const MULTI_STATEMENTS = 0x1_00_00

/** A client that runs several statements of one text would do so behind our back. */
function assertSingleStatements(client: MysqlClient): void {
  const { clientFlags = 0 } = client.config as { readonly clientFlags?: number }
  if ((clientFlags & MULTI_STATEMENTS) === 0) return
  throw new LimbeckError(
    'unsupported_by_connection',
    'A client of mysql2 that takes several statements in one text cannot be lent',
    { hint: 'Open it without `multipleStatements`.' },
  )
}

const IN_TRANSACTION = 1

/** Every answer of the server carries the state of its session; a transaction ends with its session. */
async function isInTransaction(client: MysqlClient): Promise<boolean> {
  try {
    const [{ serverStatus }] = await client.query<ResultSetHeader>('DO 0')
    return (serverStatus & IN_TRANSACTION) !== 0
  } catch {
    return false
  }
}

/** Never fails: whoever cancels waits for the statement, which ends in any case. */
async function killQuery(open: () => Promise<MysqlClient>, id: number): Promise<void> {
  try {
    const client = await open()
    await client.query(`KILL QUERY ${id}`)
    await client.end()
  } catch {
    // The session of the statement says what has become of it.
  }
}

async function listDatabases(open: () => Promise<MysqlClient>): Promise<readonly string[]> {
  const client = await open()
  try {
    const [rows] = await client.query<({ name: string } & Mysql2.RowDataPacket)[]>(
      'SELECT schema_name AS name FROM information_schema.schemata',
    )
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
