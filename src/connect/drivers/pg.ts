import type * as Pg from 'pg'
import type { Client, ClientConfig } from 'pg'
import { LimbeckError } from '../../errors/index.ts'
import { parseVersionNumbers } from '../../util/server-version.ts'
import { createConnectError } from '../connect-error.ts'
import type {
  BoundStatement,
  Connection,
  ConnectOptions,
  Notice,
  StatementResult,
} from '../connection.ts'
import { listSecrets, type ServerUrl } from '../database-url.ts'
import { importDriver } from '../import-driver.ts'
import { readTlsOptions, type TlsOptions } from '../tls-options.ts'
import { cancelPg } from './pg-cancel.ts'
import { PgSession } from './pg-session.ts'

const DEFAULT_TIMEOUT_MS = 10_000

/** What pg says of a server that does not encrypt. */
const NO_TLS = 'The server does not support SSL connections'

/** What a session is told of its server. */
type Identity = { readonly version: string; readonly name: string }

const IDENTITY = "current_setting('server_version') AS version, current_database() AS name"

/** How values come as text; servers and roles may be set up otherwise. The order of day and month is left alone. */
const VALUE_FORMATS = `set_config('DateStyle', 'ISO', false), set_config('IntervalStyle', 'postgres', false),
  set_config('bytea_output', 'hex', false)`

/** Opens a session on PostgreSQL. */
export async function openPg(url: ServerUrl, options: ConnectOptions): Promise<Connection> {
  const module = await importDriver<typeof Pg & { default?: typeof Pg }>(
    'pg',
    options.baseDirectory,
  )
  const { Client } = module.default ?? module
  const secrets = listSecrets(url)
  const tls = readTlsOptions(url)
  const open = async (database = url.database): Promise<Client> => {
    const connect = async (encryption: TlsOptions | undefined) => {
      const client = new Client(createConfig(url, options, { database, tls: encryption }))
      // Without a listener a lost session would end the process.
      client.on('error', ignoreError)
      await client.connect()
      return client
    }
    try {
      return await connect(tls)
    } catch (error) {
      const isRefused = error instanceof Error && error.message === NO_TLS
      if (tls?.isOptional === true && isRefused) return connect(undefined)
      throw error
    }
  }
  try {
    const client = await open()
    const { rows } = await client.query<Identity>(`SELECT ${VALUE_FORMATS}, ${IDENTITY}`)
    const { onNotice } = options
    return await adoptPg(client, { isLent: false, identity: rows[0], secrets, onNotice })
  } catch (error) {
    const listNames = () => listDatabases(() => open('postgres'))
    throw await createConnectError(error, url, { secrets, listNames })
  }
}

/** Makes a connection of somebody's client of pg. */
export function lendPg(client: Client, onNotice: ConnectOptions['onNotice']): Promise<Connection> {
  const { password } = client as { readonly password?: unknown }
  const secrets = typeof password === 'string' ? [password] : []
  return adoptPg(client, { isLent: true, secrets, onNotice })
}

/**
 * Makes a connection of an open client of pg. The session of a lent one is left as it is: where its `DateStyle` is not
 * ISO, its time stamps come as texts.
 */
async function adoptPg(
  client: Client,
  options: {
    readonly isLent: boolean
    /** Asked for where it is not given. */
    readonly identity?: Identity | undefined
    readonly secrets?: readonly string[]
    readonly onNotice?: ((notice: Notice) => void) | undefined
  },
): Promise<Connection> {
  const { isLent, secrets = [], onNotice } = options
  assertSpeaksWire(client)
  const hear = (notice: { severity?: string | undefined; message?: string | undefined }) =>
    onNotice?.({ severity: notice.severity ?? 'NOTICE', message: notice.message ?? '' })
  client.on('notice', hear)
  if (isLent) client.on('error', ignoreError)
  const session = new PgSession(client, secrets)
  const execute = async (statement: BoundStatement): Promise<StatementResult> =>
    (await session.run([statement]))[0] ?? { rows: [], affectedRows: 0 }
  const readIdentity = async () =>
    (await execute({ sql: `SELECT ${IDENTITY}` })).rows[0] as Identity
  const { version, name } = options.identity ?? (await readIdentity())
  return {
    engine: 'postgresql',
    driver: 'pg',
    server: { product: 'postgresql', version, versionNumbers: parseVersionNumbers(version) },
    client,
    database: name,
    isLent,
    execute,
    executeBatch: (statements) => session.run(statements),
    cancel: () => cancelPg(client),
    isInTransaction: async () => session.isInTransaction,
    close: async () => {
      session.leave()
      client.off('notice', hear)
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

function createConfig(
  url: ServerUrl,
  options: ConnectOptions,
  parts: { readonly database: string | undefined; readonly tls: TlsOptions | undefined },
): ClientConfig {
  const { host, socket, port, user, password, parameters } = url
  const { database, tls } = parts
  return {
    application_name: parameters['application_name'] ?? options.applicationName ?? 'limbeck',
    connectionTimeoutMillis: options.connectTimeoutMs ?? DEFAULT_TIMEOUT_MS,
    ...((host ?? socket) === undefined ? {} : { host: socket ?? host }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password: password.reveal() }),
    ...(database === undefined ? {} : { database }),
    ...(parameters['options'] === undefined ? {} : { options: parameters['options'] }),
    ssl: tls === undefined ? false : createTlsSettings(tls),
  }
}

function createTlsSettings({ settings, checksName }: TlsOptions): NonNullable<ClientConfig['ssl']> {
  return checksName ? settings : { ...settings, checkServerIdentity: () => undefined }
}

/** Batches speak pg's own protocol, one after the other: its native flavour and its pipeline mode have none of that. */
function assertSpeaksWire(client: Client): void {
  const { connection } = client as Client & { readonly connection?: object }
  if (connection !== undefined && 'parse' in connection && !client.pipeline) return
  throw new LimbeckError(
    'unsupported_by_connection',
    'A client of pg in native or pipeline mode cannot be lent',
    { hint: 'Lend a `pg.Client` without `native` and without `pipeline`.' },
  )
}

async function listDatabases(open: () => Promise<Client>): Promise<readonly string[]> {
  const client = await open()
  try {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE datallowconn AND NOT datistemplate',
    )
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
