import type { Connection } from '../connect/connection.ts'
import type { LiveDialect } from '../dialects/dialect.ts'
import type { PluginSet } from '../plugins/plugin-set.ts'
import type { NamingConvention } from '../schema/naming.ts'
import type { RunEvent } from './events.ts'
import type { LogTable } from './log-table.ts'
import type { VersionTable } from './version-table.ts'

/** An event without the name of its database, which is added where it is sent. */
export type EventBody = RunEvent extends infer Event
  ? Event extends RunEvent
    ? Omit<Event, 'database'>
    : never
  : never

/** One database of a run: the open connection with what is kept in it. */
export interface Database {
  /** The name in the configuration; `default` where there is only one. */
  readonly name: string
  readonly connection: Connection
  readonly dialect: LiveDialect
  readonly versionTable: VersionTable
  /** Absent when `log: false` turns it off. */
  readonly logTable: LogTable | undefined
  readonly naming: NamingConvention
  readonly plugins: PluginSet
  readonly signal: AbortSignal | undefined
  /** What must not be shown or stored: the passwords of the URL. */
  readonly secrets: Iterable<string>
  emit(event: EventBody): void
}
