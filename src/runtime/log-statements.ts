import type { LiveDialect, Statement, TableName } from '../dialects/dialect.ts'
import type { Operation } from '../operations/operation.ts'
import type { Column } from '../schema/schema-model.ts'
import { type Sql, sql } from '../schema/sql.ts'

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

/** Values of a row by column; an expression is worked out by the server. */
export type LogValues = Readonly<Record<string, string | number | null | Sql>>

/** The statements on the log table. */
export class LogStatements {
  protected readonly dialect: LiveDialect
  protected readonly table: TableName
  /** The version table whose revisions are logged: several may share one log. */
  protected readonly versionTable: string

  constructor(dialect: LiveDialect, table: TableName, versionTable: string) {
    this.dialect = dialect
    this.table = table
    this.versionTable = versionTable
  }

  /** The statements that create the table unless it is there. */
  compileCreate(): readonly Statement[] {
    return this.dialect.compile(describeTable(this.table))
  }

  /** A new row. */
  compileInsert(values: LogValues): Statement {
    const names = sql.join(Object.keys(values).map((name) => sql.raw(name)))
    return this.dialect.bindSql(
      sql`INSERT INTO ${this.name} (${names}) VALUES (${sql.join(Object.values(values))})`,
    )
  }

  /** A change of the rows that a condition chooses. */
  compileUpdate(where: Sql, values: LogValues): Statement {
    const changes = Object.entries(values).map(([name, value]) => sql`${sql.raw(name)} = ${value}`)
    return this.dialect.bindSql(sql`UPDATE ${this.name} SET ${sql.join(changes)} WHERE ${where}`)
  }

  /** Takes away the rows that a condition chooses. */
  compileDelete(where: Sql): Statement {
    return this.dialect.bindSql(sql`DELETE FROM ${this.name} WHERE ${where}`)
  }

  /** The condition of the revisions that were started and not finished. */
  get whereStarted(): Sql {
    return sql`state = ${'started'} AND version_table = ${this.versionTable}`
  }

  /** The table, quoted. */
  get name(): Sql {
    const { name, schema } = this.table
    return schema === undefined ? sql.id(name) : sql.id(schema, name)
  }

  /** The name for people, with its schema where it has one. */
  get label(): string {
    const { name, schema } = this.table
    return schema === undefined ? name : `${schema}.${name}`
  }
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
