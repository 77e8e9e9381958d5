import type { Connection } from '../connect/connection.ts'
import type { LiveDialect, Statement, TableName } from '../dialects/dialect.ts'
import type { Operation } from '../operations/operation.ts'
import type { Column } from '../schema/schema-model.ts'
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

const varchar = (name: string, length: number, nullable = true): Column => ({
  name,
  type: { kind: 'varchar', length },
  nullable,
})

const COLUMNS: readonly Column[] = [
  varchar('id', 36, false),
  varchar('version_table', 255, false),
  varchar('revision', 255, false),
  varchar('direction', 10, false),
  varchar('state', 10, false),
  { name: 'statements', type: { kind: 'integer' }, nullable: false },
  varchar('digest', 64),
  varchar('started_at', 30, false),
  varchar('finished_at', 30),
  { name: 'duration_ms', type: { kind: 'integer' }, nullable: true },
  varchar('applied_by', 255),
  varchar('tool', 50),
  { name: 'error', type: { kind: 'text' }, nullable: true },
]

type Values = Readonly<Record<string, string | number | null>>

/**
 * The table of what was started and done: when, by whom, how long, and how far.
 *
 * It may be absent or dropped: the next command that writes makes it again. Times are ISO texts in UTC, so that
 * they read the same on every engine.
 */
export class LogTable {
  readonly #connection: Connection
  readonly #dialect: LiveDialect
  readonly #table: TableName
  readonly #versionTable: string
  readonly #appliedBy: string
  readonly #tool: string
  readonly #quoted: string

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
    this.#connection = connection
    this.#dialect = dialect
    this.#table = options.table
    this.#versionTable = options.versionTable
    this.#appliedBy = Array.from(options.appliedBy).slice(0, 255).join('')
    this.#tool = options.tool
    const { name, schema } = options.table
    const quoted = dialect.quoteIdentifier(name)
    this.#quoted = schema === undefined ? quoted : `${dialect.quoteIdentifier(schema)}.${quoted}`
  }

  /** Creates the table unless it is there. */
  async ensure(): Promise<void> {
    if (await this.exists()) return
    for (const statement of this.#dialect.compile(describeTable(this.#table))) {
      await this.#connection.execute(statement)
    }
  }

  /** Whether the table is there. */
  async exists(): Promise<boolean> {
    const found = await readRows(this.#connection, this.#dialect.findTable(this.#table, 'revision'))
    return found.length > 0
  }

  /** The revisions that were started and not finished; none where there is no table. */
  async findStarted(): Promise<readonly StartedRevision[]> {
    if (!(await this.exists())) return []
    const { where, parameters } = this.#whereStarted()
    const rows = await readRows(this.#connection, {
      sql: `SELECT id, revision, direction, statements, digest, started_at, applied_by, error FROM ${this.#quoted} WHERE ${where} ORDER BY started_at, id`,
      parameters,
    })
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
    return this.#compileInsert(entry, {
      state: 'done',
      statements: progress.statements,
      digest: progress.digest,
      finished_at: finishedAt.toISOString(),
      duration_ms: finishedAt.getTime() - entry.startedAt.getTime(),
    })
  }

  /** A row for a revision that is about to change the database for good, statement by statement. */
  compileStart(entry: LogEntry, progress: LogProgress): Statement {
    return this.#compileInsert(entry, {
      state: 'started',
      statements: progress.statements,
      digest: progress.digest,
      finished_at: null,
      duration_ms: null,
    })
  }

  /** Writes how far a started revision has come. */
  compileProgress(id: string, progress: LogProgress): Statement {
    return this.#compileUpdate(id, { statements: progress.statements, digest: progress.digest })
  }

  /** Turns a started revision into a done one. */
  compileFinish(entry: LogEntry, finishedAt: Date, progress: LogProgress): Statement {
    return this.#compileUpdate(entry.id, {
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
    return this.#compileUpdate(id, { error })
  }

  /** Forgets a started revision that has changed nothing. */
  compileForget(id: string): Statement {
    return {
      sql: `DELETE FROM ${this.#quoted} WHERE id = ${this.#dialect.placeholder(0)}`,
      parameters: [id],
    }
  }

  /** Forgets every started revision: the rows are set by hand. */
  compileForgetStarted(): Statement {
    const { where, parameters } = this.#whereStarted()
    return { sql: `DELETE FROM ${this.#quoted} WHERE ${where}`, parameters }
  }

  #whereStarted() {
    const at = (index: number) => this.#dialect.placeholder(index)
    return {
      where: `state = ${at(0)} AND version_table = ${at(1)}`,
      parameters: ['started', this.#versionTable],
    }
  }

  #compileInsert(entry: LogEntry, values: Values): Statement {
    const row: Values = {
      id: entry.id,
      version_table: this.#versionTable,
      revision: entry.revision,
      direction: entry.direction,
      started_at: entry.startedAt.toISOString(),
      applied_by: this.#appliedBy,
      tool: this.#tool,
      ...values,
    }
    const names = Object.keys(row)
    const places = names.map((_, index) => this.#dialect.placeholder(index))
    return {
      sql: `INSERT INTO ${this.#quoted} (${names.join(', ')}) VALUES (${places.join(', ')})`,
      parameters: Object.values(row),
    }
  }

  #compileUpdate(id: string, values: Values): Statement {
    const names = Object.keys(values)
    const changes = names.map((name, index) => `${name} = ${this.#dialect.placeholder(index)}`)
    return {
      sql: `UPDATE ${this.#quoted} SET ${changes.join(', ')} WHERE id = ${this.#dialect.placeholder(names.length)}`,
      parameters: [...Object.values(values), id],
    }
  }
}

/** A text of a row; empty where there is none. */
function readText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function describeTable({ name, schema }: TableName): Operation {
  return {
    kind: 'createTable',
    ifNotExists: true,
    table: {
      name,
      ...(schema === undefined ? {} : { schema }),
      columns: COLUMNS,
      constraints: [{ kind: 'primaryKey', name: `${name}_pkc`, columns: ['id'] }],
      indexes: [],
    },
  }
}
