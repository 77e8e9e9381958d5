import type { Connection } from '../connect/connection.ts'
import type { AnyOperation } from '../operations/index.ts'
import type { Plugin } from '../plugins/plugin.ts'
import type { ColumnType } from '../schema/column-type.ts'
import type { NamingConvention } from '../schema/naming.ts'
import type { Column, ColumnDefault, Table } from '../schema/schema-model.ts'
import type { SourceName, SourceOptions } from '../sources/sources.ts'

type Awaitable<Value> = Value | Promise<Value>

/** What a transaction holds together: one revision, the whole run, or nothing. */
export type TransactionSetting = 'perRevision' | 'perRun' | 'none'

/** What happens to tables, schemas and types that no model names. */
export type UnknownObjectsSetting = 'ask' | 'ignore' | 'drop'

/** A program that is run on a script after it was written. One that ends with another status than 0 is an error. */
export interface ProgramHook {
  /** How messages call it, instead of the command. */
  readonly name?: string | undefined
  /** A text is a line for the shell, unless it has `arguments`; a list is a program and its arguments. */
  readonly command: string | readonly string[]
  /** `{path}` stands for the path of the script, which is the last argument where it does not occur. */
  readonly arguments?: readonly string[] | undefined
  /** Where it runs, relative to the folder of the configuration file, which it is unless set. */
  readonly cwd?: string | undefined
}

/** What is run on a script after it was written: a line for the shell, a program, or a function that gets the path. */
export type PostWriteHook = string | ProgramHook | ((path: string) => void | Promise<void>)

/** What a listener of `onVersionApply` is told, inside the transaction that changes the version rows. */
export interface VersionApplication {
  /** The name of the database in the configuration; `default` where there is only one. */
  readonly database: string
  /** What was done. */
  readonly direction: 'upgrade' | 'downgrade' | 'stamp'
  /** The revision that was run or stamped; for a stamp of the base, the revision whose row goes. */
  readonly revision: string
  /** What the revision does. */
  readonly message: string
  /** The version rows before, sorted. */
  readonly before: readonly string[]
  /** The version rows after, sorted. */
  readonly after: readonly string[]
  /** What was given with `-x`; a key without value is `true`. */
  readonly x: Readonly<Record<string, string | true>>
  /** What `--tag` said. */
  readonly tag: string | undefined
  /** The connection of the step: what is run here is committed with the version rows. */
  readonly connection: Connection
}

/** Called after the version rows of a step were changed and before its commit. */
export type VersionApplyListener = (application: VersionApplication) => Awaitable<void>

/** The kinds of objects that `includeName` and `includeObject` are asked about. */
export type ObjectKind =
  | 'schema'
  | 'table'
  | 'column'
  | 'index'
  | 'uniqueConstraint'
  | 'foreignKey'
  | 'check'
  | 'primaryKey'
  | 'enum'
  | 'sequence'
  | 'domain'
  | 'view'
  | 'function'
  | 'trigger'

/** Where an object lies. */
export interface ObjectPlace {
  readonly schema?: string | undefined
  readonly table?: string | undefined
}

/** An object that is compared, and its counterpart where there is one. */
export interface ComparedObject {
  readonly kind: ObjectKind
  readonly name: string | undefined
  readonly place: ObjectPlace
  /** The object as plain data. */
  readonly object: unknown
  /** Whether it was read from the database; otherwise it comes from the models. */
  readonly isFromDatabase: boolean
  readonly counterpart: unknown
}

/** The two sides of a column whose type or default is compared. */
export interface ComparedColumns<Value> {
  readonly table: Table
  readonly databaseColumn: Column
  readonly modelColumn: Column
  readonly inDatabase: Value
  readonly inModel: Value
}

/**
 * Settings that `databases` may say again for each database. `@reserved` marks those that are checked and have no
 * effect in this version.
 */
