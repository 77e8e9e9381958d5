import type { ColumnType } from '../../schema/column-type.ts'
import { type DrizzleColumn, type DrizzleEnum, isDrizzleColumn, isDrizzleEnum } from './entity.ts'
import type { Flavor } from './flavor.ts'

/** The type of a column: by its enumeration, or by the text that Drizzle has for it. */
export function readType(column: DrizzleColumn, flavor: Flavor): ColumnType {
  // An array has the column of its elements until drizzle-orm 1, and says how many dimensions it has from there on.
  if (isDrizzleColumn(column.baseColumn))
    return { kind: 'array', element: readType(column.baseColumn, flavor) }
  if (isMysqlSerial(column, flavor))
    return { kind: 'native', dialect: 'mysql', sql: 'bigint unsigned' }
  if (flavor.engine === 'mysql' && column.getSQLType().startsWith('enum('))
    return { kind: 'enum', values: [...(column.enumValues ?? [])] }
  const element = isDrizzleEnum(column.enum)
    ? readEnum(column.enum)
    : readText(column.getSQLType(), flavor)
  return countDimensions(column) > 0 ? { kind: 'array', element } : element
}

/** The dimensions of an array; until drizzle-orm 1 vectors and bits call their length so. */
export function countDimensions({ dimensions = 0, columnType = '' }: DrizzleColumn): number {
  return /^Pg(?:Vector|HalfVector|SparseVector|BinaryVector)$/.test(columnType) ? 0 : dimensions
}

function readEnum({ enumName, enumValues, schema }: DrizzleEnum): ColumnType {
  return {
    kind: 'enum',
    name: enumName,
    ...(schema === undefined ? {} : { schema }),
    values: [...enumValues],
  }
}

/** Types that number their columns: the engine's form of them no longer says so. */
const SERIALS = /^(?:small|big)?serial$/

/**
 * MySQL's name for BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE:
 * https://dev.mysql.com/doc/refman/8.4/en/numeric-type-syntax.html
 */
export function isMysqlSerial(column: DrizzleColumn, { engine }: Flavor): boolean {
  return engine === 'mysql' && column.getSQLType() === 'serial'
}

function readText(text: string, { engine, dialect }: Flavor): ColumnType {
  const native: ColumnType = { kind: 'native', dialect: engine, sql: text }
  if (engine === 'postgresql' && SERIALS.test(text)) return native
  if (engine === 'sqlite') return SQLITE_TYPES[text] ?? native
  return dialect.normalizeType(native)
}

/** The types of SQLite that have a generic name which is written as Drizzle writes them. */
const SQLITE_TYPES: Readonly<Record<string, ColumnType>> = {
  integer: { kind: 'integer' },
  text: { kind: 'text' },
  real: { kind: 'real' },
  blob: { kind: 'binary' },
  numeric: { kind: 'numeric' },
}
