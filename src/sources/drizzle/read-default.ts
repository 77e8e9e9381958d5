import type { ColumnDefault } from '../../schema/schema-model.ts'
import { createSql, type Sql, sql } from '../../schema/sql.ts'
import { type DrizzleColumn, isDrizzleSql } from './entity.ts'
import type { Reading } from './flavor.ts'
import { countDimensions } from './read-type.ts'
import { writeSql } from './write-sql.ts'

/** What the database fills in. What Drizzle fills in itself, by `$default()` and `$onUpdate()`, is none of its affairs. */
export function readDefault(column: DrizzleColumn, reading: Reading): ColumnDefault | undefined {
  const value = column.default === undefined ? undefined : readValue(column, reading)
  if (column.hasOnUpdateNow !== true) return value
  const { onUpdateNowFsp: digits } = column
  const update = `on update CURRENT_TIMESTAMP${digits === undefined ? '' : `(${digits})`}`
  return sql`${writeDefault(value, reading)} ${sql.raw(update)}`
}

function writeDefault(value: ColumnDefault | undefined, { flavor: { dialect } }: Reading): Sql {
  if (value === undefined) return sql.raw('NULL')
  return typeof value === 'object' ? value : sql.raw(dialect.writeLiteral(value))
}

function readValue(column: DrizzleColumn, reading: Reading): ColumnDefault {
  const value = column.default
  if (isDrizzleSql(value)) return writeSql(value, reading)
  if (isJson(column)) return JSON.stringify(value)
  if (value instanceof Date && column.getSQLType() === 'date')
    return value.toISOString().slice(0, 10)
  // As Drizzle would send it with an insert.
  const sent = column.mapToDriverValue(value)
  return isPlain(sent) ? sent : createSql([{ kind: 'value', value: sent }])
}

/** A text is JSON too, in quotes of its own. */
function isJson(column: DrizzleColumn): boolean {
  return /^jsonb?$/.test(column.getSQLType()) && countDimensions(column) === 0
}

function isPlain(value: unknown): value is string | number | bigint | boolean {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value)
}
