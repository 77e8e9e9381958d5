import { LimbeckError } from '../errors/index.ts'
import type { ColumnType } from './column-type.ts'
import type { ColumnDefault } from './schema-model.ts'
import { isKyselyExpression, isSql, type Sql, toSql } from './sql.ts'

/**
 * Reads the default value of a column. A date becomes its ISO text; what is no text becomes JSON text on a JSON
 * column. Throws `invalid_argument` for what no literal can be.
 */
export function resolveDefault(value: unknown, type: ColumnType): ColumnDefault {
  if (isSql(value)) return value satisfies Sql
  if (isKyselyExpression(value)) return toSql(value)
  if (isJson(type) && isJsonValue(value)) return JSON.stringify(value)
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint')
    return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString()
  throw new LimbeckError(
    'invalid_argument',
    `The default ${describe(value)} cannot be written in SQL.`,
    {
      hint:
        typeof value === 'function'
          ? 'The database fills in defaults: give a value or an sql`…` expression.'
          : 'Give a text, a number, a boolean or an sql`…` expression.',
    },
  )
}

function isJson(type: ColumnType): boolean {
  return type.kind === 'json' || (type.kind === 'native' && /^jsonb?$/i.test(type.sql))
}

/** A text for a JSON column is JSON text already. */
function isJsonValue(value: unknown): boolean {
  return typeof value === 'object' || typeof value === 'boolean' || Number.isFinite(value)
}

function describe(value: unknown): string {
  return typeof value === 'number' || value === undefined
    ? `"${String(value)}"`
    : `of the type "${typeof value}"`
}
