/** One row as plain data, keyed by column name. */
export type Row = Readonly<Record<string, unknown>>

/**
 * One statement and the values bound to it.
 *
 * The placeholders are the engine's: `$1` on PostgreSQL, `?` on MySQL, MariaDB and SQLite.
 * Values go in as null, boolean, number, bigint, string, Date, Uint8Array, or a plain object or array, which is
 * written as JSON; on PostgreSQL an array for a parameter of another type than JSON is an array of PostgreSQL.
 */
export interface BoundStatement {
  readonly sql: string
  readonly parameters?: readonly unknown[]
}

/**
 * What a statement gave.
 *
 * Values come out the same from every driver of an engine: `null`; booleans as `boolean`; integers as `number`
 * while they are safe and as `bigint` beyond; exact decimals as `string` where the engine keeps them exact;
 * points in time as `Date` (a time stamp without zone counts as UTC); dates and times of day as `string`;
 * bytes as `Uint8Array`; JSON parsed. SQLite tells a boolean, a point in time or JSON by the declared type of a column
 * only, so not in an expression; MariaDB tells JSON to mysql2 since that reads its extended metadata (3.24 does), and
 * to older ones it is text. What a lent Kysely gives is as its own driver reads it.
 */
export interface StatementResult {
  readonly rows: readonly Row[]
  /** Rows inserted, updated or deleted; 0 where the engine reports none. */
  readonly affectedRows: number
  /** The key that the engine gave to the last inserted row, where it says so. */
  readonly insertId?: number | bigint
  /**
   * The command tag, where the engine has one: PostgreSQL answers `ROLLBACK` to a COMMIT after a failure. PGlite and a
   * Kysely tell it of the end of a transaction only.
   */
  readonly command?: string
}

/** The servers that Limbeck knows by itself. */
export type Product = 'postgresql' | 'mysql' | 'mariadb' | 'sqlite'

/** What stands at the other end. */
export interface Server {
  /** The name of the dialect that it understands. */
  readonly product: Product | (string & {})
  /** As the server says it, e.g. `10.11.19-MariaDB`. */
  readonly version: string
  /** The leading numbers of the version, e.g. `[10, 11, 19]`. */
  readonly versionNumbers: readonly number[]
  /** True in sessions of MySQL and MariaDB with NO_BACKSLASH_ESCAPES: a backslash is a character like any other. */
  readonly hasPlainTexts?: boolean
}

/** The engine whose SQL a connection speaks, by which `op.db` writes queries. MariaDB is reached through `mysql`. */
export type Engine = 'postgresql' | 'mysql' | 'sqlite'

/** The drivers that there is an adapter for. */
export type DriverName =
  | 'pg'
  | 'pglite'
  | 'mysql2'
  | 'node:sqlite'
  | 'better-sqlite3'
  | 'libsql'
  | 'kysely'

/**
 * Our port over one open driver client: one session, one statement at a time.
 *
 * Every failure is a `LimbeckError`: `statement_failed` with the driver's error as cause and
 * {@link StatementFailure} as details, `several_statements` for a text with more than one,
 * `connection_lost` when the session is gone.
 */
export interface Connection {
  readonly engine: Engine
  /** A name of {@link DriverName}, or what a plugin calls its own. */
  readonly driver: DriverName | (string & {})
  readonly server: Server
  /** The driver's own client, for handing to an ORM. */
  readonly client: unknown
  /** The database by name, or the file by absolute path, or `:memory:`. */
  readonly database: string
  /** True for a client that the user opened: it is never closed here. */
  readonly isLent: boolean
  /** Runs one statement. */
  execute(statement: BoundStatement): Promise<StatementResult>
  /**
   * Runs statements in order, in as few round trips as the driver allows. Stops at the first failure, whose
   * details name the `index` of the statement; none after it has run. No transaction is added.
   */
  executeBatch(statements: readonly BoundStatement[]): Promise<readonly StatementResult[]>
  /** Asks the server to stop the running statement; does nothing where the driver cannot. */
  cancel(): Promise<void>
  /** Opens a second connection of the same driver to another SQLite file; absent elsewhere. */
  openFile?(path: string): Promise<Connection>
  /** Whether the session is inside a transaction, whoever began it, be it sound or aborted; false when it is lost. */
  isInTransaction(): Promise<boolean>
  /** Ends the session; does nothing with a lent client. */
  close(): Promise<void>
}

/** The details of a `statement_failed` error. */
export interface StatementFailure {
  /** Five characters of the SQL standard, where the engine gives them. */
  readonly sqlState?: string
  /** The engine's own number: `errno` of MySQL and MariaDB, the extended result code of SQLite. */
  readonly number?: number
  /** One-based offset into the statement of what the engine complains about. */
  readonly position?: number
  /** The statement, without the values bound to it. */
  readonly statement: string
  /** Which statement of a batch failed, counted from 0. */
  readonly index: number
}

/** A message that the server sent beside its results. */
export interface Notice {
  readonly severity: string
  readonly message: string
}

/** How a connection is opened. */
export interface ConnectOptions {
  /** Relative SQLite paths and PGlite directories start here; an absolute path. */
  readonly baseDirectory: string
  /** Shown in the server's list of sessions. */
  readonly applicationName?: string
  /** Nothing is made for the sake of reading: a file or folder that is not there counts as an empty database. */
  readonly isReadOnly?: boolean
  /** Milliseconds to wait for the server to answer; 10,000 unless told. */
  readonly connectTimeoutMs?: number
  /** Called with what the server says beside its results. */
  readonly onNotice?: (notice: Notice) => void
}
