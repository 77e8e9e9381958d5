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

/** The queries that {@link readCatalog} reads: tables, columns, constraints, elements of indexes. */
export function catalogQueries(tables: readonly TableName[]): readonly Statement[] {
  const wanted = tables.map(({ name, schema }) => ({ name, schema: schema ?? null }))
  return [TABLES, COLUMNS, CONSTRAINTS, INDEXES].map((sql) => ({
    sql: `${WANTED}${sql}`,
    parameters: [JSON.stringify(wanted)],
  }))
}

const WANTED = `WITH wanted AS (
  SELECT DISTINCT w.name AS "table", w.schema AS "schema", c.oid
  FROM json_to_recordset($1::json) AS w(name text, schema text)
  JOIN pg_catalog.pg_class c ON c.relname = w.name AND c.relkind IN ('r', 'p')
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE CASE WHEN w.schema IS NULL THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = w.schema END
)
`

const TABLES = `SELECT w."table", w."schema", pg_catalog.obj_description(w.oid, 'pg_class') AS comment,
  c.relpersistence = 'u' AS unlogged, pg_catalog.pg_get_partkeydef(w.oid) AS partition_by, s.spcname AS tablespace
FROM wanted w JOIN pg_catalog.pg_class c ON c.oid = w.oid
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace ORDER BY 2, 1`

const COLUMNS = `SELECT w."table", w."schema", a.attname AS name,
  pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
  pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression,
  a.attidentity::text AS identity, a.attgenerated::text AS generated,
  s.seqstart::text AS start, s.seqincrement::text AS increment,
  CASE WHEN a.attcollation <> t.typcollation THEN co.collname END AS collation,
  pg_catalog.col_description(w.oid, a.attnum) AS comment
FROM wanted w
JOIN pg_catalog.pg_attribute a ON a.attrelid = w.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = w.oid AND d.adnum = a.attnum
LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation
LEFT JOIN pg_catalog.pg_depend dep ON a.attidentity <> '' AND dep.refobjid = w.oid AND dep.refobjsubid = a.attnum
  AND dep.refclassid = 'pg_catalog.pg_class'::regclass AND dep.classid = 'pg_catalog.pg_class'::regclass AND dep.deptype = 'i'
LEFT JOIN pg_catalog.pg_sequence s ON s.seqrelid = dep.objid
ORDER BY w.oid, a.attnum`

// The index tells about nulls only since PostgreSQL 15: as JSON a column that is not there is NULL.
const CONSTRAINTS = `SELECT w."table", w."schema", con.conname AS name, con.contype::text AS type,
  (SELECT json_agg(a.attname ORDER BY k.position)
    FROM unnest(con.conkey) WITH ORDINALITY AS k(number, position)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = k.number) AS columns,
  rc.relname AS referenced_table,
  CASE WHEN NOT pg_catalog.pg_table_is_visible(rc.oid) OR w."schema" IS NOT NULL THEN rn.nspname END AS referenced_schema,
  (SELECT json_agg(a.attname ORDER BY k.position)
    FROM unnest(con.confkey) WITH ORDINALITY AS k(number, position)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.number) AS referenced_columns,
  con.confdeltype::text AS on_delete, con.confupdtype::text AS on_update, con.confmatchtype::text AS match,
  con.condeferrable AS deferrable, con.condeferred AS deferred, con.convalidated AS validated,
  pg_catalog.pg_get_expr(con.conbin, con.conrelid) AS expression,
  coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_not_distinct,
  am.amname AS method, pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
  (SELECT json_agg(json_build_object('operator', o.oprname, 'column', a.attname,
      'expression', CASE WHEN a.attnum IS NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid, k.position::integer, true) END,
      'opclass', CASE WHEN NOT oc.opcdefault THEN oc.opcname END) ORDER BY k.position)
    FROM unnest(con.conexclop) WITH ORDINALITY AS k(operator, position)
    JOIN pg_catalog.pg_operator o ON o.oid = k.operator
    JOIN pg_catalog.pg_opclass oc ON oc.oid = i.indclass[k.position - 1]
    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = i.indkey[k.position - 1] AND a.attnum > 0) AS elements
FROM wanted w
JOIN pg_catalog.pg_constraint con ON con.conrelid = w.oid AND con.contype IN ('p', 'u', 'f', 'c', 'x')
LEFT JOIN pg_catalog.pg_class rc ON con.contype = 'f' AND rc.oid = con.confrelid
LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = rc.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = con.conindid AND con.contype IN ('p', 'u', 'x')
LEFT JOIN pg_catalog.pg_class ic ON con.contype = 'x' AND ic.oid = i.indexrelid
LEFT JOIN pg_catalog.pg_am am ON am.oid = ic.relam
ORDER BY w.oid, con.conname COLLATE "C"`

// An expression has a collation of its own, which the catalog does not keep: only the text shows one that was said.
const INDEXES = `SELECT w."table", w."schema", ic.relname AS name, i.indisunique AS "unique", i.indisvalid AS valid,
  am.amname AS method, pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
  array_to_json(ic.reloptions) AS options,
  coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_not_distinct,
  k > i.indnkeyatts AS included, a.attname AS "column",
  CASE WHEN a.attnum IS NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid, k, true) END AS expression,
  CASE WHEN k <= i.indnkeyatts THEN i.indoption[k - 1] ELSE 0 END::integer AS option,
  CASE WHEN NOT oc.opcdefault THEN oc.opcname END AS opclass,
  CASE WHEN a.attnum IS NOT NULL AND co.oid <> a.attcollation
    OR a.attnum IS NULL AND position(pg_catalog.pg_get_indexdef(i.indexrelid, k, true) || ' COLLATE '
      IN pg_catalog.pg_get_indexdef(i.indexrelid, 0, true)) > 0
    THEN co.collname END AS collation
FROM wanted w
JOIN pg_catalog.pg_index i ON i.indrelid = w.oid
JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = ic.relam
CROSS JOIN LATERAL generate_series(1, i.indnatts::integer) AS k
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = w.oid AND a.attnum = i.indkey[k - 1] AND a.attnum > 0
LEFT JOIN pg_catalog.pg_opclass oc ON k <= i.indnkeyatts AND oc.oid = i.indclass[k - 1]
LEFT JOIN pg_catalog.pg_collation co ON k <= i.indnkeyatts AND co.oid = i.indcollation[k - 1]
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint con
  WHERE con.conindid = i.indexrelid AND con.conrelid = w.oid AND con.contype IN ('p', 'u', 'x'))
ORDER BY w.oid, ic.relname COLLATE "C", k`

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
