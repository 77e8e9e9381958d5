import type { Client, ClientConfig } from 'pg'
import { LimbeckError } from '../../errors/index.ts'
import { parseVersionNumbers } from '../../util/server-version.ts'
import { createConnectError } from '../connect-error.ts'
import type {
  BoundStatement,
  Connection,
  ConnectOptions,
  Notice,
  StatementFailure,
  StatementResult,
} from '../connection.ts'
import type { ServerUrl } from '../database-url.ts'
import { importDriver } from '../import-driver.ts'
import { createStatementError } from '../statement-error.ts'
import {
  createValueParsers,
  TEXT_ARRAY_OID,
  type ValueParser,
} from '../values/postgresql-values.ts'
import { PgBatch } from './pg-batch.ts'

type PgModule = typeof import('pg')

/** A batch is cut here, so that neither side waits with full buffers for the other to read. */
const MAX_BATCH = 200

const DEFAULT_TIMEOUT_MS = 10_000

/** Opens a session on PostgreSQL. */
export async function openPg(url: ServerUrl, options: ConnectOptions): Promise<Connection> {
  const module = await importDriver<PgModule & { default?: PgModule }>('pg', options.baseDirectory)
  const { Client } = module.default ?? module
  const client = new Client(createConfig(url, options))
  // Without a listener a lost session would end the process.
  client.on('error', () => undefined)
  const secrets = url.password === undefined ? [] : [url.password.reveal()]
  try {
    await client.connect()
  } catch (error) {
    throw createConnectError(error, url, secrets)
  }
  return adoptPg(client, { isLent: false, secrets, onNotice: options.onNotice })
}

/** Makes a connection of an open client of pg. */
export async function adoptPg(
  client: Client,
  options: {
    readonly isLent: boolean
    readonly secrets?: readonly string[]
    readonly onNotice?: ((notice: Notice) => void) | undefined
  },
): Promise<Connection> {
  const { isLent, secrets = [], onNotice } = options
  const hear = (notice: { severity?: string | undefined; message?: string | undefined }) =>
    onNotice?.({ severity: notice.severity ?? 'NOTICE', message: notice.message ?? '' })
  if (onNotice !== undefined) client.on('notice', hear)
  const findParser = createParserFinder(client)

  const runBatch = async (
    statements: readonly BoundStatement[],
    firstIndex: number,
  ): Promise<readonly StatementResult[]> => {
    const batch = new PgBatch(statements, findParser)
    client.query(batch as unknown as Parameters<Client['query']>[0])
    try {
      return await batch.done
    } catch (error) {
      await synchronise()
      const sql = statements[batch.completed]?.sql ?? ''
      throw describeFailure(error, sql, firstIndex + batch.completed, secrets)
    }
  }
  // pg lets go of a query at its error, before the server has said in what state it is now.
  const synchronise = async () => {
    const empty = new PgBatch([], findParser)
    void client.query(empty as unknown as Parameters<Client['query']>[0])
    await empty.done.catch(() => undefined)
  }
  const executeBatch = async (statements: readonly BoundStatement[]) => {
    const results: StatementResult[] = []
    for (let start = 0; start < statements.length; start += MAX_BATCH) {
      results.push(...(await runBatch(statements.slice(start, start + MAX_BATCH), start)))
    }
    return results
  }
  const execute = async (statement: BoundStatement) =>
    (await runBatch([statement], 0))[0] ?? { rows: [], affectedRows: 0 }

  const { rows } = await execute({
    sql: "SELECT current_setting('server_version') AS version, current_database() AS name",
  })
  const version = String(rows[0]?.['version'])
  return {
    engine: 'postgresql',
    driver: 'pg',
    server: { product: 'postgresql', version, versionNumbers: parseVersionNumbers(version) },
    client,
    database: String(rows[0]?.['name']),
    isLent,
    execute,
    executeBatch,
    cancel: () => cancel(client),
    isInTransaction: async () => {
      const status = (client as Client & { getTransactionStatus?(): string | null })
        .getTransactionStatus
      if (status === undefined) return askWhetherInTransaction(execute)
      return ['T', 'E'].includes(status.call(client) ?? 'I')
    },
    close: async () => {
      client.off('notice', hear)
      if (isLent) return
      try {
        await client.end()
      } catch {
        // A session that is gone needs no end.
      }
    },
  }
}

