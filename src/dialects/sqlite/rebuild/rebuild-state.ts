import type { SqlWriter } from '../../shared/sql-writer.ts'
import type { TableText } from '../table-text.ts'
import type { Place, Snapshot, StoredObject } from './snapshot.ts'

/** A table on its way from what it is to what is wanted. */
export interface RebuildState {
  readonly text: TableText
  readonly indexes: readonly StoredObject[]
  /** Columns that have nothing to copy, in lower case. */
  readonly added: ReadonlySet<string>
  /** Expressions that are copied in place of columns, by their names in lower case. */
  readonly sources: ReadonlyMap<string, string>
}

/** What edits may look at. */
export interface EditContext {
  readonly place: Place
  readonly snapshot: Snapshot
  readonly writer: SqlWriter
}
