import { LimbeckError } from '../errors/index.ts'
import type { Connection, ConnectOptions } from './connection.ts'

/** A driver's client as its shape shows it. */
interface ClientShape {
  readonly isClient: (client: object) => boolean
  readonly adopt: (client: never, options: ConnectOptions) => Promise<Connection>
}

const MEMORY = ':memory:'

/** The clients that can be lent, told by what they have; the first that fits is taken. */
const SHAPES: readonly ClientShape[] = [
  {
    isClient: (client) => hasMethods(client, ['getTypeParser', 'query', 'escapeLiteral']),
    adopt: async (client, { onNotice }) =>
      (await import('./drivers/pg.ts')).lendPg(client, onNotice),
  },
  {
    isClient: (client) => hasMethods(client, ['execProtocol', 'query', 'listen']),
    adopt: async (client, { onNotice }) => {
      const { adoptPglite } = await import('./drivers/pglite.ts')
      const { dataDir = MEMORY } = client as { dataDir?: string }
      return adoptPglite(client, dataDir, { isLent: true, onNotice })
    },
  },
  {
    isClient: (client) => hasMethods(client, ['changeUser', 'execute', 'prepare', 'query']),
    adopt: async (client, options) =>
      (await import('./drivers/mysql2.ts')).lendMysql2(client, options),
  },
  {
    isClient: (client) => hasMethods(client, ['prepare', 'exec', 'location']),
    adopt: async (client) => {
      const { adoptNodeSqlite } = await import('./drivers/node-sqlite.ts')
      const place = (client as { location(): string | null }).location()
      return adoptNodeSqlite(client, place ?? MEMORY, true)
    },
  },
  {
    isClient: (client) => hasMethods(client, ['prepare', 'exec', 'pragma', 'transaction']),
    adopt: async (client, { baseDirectory }) => {
      const { lendBetterSqlite3 } = await import('./drivers/better-sqlite3.ts')
      const name = 'sync' in client ? 'libsql' : 'better-sqlite3'
      return lendBetterSqlite3(client, name, baseDirectory)
    },
  },
  {
    isClient: (client) => hasMethods(client, ['getExecutor', 'withoutPlugins', 'connection']),
    adopt: async (client) => (await import('./drivers/kysely.ts')).adoptKysely(client),
  },
]

/**
 * Makes a connection of a client that somebody else opened and will close: of pg, PGlite, mysql2, node:sqlite,
 * better-sqlite3, libsql, or a Kysely. Throws `unsupported_by_connection` for anything else.
 */
export async function adoptConnection(
  client: unknown,
  options: ConnectOptions,
): Promise<Connection> {
  if (typeof client === 'object' && client !== null) {
    if (isPool(client)) throw refusePool()
    const shape = SHAPES.find(({ isClient }) => isClient(client))
    if (shape !== undefined) return shape.adopt(client as never, options)
  }
  throw new LimbeckError('unsupported_by_connection', 'The lent connection is of no known kind', {
    hint: 'Lend a client of pg, mysql2, node:sqlite, better-sqlite3, libsql or PGlite, or a Kysely.',
  })
}

/** A pool hands out another session each time: neither a transaction nor a lock would hold. */
function isPool(client: object): boolean {
  return 'totalCount' in client || hasMethods(client, ['getConnection', 'releaseConnection'])
}

function refusePool(): LimbeckError {
  return new LimbeckError(
    'unsupported_by_connection',
    'A pool cannot be lent, only one connection',
    {
      hint: 'Lend `await pool.connect()` (pg) or `await pool.getConnection()` (mysql2), and release it afterwards.',
    },
  )
}

function hasMethods(client: object, names: readonly string[]): boolean {
  return names.every((name) => name in client && typeof Reflect.get(client, name) === 'function')
}
