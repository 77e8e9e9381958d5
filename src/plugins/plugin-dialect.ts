import type { Connection, ConnectOptions, Engine } from '../connect/connection.ts'
import type { FileUrl, Scheme, ServerUrl } from '../connect/database-url.ts'
import type { LiveDialect } from '../dialects/dialect.ts'

interface DialectEntry {
  /** What stands before the colon in URLs, in small letters: `['duck']` for `duck:app.db`. */
  readonly schemes: readonly string[]
  /** The engine whose SQL `op.db` writes. */
  readonly engine: Engine
  /** What is known of the engine; its name is a new one, and that of `server.product` of its connections. */
  readonly dialect: LiveDialect
}

/** An engine on a server: `duck://user:password@host:5432/name`. */
export interface ServerDialect extends DialectEntry {
  readonly kind: 'server'
  /** Opens a session. */
  connect(url: ServerUrl, options: ConnectOptions): Promise<Connection>
}

/** An engine in a file, a folder or in memory: `duck:app.db`, `duck::memory:`. */
export interface FileDialect extends DialectEntry {
  readonly kind: 'file'
  /** Opens a database. The path is absolute, or `:memory:`; that also stands in for a file that is not there and only read. */
  connect(url: FileUrl, options: ConnectOptions): Promise<Connection>
}

/** A dialect that a plugin adds, with how databases that speak it are opened. */
export type PluginDialect = ServerDialect | FileDialect

/** A dialect with the plugin that adds it. */
export interface AddedDialect extends Scheme {
  /** The name of the plugin. */
  readonly plugin: string
  readonly definition: PluginDialect
}
