import type { PluginSet } from '../plugins/plugin-set.ts'
import type { NamingConvention } from '../schema/naming.ts'
import type {
  CommonSettings,
  PostWriteHook,
  ProjectSettings,
  TransactionSetting,
  UnknownObjectsSetting,
  VersionApplyListener,
} from './settings.ts'

/** Where a database is: its URL, read only when it is needed, or an open client that somebody lends. */
export type DatabaseTarget =
  | { readonly kind: 'url'; readonly readUrl: () => Promise<unknown> }
  | { readonly kind: 'connection'; readonly connection: object }
  /** Neither is set: enough for commands that only read scripts. */
  | { readonly kind: 'unset' }

/** A table by name, and by schema where one is set. */
export interface ConfiguredTable {
  readonly name: string
  readonly schema: string | undefined
}

/** Settings of one database, with every default filled in. */
export interface ResolvedDatabase {
  /** Its key under `databases`, or `default` where there is only one. */
  readonly name: string
  /** Plain functions of scripts belong to this one. */
  readonly isDefault: boolean
  readonly target: DatabaseTarget
  readonly versionTable: ConfiguredTable
  /** Whether the log table is written. */
  readonly log: boolean
  readonly logTable: ConfiguredTable
  readonly transaction: TransactionSetting
  /** For the statements of a run; 0 leaves the server's own limit. */
  readonly lockTimeoutMs: number
  /** For the statements of a run; 0 leaves the server's own limit. */
  readonly statementTimeoutMs: number
  readonly onVersionApply: readonly VersionApplyListener[]
  /** The models as they were configured. */
  readonly schema: CommonSettings['schema']
  readonly source: CommonSettings['source']
  readonly serverVersion: string | undefined
  readonly includeSchemas: boolean | readonly string[]
  readonly includeName: CommonSettings['includeName']
  readonly includeObject: CommonSettings['includeObject']
  readonly compareType: NonNullable<CommonSettings['compareType']>
  readonly compareServerDefault: NonNullable<CommonSettings['compareServerDefault']>
  readonly compareColumnOrder: boolean
  readonly renderItem: CommonSettings['renderItem']
  readonly unknownObjects: UnknownObjectsSetting
  readonly manual: readonly string[]
  readonly naming: NamingConvention
}

/** The configuration with every default filled in and every path absolute. */
export interface ResolvedConfig {
  /** The file that it comes from; absent for a program that gives its options itself. */
  readonly configFile: string | undefined
  /** Relative paths start here. */
  readonly baseDirectory: string
  readonly migrationsDirectory: string
  /** The directories that hold scripts; the first is `versions` in the migrations directory unless set. */
  readonly versionLocations: readonly string[]
  readonly recursiveVersionLocations: boolean
  readonly fileTemplate: string
  readonly slugLength: number
  /** An IANA name. */
  readonly timeZone: string
  /** Programs run in the base directory. */
  readonly postWriteHooks: readonly Exclude<PostWriteHook, string>[]
  /** `ts`, `js`, `sql`, or the absolute path of a template file. */
  readonly template: string | undefined
  /** In the order of the configuration. Never empty. */
  readonly databases: readonly ResolvedDatabase[]
  readonly isMultiDatabase: boolean
  /** Databases that scripts may still name. */
  readonly retiredDatabases: readonly string[]
  readonly naming: NamingConvention
  readonly processRevisionDirectives: ProjectSettings['processRevisionDirectives']
  readonly plugins: PluginSet
  readonly loader: ProjectSettings['loader']
  /** What was given with `-x`; a key without value is `true`. */
  readonly x: Readonly<Record<string, string | true>>
  readonly environment: string | undefined
  /** The names of those that can be chosen. */
  readonly environments: readonly string[]
}
