import { requireTarget } from '../config/require-target.ts'
import type { DatabaseTarget, ResolvedConfig, ResolvedDatabase } from '../config/resolved-config.ts'
import type { Connection, Notice } from '../connect/connection.ts'
import type { RunListener } from '../runtime/events.ts'
import { TOOL } from '../util/tool.ts'
import type { Access, ConnectionPool } from './command-context.ts'

/** What a pool is made from. */
export interface ConnectionPoolOptions {
  readonly config: ResolvedConfig
  /** Receives what servers say beside their results. */
  readonly on: RunListener
  /** Takes the passwords of the URLs that are read. */
  readonly secrets: Set<string>
  /** Whether databases that live in this process stay open between commands. */
  readonly keepsOpen: boolean
}

/** Makes a pool of connections to the configured databases. */
export function createConnectionPool(options: ConnectionPoolOptions): ConnectionPool {
  const { config } = options
  /** By the place that they lead to: what models are compared with can be another than that of its name. */
  const idle = new Map<DatabaseTarget, Connection[]>()
  /** What stands in for a file that is not there must not be written to later. */
  const readers = new WeakSet<Connection>()
  return {
    async isAbsent(database) {
      const target = await requireTarget(database, config)
      if (target.kind === 'connection' || idle.get(database.target) !== undefined) return false
      const { isAbsentFile, parseDatabaseUrl } = await import('../connect/index.ts')
      return isAbsentFile(
        parseDatabaseUrl(target.url, config.plugins.dialects),
        config.baseDirectory,
      )
    },
    async take(database, access = 'write') {
      const kept = idle.get(database.target)?.pop()
      if (kept !== undefined) return kept
      const connection = await connect(database, access, options)
      if (access === 'read') readers.add(connection)
      return connection
    },
    async giveBack(database, connection, state = 'usable') {
      const isKept = options.keepsOpen && state === 'usable' && livesInProcess(connection)
      if (isKept && !readers.has(connection)) {
        idle.set(database.target, [...(idle.get(database.target) ?? []), connection])
      } else {
        await connection.close()
      }
    },
    async close() {
      const connections = [...idle.values()].flat()
      idle.clear()
      await Promise.all(connections.map((connection) => connection.close()))
    },
  }
}

/**
 * A database in memory ends with its connection, and PGlite takes a second to start. A session of a server is not
 * kept: the server or a proxy would end it while nobody looks.
 */
function livesInProcess(connection: Connection): boolean {
  return connection.database === ':memory:' || connection.driver === 'pglite'
}

async function connect(
  database: ResolvedDatabase,
  access: Access,
  { config, on, secrets }: ConnectionPoolOptions,
): Promise<Connection> {
  const target = await requireTarget(database, config)
  const connectOptions = {
    baseDirectory: config.baseDirectory,
    applicationName: TOOL,
    isReadOnly: access === 'read',
    onNotice: ({ severity, message }: Notice) =>
      on({ kind: 'notice', database: database.name, severity, message }),
  }
  // Commands that only read scripts do not come here, and load no driver.
  const { adoptConnection, listSecrets, openConnection, parseDatabaseUrl } = await import(
    '../connect/index.ts'
  )
  if (target.kind === 'connection') return await adoptConnection(target.connection, connectOptions)
  const { dialects } = config.plugins
  const url = parseDatabaseUrl(target.url, dialects)
  for (const secret of listSecrets(url)) secrets.add(secret)
  const added = dialects.get(url.scheme)
  if (added === undefined) return await openConnection(url, connectOptions)
  const { openAdded } = await import('../plugins/open-added.ts')
  return await openAdded(added, url, connectOptions)
}
