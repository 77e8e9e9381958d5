import { adoptConnection } from '../connect/adopt-connection.ts'
import type { Connection, ConnectOptions } from '../connect/connection.ts'
import { parseDatabaseUrl } from '../connect/database-url.ts'
import { openConnection } from '../connect/open-connection.ts'
import type { LiveDialect } from '../dialects/dialect.ts'
import { createPluginSet } from '../plugins/create-plugin-set.ts'
import { findDialect } from '../plugins/find-dialect.ts'
import { openAdded } from '../plugins/open-added.ts'
import type { Plugin } from '../plugins/plugin.ts'
import type { PluginSet } from '../plugins/plugin-set.ts'
import { TOOL } from '../util/tool.ts'

/**
 * A database: its URL, which is opened for the time of a call and only read, or what is open already and stays so: a client of
 * a driver, a Kysely, or a connection of `limbeck/dialects`.
 */
export type DatabaseSource = string | URL | object

/** How databases are found and spoken to. */
export interface SourceOptions {
  /** Where the paths of files start; the working directory unless told. */
  readonly baseDirectory?: string | undefined
  /** What plugins add, as in the setting `plugins`. */
  readonly plugins?: readonly Plugin[] | undefined
}

/** A database that is open. */
export interface OpenSource {
  readonly connection: Connection
  readonly dialect: LiveDialect
  readonly plugins: PluginSet
}

/** Opens a database for the time of a function. Throws `invalid_url`, `driver_missing`, `connection_failed`, `plugin_invalid`. */
export async function useSource<Result>(
  source: DatabaseSource,
  { baseDirectory = process.cwd(), plugins: listed = [] }: SourceOptions,
  use: (open: OpenSource) => Promise<Result>,
): Promise<Result> {
  const plugins = createPluginSet(listed)
  const isUrl = typeof source === 'string' || source instanceof URL
  const options = { baseDirectory, applicationName: TOOL, isReadOnly: true }
  const connection = isUrl
    ? await open(String(source), plugins, options)
    : await adopt(source, options)
  try {
    return await use({ connection, dialect: findDialect(plugins, connection.server), plugins })
  } finally {
    if (isUrl) await connection.close()
  }
}

async function open(
  text: string,
  { dialects }: PluginSet,
  options: ConnectOptions,
): Promise<Connection> {
  const url = parseDatabaseUrl(text, dialects)
  const added = dialects.get(url.scheme)
  return added === undefined ? openConnection(url, options) : openAdded(added, url, options)
}

async function adopt(source: object, options: ConnectOptions): Promise<Connection> {
  return isConnection(source) ? source : adoptConnection(source, options)
}

function isConnection(source: object): source is Connection {
  return 'server' in source && 'executeBatch' in source && 'isInTransaction' in source
}
