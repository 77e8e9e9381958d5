import type { Connection } from '../connect/connection.ts'
import type { LiveDialect, Statement, TableName } from '../dialects/dialect.ts'
import { LimbeckError } from '../errors/index.ts'
import type { Operation } from '../operations/operation.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import { readRows } from './read-rows.ts'

const COLUMN = 'version_num'

/** Wide enough for every id; Alembic's own 32 characters are not. */
const COLUMN_WIDTH = 255

/** How the version rows change in one step. */
export interface RowChanges {
  readonly delete: readonly string[]
  readonly update: readonly { readonly from: string; readonly to: string }[]
  readonly insert: readonly string[]
}

/**
 * The table of applied heads, in the shape that Alembic reads and writes: `version_num` under the primary key
 * `<table>_pkc`.
 */
export class VersionTable {
  readonly #connection: Connection
  readonly #dialect: LiveDialect
  readonly #table: TableName

  constructor(connection: Connection, dialect: LiveDialect, table: TableName) {
    this.#connection = connection
    this.#dialect = dialect
    this.#table = table
  }

  /** The name for people, with its schema where it has one. */
  get label(): string {
    const { name, schema } = this.#table
    return schema === undefined ? name : `${schema}.${name}`
  }

  /** The rows, sorted; none where there is no table. Creates nothing. */
  async readRows(): Promise<readonly string[]> {
    return (await this.#find()) === undefined ? [] : this.readRowsOf(await this.#select())
  }

  /** Creates the table unless it is there; tells whether it did. */
  async ensure(): Promise<boolean> {
    if ((await this.#find()) !== undefined) return false
    for (const statement of this.#dialect.compile(describeTable(this.#table))) {
      await this.#connection.execute(statement)
    }
    return true
  }

  /** Refuses ids that do not fit the column of an existing table. */
  async assertFits(revisions: readonly string[]): Promise<void> {
    const width = await this.#find()
    if (width === undefined || width === null) return
    const long = revisions.find((revision) => countCharacters(revision) > width)
    if (long === undefined) return
    throw new LimbeckError(
      'revision_id_too_long',
      `The revision id "${long}" has ${countCharacters(long)} characters, and "${this.label}.${COLUMN}" holds ${width}`,
      {
        hint: `Widen the column to VARCHAR(${COLUMN_WIDTH}), or choose a shorter id with --rev-id.`,
      },
    )
  }

  /** The statement that reads the rows, for sending with others. */
  get selectStatement(): Statement {
    return { sql: `SELECT ${this.#column} FROM ${this.#quoted}` }
  }

  /** A query that fails unless the table holds exactly these rows; absent where the engine has none. */
  compileGuard(rows: readonly string[]): Statement | undefined {
    return this.#dialect.guardRows?.(this.#quoted, this.#column, rows)
  }

  /** The rows out of what {@link selectStatement} gave. */
  readRowsOf(rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
    return rows
      .map((row) => {
        const value = row[COLUMN]
        if (typeof value === 'string') return value
        throw new LimbeckError(
          'version_table_unusable',
          `"${this.label}.${COLUMN}" holds a value that is not text`,
        )
      })
      .sort(compareCodeUnits)
  }

  /** The statements of a change of rows; each must affect one row. */
  compileChanges(changes: RowChanges): readonly Statement[] {
    const at = (index: number) => this.#dialect.placeholder(index)
    return [
      ...changes.delete.map((revision) => ({
        sql: `DELETE FROM ${this.#quoted} WHERE ${this.#column} = ${at(0)}`,
        parameters: [revision],
      })),
      ...changes.update.map(({ from, to }) => ({
        sql: `UPDATE ${this.#quoted} SET ${this.#column} = ${at(0)} WHERE ${this.#column} = ${at(1)}`,
        parameters: [to, from],
      })),
      ...changes.insert.map((revision) => ({
        sql: `INSERT INTO ${this.#quoted} (${this.#column}) VALUES (${at(0)})`,
        parameters: [revision],
      })),
    ]
  }

  get #quoted(): string {
    const { name, schema } = this.#table
    const quoted = this.#dialect.quoteIdentifier(name)
    return schema === undefined ? quoted : `${this.#dialect.quoteIdentifier(schema)}.${quoted}`
  }

  get #column(): string {
    return this.#dialect.quoteIdentifier(COLUMN)
  }

  #select() {
    return readRows(this.#connection, this.selectStatement)
  }

  /** The width of the column in characters; null where it has no limit, undefined where there is no table. */
  async #find(): Promise<number | null | undefined> {
    const [row] = await readRows(this.#connection, this.#dialect.findTable(this.#table, COLUMN))
    if (row === undefined) return undefined
    const width = row['width']
    return typeof width === 'number' ? width : null
  }
}

/** Databases count code points, not the halves that `length` counts. */
function countCharacters(text: string): number {
  return Array.from(text).length
}

function describeTable({ name, schema }: TableName): Operation {
  return {
    kind: 'createTable',
    ifNotExists: true,
    table: {
      name,
      ...(schema === undefined ? {} : { schema }),
      columns: [{ name: COLUMN, type: { kind: 'varchar', length: COLUMN_WIDTH }, nullable: false }],
      constraints: [{ kind: 'primaryKey', name: `${name}_pkc`, columns: [COLUMN] }],
      indexes: [],
    },
  }
}
