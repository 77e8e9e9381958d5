import type { TestedDatabase } from '../../../runtime/harness.ts'

/** Everything of a database that an operation can change, read from its own catalog. */
export interface Dump {
  /** A line for every table, column, constraint, index and object beside them, sorted. */
  readonly objects: readonly string[]
  /** The columns of every table in their order. */
  readonly columns: Readonly<Record<string, readonly string[]>>
}

/** Reads a {@link Dump}. */
export type ReadDump = (database: TestedDatabase) => Promise<Dump>

/** The tables in which Limbeck itself writes. */
export const OWN_TABLES = ['alembic_version', 'limbeck_log', 'limbeck_lock']
