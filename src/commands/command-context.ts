import type { ResolvedConfig, ResolvedDatabase } from '../config/resolved-config.ts'
import type { Connection } from '../connect/connection.ts'
import type { RunEvent } from '../runtime/events.ts'

/** An answer that can be chosen. */
export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
}

/** Questions to the person at the terminal. They reject with `interrupted` when the person breaks off. */
export interface Prompts {
  /** Asks a question that is answered with yes or no. */
  confirm(question: string): Promise<boolean>
  /** Asks for one of several answers, of which the first is marked. */
  choose<Value extends string>(question: string, choices: readonly Choice<Value>[]): Promise<Value>
  /** Asks for any number of answers, of which none is marked. */
  chooseSeveral<Value extends string>(
    question: string,
    choices: readonly Choice<Value>[],
  ): Promise<readonly Value[]>
}

/** Whether a command only reads: then nothing is made, not even the file of a database. */
export type Access = 'read' | 'write'

/**
 * Where commands get their connections. A program's migrator keeps databases in memory open between commands, so
 * that `sqlite::memory:` is one database; every other connection is closed when its command is done with it.
 */
export interface ConnectionPool {
  /** Whether a database is a file, or a folder, that is not there yet. Throws what is wrong with its URL. */
  isAbsent(database: ResolvedDatabase): Promise<boolean>
  /** Opens a connection, or takes one that is idle. What the server says beside its results becomes `notice` events. */
  take(database: ResolvedDatabase, access?: Access): Promise<Connection>
  /** Gives a connection back. One that is `broken` is closed and not used again. */
  giveBack(
    database: ResolvedDatabase,
    connection: Connection,
    state?: 'usable' | 'broken',
  ): Promise<void>
  /** Closes the idle connections. Lent clients stay open. */
  close(): Promise<void>
}

/** What every command knows beside its own options. */
export interface CommandContext {
  readonly config: ResolvedConfig
  readonly connections: ConnectionPool
  /** Receives what happens during a run. */
  readonly on: (event: RunEvent) => void
  /** The passwords of the URLs that were read so far: what must not be shown or stored. */
  readonly secrets: ReadonlySet<string>
  /** Asks a run to stop at the next safe place. */
  readonly signal: AbortSignal | undefined
  /** Absent without a terminal: what is asked there is then refused with `needs_answer`. */
  readonly ask: Prompts | undefined
  /** Answers every question with yes. */
  readonly assumeYes: boolean
  /** Whether runs measure each statement by itself. */
  readonly timesStatements: boolean
  readonly clock: () => Date
  readonly newRevisionId: () => string
  /** An absolute path. */
  readonly workingDirectory: string
  /** The one database that the command is narrowed to. */
  readonly databaseFilter: string | undefined
  /** How long to wait for the run lock. */
  readonly lockTimeoutMs: number
}
