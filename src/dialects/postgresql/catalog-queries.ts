import type { Statement, TableName } from '../dialect.ts'

/** The database and the schema of the session. */
export const readPlace: Statement = {
  sql: 'SELECT current_database() AS "database", current_schema() AS "schema"',
}

/** The tables of the schema that new ones go to. Those of an extension belong to it. */
export const listTables: Statement = {
  sql: `SELECT c.relname AS name
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname = current_schema()
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`,
}

/** One row where the table is, with the width of the column. Without a schema the search path decides, as in any query. */
export function findTable(table: TableName, column: string): Statement {
  return {
    sql: `SELECT CASE WHEN a.atttypid IN ('varchar'::regtype, 'bpchar'::regtype) AND a.atttypmod > 4
    THEN a.atttypmod - 4 END AS width
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = $3 AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'p') AND c.relname = $1
  AND CASE WHEN $2::text IS NULL THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = $2 END`,
    parameters: [table.name, table.schema ?? null, column],
  }
}

/** Divides by zero unless the column holds exactly these values; the rows are locked with it. */
export function guardRows(table: string, column: string, values: readonly string[]): Statement {
  const places = values.map((_, index) => `$${index + 1}`)
  const known = values.length === 0 ? 'false' : `${column} IN (${places.join(', ')})`
  return {
    sql: `SELECT 1 / (CASE WHEN count(*) = ${values.length} AND count(*) FILTER (WHERE ${known}) = ${values.length} THEN 1 ELSE 0 END)
FROM (SELECT ${column} FROM ${table} FOR UPDATE) AS locked`,
    parameters: values,
  }
}
