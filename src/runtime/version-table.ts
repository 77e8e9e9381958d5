import type { Connection } from '../connect/connection.ts'
import type { LiveDialect, TableName } from '../dialects/dialect.ts'
import { isLimbeckError, LimbeckError } from '../errors/index.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import { readRows } from './read-rows.ts'
import { VERSION_COLUMN, VERSION_COLUMN_WIDTH, VersionStatements } from './version-statements.ts'

/**
 * The table of applied heads, in the shape that Alembic reads and writes: `version_num` under the primary key
 * `<table>_pkc`.
 */
export class VersionTable extends VersionStatements {
  readonly #connection: Connection

  constructor(connection: Connection, dialect: LiveDialect, table: TableName) {
    super(dialect, table)
    this.#connection = connection
  }

  /**
   * The rows, sorted; none where there is no table. Creates nothing. Throws `version_table_unusable` for a table that is
   * another one.
   */
  async readRows(): Promise<readonly string[]> {
    if ((await this.#find()) === undefined) return []
    try {
      return this.readRowsOf(await readRows(this.#connection, this.selectStatement))
    } catch (cause) {
      if (!isLimbeckError(cause) || cause.code !== 'statement_failed') throw cause
      throw new LimbeckError(
        'version_table_unusable',
        `The version table "${this.label}" cannot be read: ${cause.message}`,
        { cause, details: cause.details },
      )
    }
  }

  /** Creates the table unless it is there; tells whether it did. */
  async ensure(): Promise<boolean> {
    if ((await this.#find()) !== undefined) return false
    for (const statement of this.compileCreate()) await this.#connection.execute(statement)
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
      `The revision id "${long}" has ${countCharacters(long)} characters, and "${this.label}.${VERSION_COLUMN}" holds ${width}`,
      {
        hint: `Widen the column to VARCHAR(${VERSION_COLUMN_WIDTH}), or choose a shorter id with --rev-id.`,
      },
    )
  }

  /** The rows out of what {@link selectStatement} gave. */
  readRowsOf(rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
    return rows
      .map((row) => {
        const value = row[VERSION_COLUMN]
        if (typeof value === 'string') return value
        throw new LimbeckError(
          'version_table_unusable',
          `"${this.label}.${VERSION_COLUMN}" holds a value that is not text`,
        )
      })
      .sort(compareCodeUnits)
  }

  /** The width of the column in characters; null where it has no limit, undefined where there is no table. */
  async #find(): Promise<number | null | undefined> {
    const [row] = await readRows(this.#connection, this.compileFind())
    if (row === undefined) return undefined
    const width = row['width']
    return typeof width === 'number' ? width : null
  }
}

/** Databases count code points, not the halves that `length` counts. */
function countCharacters(text: string): number {
  return Array.from(text).length
}
