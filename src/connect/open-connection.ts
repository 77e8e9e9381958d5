import { existsSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import type { Connection, ConnectOptions, DriverName } from './connection.ts'
import { type DatabaseUrl, type FileUrl, parseDatabaseUrl, type ServerUrl } from './database-url.ts'

type OpenServer = (url: ServerUrl, options: ConnectOptions) => Promise<Connection>
type OpenFile = (path: string, options: ConnectOptions) => Promise<Connection>

/** Each driver is imported when it is asked for, and not before. */
const SERVERS: Readonly<Record<string, OpenServer>> = {
  pg: async (url, options) => (await import('./drivers/pg.ts')).openPg(url, options),
  mysql2: async (url, options) => (await import('./drivers/mysql2.ts')).openMysql2(url, options),
} satisfies Partial<Record<DriverName, OpenServer>>

const FILES: Readonly<Record<string, OpenFile>> = {
  'node:sqlite': async (path) => (await import('./drivers/node-sqlite.ts')).openNodeSqlite(path),
  'better-sqlite3': async (path, { baseDirectory }) =>
    (await import('./drivers/better-sqlite3.ts')).openBetterSqlite3(path, baseDirectory),
  libsql: async (path, { baseDirectory }) =>
    (await import('./drivers/libsql.ts')).openLibsql(path, baseDirectory),
  pglite: async (path, options) => (await import('./drivers/pglite.ts')).openPglite(path, options),
} satisfies Partial<Record<DriverName, OpenFile>>

const MEMORY = ':memory:'

/**
 * Opens the database of a URL. Throws `invalid_url`, `driver_missing` with the command that installs the driver, and
 * `connection_failed`.
 */
export async function openConnection(
  url: string | DatabaseUrl,
  options: ConnectOptions,
): Promise<Connection> {
  const parsed = typeof url === 'string' ? parseDatabaseUrl(url) : url
  if (parsed.kind === 'server') {
    const open = SERVERS[parsed.driver]
    if (open !== undefined) return open(parsed, options)
  } else {
    const open = FILES[parsed.driver]
    if (open !== undefined) return open(choosePath(parsed, options), options)
  }
  throw new Error(`The driver "${parsed.driver}" cannot be opened by URL`)
}

/** The absolute path to open, or `:memory:`: what only reads makes no file. */
export function choosePath(
  url: FileUrl,
  { baseDirectory, isReadOnly }: Pick<ConnectOptions, 'baseDirectory' | 'isReadOnly'>,
): string {
  const isAbsent = isReadOnly === true && isAbsentFile(url, baseDirectory)
  return isAbsent ? MEMORY : resolveFilePath(url, baseDirectory)
}

/** Whether the file or the folder of a database is not there yet. */
export function isAbsentFile(url: DatabaseUrl, baseDirectory: string): boolean {
  if (url.kind === 'server' || url.path === MEMORY) return false
  return !existsSync(resolveFilePath(url, baseDirectory))
}

/** The absolute path of a file, or `:memory:`. */
export function resolveFilePath({ path }: FileUrl, baseDirectory: string): string {
  return path === MEMORY || isAbsolute(path) ? path : resolve(baseDirectory, path)
}
