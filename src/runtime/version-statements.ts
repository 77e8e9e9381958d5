import type { LiveDialect, Statement, TableName } from '../dialects/dialect.ts'
import type { Operation } from '../operations/operation.ts'

export const VERSION_COLUMN = 'version_num'

/** Wide enough for every id; Alembic's own 32 characters are not. */
export const VERSION_COLUMN_WIDTH = 255

/** How the version rows change in one step. */
export interface RowChanges {
  readonly delete: readonly string[]
  readonly update: readonly { readonly from: string; readonly to: string }[]
  readonly insert: readonly string[]
}

/** The statements on the version table, which has the shape that Alembic reads and writes. */
export class VersionStatements {
  protected readonly dialect: LiveDialect
  protected readonly table: TableName

  constructor(dialect: LiveDialect, table: TableName) {
    this.dialect = dialect
    this.table = table
  }

  /** The name for people, with its schema where it has one. */
  get label(): string {
    const { name, schema } = this.table
    return schema === undefined ? name : `${schema}.${name}`
  }

  /** The statements that create the table unless it is there. */
  compileCreate(): readonly Statement[] {
    return this.dialect.compile(describeTable(this.table))
  }

  /** The query that gives one row where the table is, with the width of its column. */
  compileFind(): Statement {
    return this.dialect.findTable(this.table, VERSION_COLUMN)
  }

  /** The statement that reads the rows, for sending with others. */
  get selectStatement(): Statement {
    return { sql: `SELECT ${this.column} FROM ${this.quoted}` }
  }

  /** A query that fails unless the table holds exactly these rows; absent where the engine has none. */
  compileGuard(rows: readonly string[]): Statement | undefined {
    return this.dialect.guardRows?.(this.quoted, this.column, rows)
  }

  /** The statements of a change of rows; each must affect one row. With a condition they do only where it holds. */
  compileChanges(changes: RowChanges, condition?: string): readonly Statement[] {
    const at = (index: number) => this.dialect.placeholder(index)
    const also = condition === undefined ? '' : ` AND ${condition}`
    const value =
      condition === undefined ? `VALUES (${at(0)})` : `SELECT ${at(0)} FROM DUAL WHERE ${condition}`
    return [
      ...changes.delete.map((revision) => ({
        sql: `DELETE FROM ${this.quoted} WHERE ${this.column} = ${at(0)}${also}`,
        parameters: [revision],
      })),
      ...changes.update.map(({ from, to }) => ({
        sql: `UPDATE ${this.quoted} SET ${this.column} = ${at(0)} WHERE ${this.column} = ${at(1)}${also}`,
        parameters: [to, from],
      })),
      ...changes.insert.map((revision) => ({
        sql: `INSERT INTO ${this.quoted} (${this.column}) ${value}`,
        parameters: [revision],
      })),
    ]
  }

  get quoted(): string {
    const { name, schema } = this.table
    const quoted = this.dialect.quoteIdentifier(name)
    return schema === undefined ? quoted : `${this.dialect.quoteIdentifier(schema)}.${quoted}`
  }

  get column(): string {
    return this.dialect.quoteIdentifier(VERSION_COLUMN)
  }
}

function describeTable({ name, schema }: TableName): Operation {
  return {
    kind: 'createTable',
    ifNotExists: true,
    table: {
      name,
      ...(schema === undefined ? {} : { schema }),
      columns: [
        {
          name: VERSION_COLUMN,
          type: { kind: 'varchar', length: VERSION_COLUMN_WIDTH },
          nullable: false,
        },
      ],
      constraints: [{ kind: 'primaryKey', name: `${name}_pkc`, columns: [VERSION_COLUMN] }],
      indexes: [],
    },
  }
}
