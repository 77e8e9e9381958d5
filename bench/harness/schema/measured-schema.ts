import type { MeasuredEngineName } from '../measured-engines.ts'

/** The types that every engine and every tool has. */
export type MeasuredType =
  | 'integer'
  | 'varchar'
  | 'text'
  | 'numeric'
  | 'boolean'
  | 'timestamptz'
  | 'date'
  | 'double'

/** The number 0, false, and the moment of the insert as `now()` and as `CURRENT_TIMESTAMP`. */
export type MeasuredDefault = 'zero' | 'false' | 'now' | 'currentTimestamp'

/** A column. */
export interface MeasuredColumn {
  readonly name: string
  readonly type: MeasuredType
  /** Of a varchar. */
  readonly length?: number
  readonly notNull?: true
  readonly default?: MeasuredDefault
}

/** Something of a table with a name of its own, over columns. */
export interface MeasuredItem {
  readonly name: string
  readonly columns: readonly string[]
}

/** A table, from which the models of every tool are written. */
export interface MeasuredTable {
  readonly name: string
  /** The first one is the primary key, which the database counts. */
  readonly columns: readonly MeasuredColumn[]
  readonly primaryKey: string
  readonly unique: MeasuredItem
  /** Its rows go with those it refers to, by the `id` of that table. */
  readonly foreignKey: MeasuredItem & { readonly table: string }
  readonly check: { readonly name: string; readonly sql: string }
  readonly indexes: readonly MeasuredItem[]
}

/** TypeORM takes the second for the first, which PostgreSQL tells apart; SQLite has only the second. */
const MOMENTS: { readonly [Name in MeasuredEngineName]: MeasuredDefault } = {
  postgresql: 'now',
  mariadb: 'currentTimestamp',
  sqlite: 'currentTimestamp',
}

const COLUMNS: readonly MeasuredColumn[] = [
  { name: 'id', type: 'integer', notNull: true },
  { name: 'parent_id', type: 'integer' },
  { name: 'code', type: 'varchar', length: 40, notNull: true },
  { name: 'amount', type: 'numeric', notNull: true, default: 'zero' },
  { name: 'title', type: 'varchar', length: 200 },
  { name: 'is_public', type: 'boolean', notNull: true, default: 'false' },
  { name: 'created_on', type: 'timestamptz', notNull: true },
  { name: 'note', type: 'text' },
  { name: 'day', type: 'date' },
  { name: 'ratio', type: 'double' },
]

/**
 * Tables of ten columns with a primary key, a unique constraint, a foreign key to the table before, a check and two indexes.
 * The same count gives the same tables.
 */
export function createMeasuredSchema(
  count: number,
  engine: MeasuredEngineName,
): readonly MeasuredTable[] {
  const columns = COLUMNS.map((column) =>
    column.type === 'timestamptz' ? { ...column, default: MOMENTS[engine] } : column,
  )
  return Array.from({ length: count }, (_, place) => createTable(place, columns))
}

function createTable(place: number, columns: readonly MeasuredColumn[]): MeasuredTable {
  const name = nameTable(place)
  const table = nameTable(Math.max(place - 1, 0))
  return {
    name,
    columns,
    primaryKey: `pk_${name}`,
    unique: { name: `uq_${name}_code`, columns: ['code'] },
    foreignKey: { name: `fk_${name}_parent_id_${table}`, columns: ['parent_id'], table },
    check: { name: `ck_${name}_amount`, sql: 'amount >= 0' },
    indexes: [
      { name: `ix_${name}_parent_id`, columns: ['parent_id'] },
      { name: `ix_${name}_day_ratio`, columns: ['day', 'ratio'] },
    ],
  }
}

function nameTable(place: number): string {
  return `item_${String(place).padStart(5, '0')}`
}
