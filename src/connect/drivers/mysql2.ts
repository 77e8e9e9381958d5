import type { ConnectionOptions, Connection as MysqlClient } from 'mysql2/promise'
import { isLimbeckError, type LimbeckError } from '../../errors/index.ts'
import { hasStatement } from '../../util/has-statement.ts'
import { parseVersionNumbers } from '../../util/server-version.ts'
import { createConnectError } from '../connect-error.ts'
import type {
  BoundStatement,
  Connection,
  ConnectOptions,
  Server,
  StatementFailure,
  StatementResult,
} from '../connection.ts'
import type { ServerUrl } from '../database-url.ts'
import { importDriver } from '../import-driver.ts'
import { createStatementError } from '../statement-error.ts'
import { encodeMysqlValue, type MysqlField, readMysqlValue } from '../values/mysql-values.ts'

type Mysql2 = typeof import('mysql2/promise')

const DEFAULT_TIMEOUT_MS = 10_000

/** Opens a session on MySQL or MariaDB. */
export async function openMysql2(url: ServerUrl, options: ConnectOptions): Promise<Connection> {
  const module = await importDriver<Mysql2 & { default?: Mysql2 }>(
    'mysql2/promise',
    options.baseDirectory,
  )
  const { createConnection } = module.default ?? module
  const config = createConfig(url, options)
  const secrets = url.password === undefined ? [] : [url.password.reveal()]
  try {
    const client = await createConnection(config)
    client.on('error', () => undefined)
    // Time stamps come and go in UTC, whatever the zone of the server.
    await client.query("SET time_zone = '+00:00'")
    const stop = async (id: number) => {
      const helper = await createConnection(config)
      try {
        await helper.query(`KILL QUERY ${id}`)
      } finally {
        await helper.end()
      }
    }
    return await adoptMysql2(client, { isLent: false, secrets, stop })
  } catch (error) {
    if (isLimbeckError(error)) throw error
    throw createConnectError(error, url, secrets)
  }
}

/** Makes a connection of an open client of mysql2, in its promise flavour. */
export async function adoptMysql2(
  client: MysqlClient,
  options: {
    readonly isLent: boolean
    readonly secrets?: readonly string[]
    /** Stops the running statement of the session with this id. */
    readonly stop?: (id: number) => Promise<void>
  },
): Promise<Connection> {
  const { isLent, secrets = [], stop } = options
  const run = async (statement: BoundStatement, index: number): Promise<StatementResult> => {
    try {
      return await runStatement(client, statement)
    } catch (error) {
      throw describeFailure(error, statement.sql, index, secrets)
    }
  }
  const execute = (statement: BoundStatement) => run(statement, 0)
  const { rows } = await execute({
    sql: 'SELECT VERSION() AS version, DATABASE() AS name, CONNECTION_ID() AS id',
  })
  const version = String(rows[0]?.['version'])
  const id = Number(rows[0]?.['id'])
  const product: Server['product'] = /mariadb/i.test(version) ? 'mariadb' : 'mysql'
  return {
    engine: 'mysql',
    driver: 'mysql2',
    server: { product, version, versionNumbers: parseVersionNumbers(version) },
    client,
    database: String(rows[0]?.['name'] ?? ''),
    isLent,
    execute,
    executeBatch: async (statements) => {
      const results: StatementResult[] = []
      for (const [index, statement] of statements.entries()) {
        results.push(await run(statement, index))
      }
      return results
    },
    cancel: async () => stop?.(id),
    isInTransaction: () => isInTransaction(execute, product),
    close: async () => {
      if (isLent) return
      try {
        await client.end()
      } catch {
        // A session that is gone needs no end.
      }
    },
  }
}

async function runStatement(
  client: MysqlClient,
  { sql, parameters = [] }: BoundStatement,
): Promise<StatementResult> {
  if (!hasStatement(sql)) return { rows: [], affectedRows: 0 }
  const options = {
    sql,
    typeCast: (field: unknown, next: () => unknown) => readMysqlValue(field as MysqlField, next),
  }
  // Many statements cannot be prepared; what has values can, and then no value is ever written into the text.
  const [result] =
    parameters.length === 0
      ? await client.query(options)
      : await client.execute(options, parameters.map(encodeMysqlValue) as never)
  if (Array.isArray(result)) return { rows: result as StatementResult['rows'], affectedRows: 0 }
  const { affectedRows, insertId } = result
  return { rows: [], affectedRows, ...(insertId === 0 ? {} : { insertId }) }
}

function createConfig(url: ServerUrl, options: ConnectOptions): ConnectionOptions {
  const { host, socket, port, user, password, database, parameters } = url
  const ssl = parameters['ssl-mode'] ?? parameters['sslmode'] ?? parameters['ssl']
  return {
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    multipleStatements: false,
    connectTimeout: options.connectTimeoutMs ?? DEFAULT_TIMEOUT_MS,
    connectAttributes: { program_name: options.applicationName ?? 'limbeck' },
    ...(socket === undefined ? { host: host ?? '127.0.0.1' } : { socketPath: socket }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password: password.reveal() }),
    ...(database === undefined ? {} : { database }),
    ...(ssl === undefined || /^(?:disabled?|false|0)$/i.test(ssl)
      ? {}
      : { ssl: { rejectUnauthorized: /verify/i.test(ssl) } }),
  }
}

interface MysqlError extends Error {
  readonly code?: string
  readonly errno?: number
  readonly sqlState?: string
  readonly fatal?: boolean
}

const SYNTAX_ERROR = 1064

function describeFailure(
  error: unknown,
  statement: string,
  index: number,
  secrets: readonly string[],
): LimbeckError {
  if (isLimbeckError(error)) return error
  const { errno, sqlState, fatal, code } = error as MysqlError
  const failure: StatementFailure = {
    statement,
    index,
    ...(sqlState === undefined ? {} : { sqlState }),
    ...(errno === undefined ? {} : { number: errno }),
  }
  const isLost = fatal === true || code === 'PROTOCOL_CONNECTION_LOST' || sqlState === '70100'
  if (isLost && errno !== SYNTAX_ERROR) {
    return createStatementError(error, failure, { code: 'connection_lost', secrets })
  }
  return createStatementError(error, failure, { secrets })
}

/** MariaDB says it in a variable; on MySQL a savepoint outside a transaction is gone when it is released. */
async function isInTransaction(
  execute: Connection['execute'],
  product: Server['product'],
): Promise<boolean> {
  if (product === 'mariadb') {
    const { rows } = await execute({ sql: 'SELECT @@in_transaction AS state' })
    return Number(rows[0]?.['state']) === 1
  }
  await execute({ sql: 'SAVEPOINT limbeck_probe' })
  try {
    await execute({ sql: 'RELEASE SAVEPOINT limbeck_probe' })
    return true
  } catch {
    return false
  }
}
