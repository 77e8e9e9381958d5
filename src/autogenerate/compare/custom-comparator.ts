import type { Row } from '../../connect/connection.ts'
import type { LiveDialect } from '../../dialects/dialect.ts'
import type { AnyOperation } from '../../operations/index.ts'
import type { Sql } from '../../schema/sql.ts'
import type { PlacedTitle } from '../placed-kinds.ts'
import type { Comparison } from './comparison.ts'
import type { Finding, Phase } from './finding.ts'

/** A value that the models export. */
export interface ExportedValue {
  /** The name that it is exported under. */
  readonly name: string
  readonly value: unknown
}

/** A live database that is asked by a comparator of a plugin. */
export interface DatabaseReader {
  readonly dialect: LiveDialect
  /** The schema of what says none, where the engine has schemas. */
  readonly defaultSchema: string | undefined
  /** Asks one statement and gives its rows. Values of an `sql` expression are bound. */
  readonly query: <Result = Row>(statement: string | Sql) => Promise<readonly Result[]>
}

/** An object of the database that belongs to a plugin. */
export interface ClaimedObject {
  readonly kind: 'table' | PlacedTitle
  readonly name: string
  /** Not said for the default schema. */
  readonly schema?: string | undefined
}

/** Both sides as every comparator gets them, with what the plugin has read of its own. */
export interface CustomComparison<Models = unknown, Found = unknown> extends Comparison {
  /** What `readModels` gave. */
  readonly models: Models
  /** What `introspect` gave; nothing where the database is taken for an empty one. */
  readonly found: Found | undefined
}

/** What a comparator of a plugin found: a change, at its time among the others, or what any comparator finds. */
export type CustomFinding =
  | { readonly kind: 'change'; readonly phase: Phase; readonly operation: AnyOperation }
  | Extract<Finding, { readonly kind: 'unknown' | 'unverified' }>

/** Compares a kind of objects that a plugin knows. Its functions are called in this order, and change nothing. */
// Methods, so that comparators of different objects fit one list.
export interface CustomComparator<Models = unknown, Found = unknown> {
  /** What errors call it. */
  readonly name: string
  /** Picks its own objects out of what the models export, tables and all. */
  readModels?(exported: readonly ExportedValue[]): Models
  /** Reads its own objects out of the database. */
  introspect?(database: DatabaseReader): Promise<Found>
  /** What of the database belongs to it: no other comparator sees that. */
  claim?(objects: {
    readonly models: Models
    readonly found: Found | undefined
  }): readonly ClaimedObject[]
  /** Finds what differs. */
  compare(comparison: CustomComparison<Models, Found>): readonly CustomFinding[]
}

/** A comparator with the plugin that adds it. */
export interface AddedComparator extends CustomComparator {
  /** The name of the plugin. */
  readonly plugin: string
}
