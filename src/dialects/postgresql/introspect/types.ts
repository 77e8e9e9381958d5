import type { ColumnType } from '../../../schema/column-type.ts'
import {
  type CatalogRow,
  pickSaid,
  readBoolean,
  readText,
  readTexts,
  requireText,
} from '../../shared/read-row.ts'
import { readType } from '../read-type.ts'
import { isNotOfExtension, writeReferredSchema } from './scope.ts'

/** One row for each type with its arguments: its text is made once, and not for each column. */
const NAMES = `SELECT u.oid || ' ' || u.modifier AS id, pg_catalog.format_type(u.oid, u.modifier) AS text, e.typname AS enum,
  ${writeReferredSchema('n.nspname', 'pg_catalog.pg_type_is_visible(e.oid)', 'NULL')} AS "schema", e.oid <> t.oid AS is_array,
  CASE WHEN e.oid IS NOT NULL THEN (SELECT json_agg(v.enumlabel ORDER BY v.enumsortorder)
    FROM pg_catalog.pg_enum v WHERE v.enumtypid = e.oid) END AS "values"
FROM used u JOIN pg_catalog.pg_type t ON t.oid = u.oid
LEFT JOIN pg_catalog.pg_type e ON e.typtype = 'e' AND e.oid IN (t.oid, t.typelem) AND ${isNotOfExtension('pg_type', 'e.oid')}
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = e.typnamespace`

const OF_COLUMNS = `SELECT a.atttypid AS oid, a.atttypmod AS modifier FROM wanted w
  JOIN pg_catalog.pg_attribute a ON a.attrelid = w.oid AND a.attnum > 0 AND NOT a.attisdropped`

const OF_DOMAINS = `SELECT d.typbasetype, d.typtypmod FROM scope s
  JOIN pg_catalog.pg_type d ON d.typtype = 'd' AND d.typnamespace = s.oid`

/** The types of the columns of tables that were named. */
export const TYPES_OF_TABLES = `, used AS (SELECT DISTINCT * FROM (${OF_COLUMNS}) AS each)
${NAMES}`

/** The types of all columns and domains. */
export const TYPES = `, used AS (${OF_COLUMNS}
  UNION ${OF_DOMAINS})
${NAMES}`

/** The types by their ids in rows of columns and domains. */
export function readTypes(rows: readonly CatalogRow[]): ReadonlyMap<string, ColumnType> {
  return new Map(rows.map((row) => [requireText(row, 'id'), readNamedType(row)]))
}

function readNamedType(row: CatalogRow): ColumnType {
  const name = readText(row['enum'])
  if (name === undefined) return readType(requireText(row, 'text'))
  const element: ColumnType = {
    kind: 'enum',
    name,
    ...pickSaid({ schema: readText(row['schema']) }),
    values: readTexts(row['values']),
  }
  return readBoolean(row['is_array']) ? { kind: 'array', element } : element
}
