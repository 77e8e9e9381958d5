import type { LiveDialect, TimeLimits } from '../../dialects/dialect.ts'
import type { PluginSet } from '../../plugins/plugin-set.ts'
import type { NamingConvention } from '../../schema/naming.ts'
import type { LogStatements } from '../log-statements.ts'
import type { TransactionMode } from '../run-options.ts'
import type { ScriptScope } from '../run-script.ts'
import type { VersionStatements } from '../version-statements.ts'

/** A database that SQL is written for and that nobody asks. */
export interface OfflineDatabase {
  /** The name in the configuration; `default` where there is only one. */
  readonly name: string
  readonly engine: ScriptScope['engine']
  readonly dialect: LiveDialect
  readonly versions: VersionStatements
  /** Absent when `log: false` turns it off. */
  readonly log: LogStatements | undefined
  /** What the log rows say of who wrote them. */
  readonly tool: string
  readonly naming: NamingConvention
  readonly plugins: PluginSet
  readonly transaction: TransactionMode
  readonly limits: TimeLimits
}
