import { type Sql, sql } from '../../schema/sql.ts'
import { type DrizzleColumn, type DrizzleSql, isDrizzleSql } from './entity.ts'
import type { Reading } from './flavor.ts'
import { nameColumn } from './letter-case.ts'

/**
 * The text of an expression, its values as literals. Columns stand alone in what belongs to one table, and behind their
 * table in a query.
 */
export function writeSql(
  expression: DrizzleSql,
  { flavor: { dialect }, casing }: Reading,
  place: 'table' | 'query' = 'table',
): Sql {
  const { sql: text } = expression.toQuery({
    casing: { getColumnCasing: (column: DrizzleColumn) => nameColumn(column, casing) },
    escapeName: (name: string) => dialect.quoteIdentifier(name),
    escapeParam: (_index: number, value: unknown) => dialect.writeLiteral(value),
    escapeString: (value: string) => dialect.writeLiteral(value),
    inlineParams: true,
    paramStartIndex: { value: 0 },
    ...(place === 'table' ? { invokeSource: 'indexes' } : {}),
  })
  return sql.raw(text)
}

/** The text of what can be given as an expression, a function that gives one, or text. */
export function writeAnySql(value: unknown, reading: Reading): Sql {
  const given: unknown = typeof value === 'function' ? (value as () => unknown)() : value
  return isDrizzleSql(given) ? writeSql(given, reading) : sql.raw(String(given))
}
