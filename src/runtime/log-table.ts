import type { Connection } from '../connect/connection.ts'
import type { LiveDialect, Statement, TableName } from '../dialects/dialect.ts'
import { sql } from '../schema/sql.ts'
import { LogStatements, type LogValues } from './log-statements.ts'
import { readRows } from './read-rows.ts'

/** What a row of the log table is about. */
export type LogDirection = 'upgrade' | 'downgrade' | 'stamp'

/** A revision that was started and not finished. */
export interface StartedRevision {
  readonly id: string
  readonly revision: string
  readonly direction: LogDirection
  /** How many statements took effect for sure. */
  readonly statements: number
  /** The running hash over those statements. */
  readonly digest: string
  readonly startedAt: string
  readonly appliedBy: string
  /** What stopped it, where the server said so: then no statement is in doubt. */
  readonly error: string | undefined
}

/** A row as it is written. */
export interface LogEntry {
  readonly id: string
  readonly revision: string
  readonly direction: LogDirection
  readonly startedAt: Date
}

/** How far a revision has come. */
export interface LogProgress {
  readonly statements: number
  readonly digest: string
}

/**
 * The table of what was started and done: when, by whom, how long, and how far.
 *
 * It may be absent or dropped: the next command that writes makes it again. Times are ISO texts in UTC, so that
 * they read the same on every engine.
 */
export class LogTable extends LogStatements {
  readonly #connection: Connection
  readonly #appliedBy: string
  readonly #tool: string

  constructor(
    connection: Connection,
    dialect: LiveDialect,
    options: {
      readonly table: TableName
      /** The version table whose revisions are logged: several may share one log. */
      readonly versionTable: string
      readonly appliedBy: string
      readonly tool: string
    },
  ) {
    super(dialect, options.table, options.versionTable)
    this.#connection = connection
    this.#appliedBy = Array.from(options.appliedBy).slice(0, 255).join('')
    this.#tool = options.tool
  }

  /** Creates the table unless it is there. */
  async ensure(): Promise<void> {
    if (await this.exists()) return
    for (const statement of this.compileCreate()) await this.#connection.execute(statement)
  }

  /** Whether the table is there. */
  async exists(): Promise<boolean> {
    const found = await readRows(this.#connection, this.dialect.findTable(this.table, 'revision'))
    return found.length > 0
  }

  /** The revisions that were started and not finished; none where there is no table. */
  async findStarted(): Promise<readonly StartedRevision[]> {
    if (!(await this.exists())) return []
    const statement = this.dialect.bindSql(
      sql`SELECT id, revision, direction, statements, digest, started_at, applied_by, error FROM ${this.name} WHERE ${this.whereStarted} ORDER BY started_at, id`,
    )
    const rows = await readRows(this.#connection, statement)
    return rows.map((row) => ({
      id: String(row['id']),
      revision: String(row['revision']),
      direction: String(row['direction']) as LogDirection,
      statements: Number(row['statements']),
      digest: readText(row['digest']),
      startedAt: String(row['started_at']),
      appliedBy: readText(row['applied_by']),
      error: row['error'] === null ? undefined : readText(row['error']),
    }))
  }

  /** A row for a revision that was run as a whole. */
  compileDone(entry: LogEntry, finishedAt: Date, progress: LogProgress): Statement {
    return this.#compileEntry(entry, {
      state: 'done',
      statements: progress.statements,
      digest: progress.digest,
      finished_at: finishedAt.toISOString(),
      duration_ms: finishedAt.getTime() - entry.startedAt.getTime(),
    })
  }

  /** A row for a revision that is about to change the database for good, statement by statement. */
  compileStart(entry: LogEntry, progress: LogProgress): Statement {
    return this.#compileEntry(entry, {
      state: 'started',
      statements: progress.statements,
      digest: progress.digest,
      finished_at: null,
      duration_ms: null,
    })
  }

  /** Writes how far a started revision has come. */
  compileProgress(id: string, progress: LogProgress): Statement {
    return this.#compileChange(id, { statements: progress.statements, digest: progress.digest })
  }

  /** Turns a started revision into a done one. */
  compileFinish(entry: LogEntry, finishedAt: Date, progress: LogProgress): Statement {
    return this.#compileChange(entry.id, {
      state: 'done',
      statements: progress.statements,
      digest: progress.digest,
      finished_at: finishedAt.toISOString(),
      duration_ms: finishedAt.getTime() - entry.startedAt.getTime(),
      error: null,
    })
  }

  /** Writes what stopped a started revision, or that it goes on (`null`). */
  compileError(id: string, error: string | null): Statement {
    return this.#compileChange(id, { error })
  }

  /** Forgets a started revision that has changed nothing. */
  compileForget(id: string): Statement {
    return this.compileDelete(sql`id = ${id}`)
  }

  /** Forgets every started revision: the rows are set by hand. */
  compileForgetStarted(): Statement {
    return this.compileDelete(this.whereStarted)
  }

  #compileEntry(entry: LogEntry, values: LogValues): Statement {
    return this.compileInsert({
      id: entry.id,
      version_table: this.versionTable,
      revision: entry.revision,
      direction: entry.direction,
      started_at: entry.startedAt.toISOString(),
      applied_by: this.#appliedBy,
      tool: this.#tool,
      ...values,
    })
  }

  #compileChange(id: string, values: LogValues): Statement {
    return this.compileUpdate(sql`id = ${id}`, values)
  }
}

/** A text of a row; empty where there is none. */
function readText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