function createConfig(url: ServerUrl, options: ConnectOptions): ClientConfig {
  const { host, socket, port, user, password, database, parameters } = url
  const ssl = parameters['sslmode']
  return {
    application_name: options.applicationName ?? 'limbeck',
    connectionTimeoutMillis: options.connectTimeoutMs ?? DEFAULT_TIMEOUT_MS,
    ...((host ?? socket) === undefined ? {} : { host: socket ?? host }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password: password.reveal() }),
    ...(database === undefined ? {} : { database }),
    ...(ssl === undefined || ssl === 'disable' ? {} : { ssl: sslOptions(ssl) }),
  }
}

/** As libpq means it: `require` encrypts, and only the `verify` modes look at the certificate. */
function sslOptions(mode: string): ClientConfig['ssl'] {
  return { rejectUnauthorized: mode.startsWith('verify') }
}

/** Our own parsers first, then those of the client, which knows what its owner has set. */
function createParserFinder(client: Client): (oid: number) => ValueParser {
  const find = (oid: number) => client.getTypeParser(oid, 'text') as ValueParser
  const own = createValueParsers(find(TEXT_ARRAY_OID))
  return (oid) => own.get(oid) ?? find(oid)
}

interface PgError extends Error {
  readonly code?: string
  readonly position?: string
  readonly detail?: string
}

const SEVERAL_STATEMENTS = 'cannot insert multiple commands into a prepared statement'

/** Classes and codes of SQLSTATE that end the session. */
const LOST = /^(?:08...|57P0[1-5])$/

function describeFailure(
  error: unknown,
  statement: string,
  index: number,
  secrets: readonly string[],
): LimbeckError {
  if (error instanceof LimbeckError) return error
  const { code, position, message = '' } = error as PgError
  const failure: StatementFailure = {
    statement,
    index,
    ...(code === undefined || code.length !== 5 ? {} : { sqlState: code }),
    ...(position === undefined ? {} : { position: Number(position) }),
  }
  const isLost = code === undefined || code.length !== 5 || LOST.test(code)
  if (isLost) return createStatementError(error, failure, { code: 'connection_lost', secrets })
  return message.includes(SEVERAL_STATEMENTS)
    ? createStatementError(error, failure, { code: 'several_statements', secrets })
    : createStatementError(error, failure, { secrets })
}

/** Asks the server, over a connection of its own, to stop what the session is doing. */
async function cancel(client: Client): Promise<void> {
  const { processID, secretKey } = client as Client & { processID?: number; secretKey?: number }
  if (processID === undefined || secretKey === undefined) return
  const { Socket } = await import('node:net')
  const { host, port } = client
  const message = Buffer.alloc(16)
  message.writeInt32BE(16, 0)
  message.writeInt32BE(80_877_102, 4)
  message.writeInt32BE(processID, 8)
  message.writeInt32BE(secretKey, 12)
  await new Promise<void>((resolve) => {
    const socket = new Socket()
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
    socket.on('connect', () => socket.end(message))
    if (host.startsWith('/')) socket.connect(`${host}/.s.PGSQL.${port}`)
    else socket.connect(port, host)
  })
}

/** For clients too old to know: a savepoint is refused outside a transaction, and harmless in either case. */
async function askWhetherInTransaction(execute: Connection['execute']): Promise<boolean> {
  try {
    await execute({ sql: 'SAVEPOINT limbeck_probe' })
  } catch (error) {
    const state = error instanceof LimbeckError ? error.details?.['sqlState'] : undefined
    return state !== '25P01'
  }
  await execute({ sql: 'RELEASE SAVEPOINT limbeck_probe' })
  return true
}