export interface CommonSettings {
  /** Where the database is: `postgresql://…`, `mysql://…`, `sqlite:app.db` …; or a function that gives it. */
  readonly url?: string | (() => Awaitable<string | undefined>) | undefined
  /** Instead of `url`: a Kysely or a driver's client that is open and is left open. */
  readonly connection?: object | undefined
  /** The models: a path, a glob, a list of them, or a function that gives a schema model or the exports of a module. */
  readonly schema?: string | URL | readonly (string | URL)[] | (() => unknown) | undefined
  /**
   * Whose models they are, where their shape does not tell: `'native'`, `'drizzle'`; or with what their library is told
   * beside them: `{ name: 'drizzle', casing: 'snake_case' }`.
   */
  readonly source?: SourceName | SourceOptions | undefined
  /**
   * The table of the version rows.
   * @default 'alembic_version'
   */
  readonly versionTable?: string | undefined
  /** The schema of the version table and the log table, instead of the one that the connection uses. */
  readonly versionTableSchema?: string | undefined
  /**
   * Whether the log table is written.
   * @default true
   */
  readonly log?: boolean | undefined
  /**
   * The log table, in the schema of the version table.
   * @default 'limbeck_log'
   */
  readonly logTable?: string | undefined
  /**
   * What a transaction holds together: each revision, the whole run, or nothing.
   * @default 'perRevision'
   */
  readonly transaction?: TransactionSetting | undefined
  /**
   * How long a statement waits for locks, in milliseconds; 0 for the limit of the server.
   * @default 5_000
   */
  readonly lockTimeoutMs?: number | undefined
  /**
   * How long a statement may run, in milliseconds; 0 for the limit of the server.
   * @default 0
   */
  readonly statementTimeoutMs?: number | undefined
  /** Functions that are called after the version rows of a step were changed and before its commit. */
  readonly onVersionApply?: VersionApplyListener | readonly VersionApplyListener[] | undefined
  /** Templates of the names of constraints and indexes that are given none. */
  readonly naming?: Partial<NamingConvention> | undefined
  /**
   * The server that SQL is written for without asking one, e.g. `mariadb-10.11` or `postgresql-14`. Unless set, the
   * oldest one that is supported of the engine in `url`.
   */
  readonly serverVersion?: string | undefined
  /**
   * Whether other schemas than the default one are compared: all of them, or those named.
   * @default false
   */
  readonly includeSchemas?: boolean | readonly string[] | undefined
  /** Whether an object of the database is read at all. */
  readonly includeName?:
    | ((name: string, kind: ObjectKind, place: ObjectPlace) => boolean)
    | undefined
  /** Whether an object of either side is compared. */
  readonly includeObject?: ((compared: ComparedObject) => boolean) | undefined
  /**
   * Whether types are compared; a function answers true for different, false for equal, undefined for the usual
   * comparison.
   * @default true
   */
  readonly compareType?:
    | boolean
    | ((compared: ComparedColumns<ColumnType>) => boolean | undefined)
    | undefined
  /**
   * Whether defaults are compared; a function answers as that of `compareType`.
   * @default true
   */
  readonly compareServerDefault?:
    | boolean
    | ((compared: ComparedColumns<ColumnDefault | undefined>) => boolean | undefined)
    | undefined
  /**
   * Whether the order of columns is compared. SQLite makes the table anew in the order of the models; elsewhere a
   * difference is told, and left to you.
   * @default false
   */
  readonly compareColumnOrder?: boolean | undefined
  /** Writes an object in TypeScript: text, false to leave it out, undefined for the usual text. */
  readonly renderItem?: ((kind: string, item: unknown) => string | false | undefined) | undefined
  /**
   * What happens to tables, schemas and types that no model names.
   * @default 'ask'
   */
  readonly unknownObjects?: UnknownObjectsSetting | undefined
  /**
   * What somebody looks after by hand: `users`, `audit.log`, or `users.ix_users_email` for a column, an index or a constraint.
   * Where the database has it, it is neither changed nor dropped.
   * @default []
   */
  readonly manual?: readonly string[] | undefined
}

/** Settings of one of several databases. */
export interface DatabaseSettings extends CommonSettings {
  /**
   * Whether plain functions of scripts belong to this database. A database that is alone is the default one.
   * @default false
   */
  readonly default?: boolean | undefined
}

/** A new revision before it is written. */
export interface RevisionDirectives {
  readonly revision: string
  readonly message: string
  readonly upgrade: readonly AnyOperation[]
  readonly downgrade: readonly AnyOperation[]
}

/** Settings that an environment may say again. */
export interface ProjectSettings extends CommonSettings {
  /**
   * The folder of the migrations. Scripts lie in its folder `versions`.
   * @default './migrations'
   */
  readonly migrations?: string | URL | undefined
  /** The folders of the scripts, instead of `versions` in `migrations`. */
  readonly versionLocations?: readonly (string | URL)[] | undefined
  /**
   * Whether scripts are looked for in folders of the version locations too.
   * @default false
   */
  readonly recursiveVersionLocations?: boolean | undefined
  /**
   * The names of new files, from `{rev} {slug} {year} {month} {day} {hour} {minute} {second} {epoch}`. Alembic's
   * `%%(rev)s` works too.
   * @default '{rev}_{slug}'
   */
  readonly fileTemplate?: string | undefined
  /**
   * The most characters of the message in a file name.
   * @default 40
   */
  readonly slugLength?: number | undefined
  /**
   * The time zone of dates in headers and file names, e.g. `Europe/Berlin`.
   * @default 'UTC'
   */
  readonly timeZone?: string | undefined
  /** What is run on a new script: lines for the shell, programs, or functions of its path. */
  readonly postWriteHooks?: PostWriteHook | readonly PostWriteHook[] | undefined
  /**
   * What new scripts are: `ts`, `js`, `sql`, or the path of a template of yours. Unless set, `script.ts.template` in
   * the folder of the migrations where there is one, else `ts`.
   */
  readonly template?: string | undefined
  /** Several databases by name, instead of `url`. */
  readonly databases?: Readonly<Record<string, DatabaseSettings>> | undefined
  /** Names of databases that are gone and that scripts may still name. */
  readonly retiredDatabases?: readonly string[] | undefined
  /** Changes what is about to be written: the list may be shortened, or given anew. */
  readonly processRevisionDirectives?:
    | ((
        directives: readonly RevisionDirectives[],
      ) => Awaitable<readonly RevisionDirectives[] | void>)
    | undefined
  /** Operations and engines that are added to Limbeck, each made with `definePlugin`. */
  readonly plugins?: readonly Plugin[] | undefined
  /** How scripts are loaded that are more than Node.js can load: `jiti`, or a function that gives the exports of a file. */
  readonly loader?: 'jiti' | ((path: string) => Awaitable<unknown>) | undefined
}

/** Everything that `limbeck.config.ts` can say. */
export interface Settings extends ProjectSettings {
  /** Settings that are merged over the rest when `--env` names them. */
  readonly environments?: Readonly<Record<string, ProjectSettings>> | undefined
}

/** What a configuration function is told. */
export interface ConfigurationInput {
  /** The command, e.g. `upgrade`. */
  readonly command: string
  /** The environment that was chosen with `--env` or `LIMBECK_ENV`. */
  readonly env: string | undefined
  /** What was given with `-x`; a key without value is `true`. */
  readonly x: Readonly<Record<string, string | true>>
}

/** A configuration as a file exports it: settings, or a function that gives them. */
export type Configuration = Settings | ((input: ConfigurationInput) => Awaitable<Settings>)
