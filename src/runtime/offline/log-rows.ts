import type { Statement } from '../../dialects/dialect.ts'
import { sql } from '../../schema/sql.ts'
import type { LogDirection, LogProgress } from '../log-table.ts'
import type { OfflineDatabase } from './offline-database.ts'

/** What a log row is about. */
export interface OfflineEntry {
  readonly revision: string
  readonly direction: LogDirection
}

/**
 * The statements on the log table in a script: the server makes the id, and says when and who. How long a step took
 * is not known, for a row that is written at the end of its transaction has one time only.
 */
export class LogRows {
  readonly #database: OfflineDatabase

  constructor(database: OfflineDatabase) {
    this.#database = database
  }

  /** A row for a revision that was run as a whole. */
  done(entry: OfflineEntry, progress: LogProgress): readonly Statement[] {
    return this.#insert(entry, { state: 'done', ...progress, finished_at: this.#now() })
  }

  /** A row for a revision that is about to change the database for good, statement by statement. */
  start(entry: OfflineEntry, progress: LogProgress): readonly Statement[] {
    return this.#insert(entry, { state: 'started', ...progress, finished_at: null })
  }

  /** Writes how far the started revision has come. */
  progress({ statements, digest }: LogProgress): readonly Statement[] {
    return this.#update({ statements, digest })
  }

  /** Turns the started revision into a done one. */
  finish({ statements, digest }: LogProgress): readonly Statement[] {
    return this.#update({ state: 'done', statements, digest, finished_at: this.#now() })
  }

  /** Forgets what was started: the rows are set by hand. */
  forgetStarted(): readonly Statement[] {
    const { log } = this.#database
    return log === undefined ? [] : [log.compileDelete(log.whereStarted)]
  }

  #insert(
    { revision, direction }: OfflineEntry,
    values: Readonly<Record<string, string | number | null | ReturnType<typeof sql.raw>>>,
  ): readonly Statement[] {
    const { log, dialect, versions, tool } = this.#database
    if (log === undefined) return []
    return [
      log.compileInsert({
        id: sql.raw(dialect.script.newId),
        version_table: versions.label,
        revision,
        direction,
        started_at: this.#now(),
        applied_by: sql.raw(dialect.script.user),
        tool,
        ...values,
        duration_ms: null,
      }),
    ]
  }

  #update(values: Parameters<NonNullable<OfflineDatabase['log']>['compileUpdate']>[1]) {
    const { log, dialect } = this.#database
    if (log === undefined) return []
    const { isIntact } = dialect.script
    const where =
      isIntact === undefined ? log.whereStarted : sql`${log.whereStarted} AND ${sql.raw(isIntact)}`
    return [log.compileUpdate(where, values)]
  }

  #now() {
    return sql.raw(this.#database.dialect.script.now)
  }
}
