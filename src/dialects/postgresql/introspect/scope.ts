import type { CatalogScope } from '../../dialect.ts'

/**
 * The schemas in scope: `oid`, and the name as it is said, which for the default one is none. What is temporary lies in a
 * schema of the session, which is only read where it is named: `pg_temp`.
 */
export const SCHEMAS_IN_SCOPE = `reading AS (SELECT true AS whole), scope AS (
  SELECT n.oid, nullif(n.nspname, current_schema()) AS "schema"
  FROM pg_catalog.pg_namespace n
  WHERE CASE $1::text
    WHEN 'default' THEN n.nspname = current_schema() AND n.oid <> pg_catalog.pg_my_temp_schema()
    WHEN 'all' THEN n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    ELSE CASE n.oid WHEN pg_catalog.pg_my_temp_schema() THEN 'pg_temp' ELSE n.nspname END
      IN (SELECT json_array_elements_text($2::json)) END
)`

/**
 * The tables in scope with the schema that is said of them; `id` is a key for each that was asked for. Materialized views are
 * among those of whole schemas, since they have columns and indexes.
 */
const TABLES_OF_SCHEMAS = `${SCHEMAS_IN_SCOPE}, wanted AS (
  SELECT c.oid::text AS id, c.oid, c.relname AS "table", s."schema"
  FROM pg_catalog.pg_class c JOIN scope s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm') AND ${isNotOfExtension('pg_class', 'c.oid')}
)`

const TABLES_BY_NAME = `reading AS (SELECT false AS whole), wanted AS (
  SELECT DISTINCT c.oid || coalesce(' in ' || w.schema, '') AS id, c.oid, w.name AS "table", w.schema AS "schema"
  FROM json_to_recordset($1::json) AS w(name text, schema text)
  JOIN pg_catalog.pg_class c ON c.relname = w.name AND c.relkind IN ('r', 'p')
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE CASE WHEN w.schema IS NULL THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = w.schema END
)`

/** The common table expressions that queries of tables stand behind, and their parameters. */
export function writeWanted(scope: CatalogScope): {
  readonly sql: string
  readonly parameters: readonly unknown[]
} {
  if (scope.kind === 'tables') {
    const wanted = scope.tables.map(({ name, schema }) => ({ name, schema: schema ?? null }))
    return { sql: TABLES_BY_NAME, parameters: [JSON.stringify(wanted)] }
  }
  const { schemas } = scope
  const [how, names] = typeof schemas === 'string' ? [schemas, []] : ['named', schemas]
  return { sql: TABLES_OF_SCHEMAS, parameters: [how, JSON.stringify(names)] }
}

/** The condition that an object does not belong to an extension, which makes and drops it. */
export function isNotOfExtension(catalog: string, oid: string): string {
  return `NOT EXISTS (SELECT FROM pg_catalog.pg_depend x
    WHERE x.classid = 'pg_catalog.${catalog}'::regclass AND x.objid = ${oid} AND x.deptype = 'e')`
}

/**
 * The schema of what a table refers to, as it is said: of whole schemas any but the default one, for a table that was
 * named with its schema always, and else where the search path does not lead there.
 */
export function writeReferredSchema(
  schema: string,
  isVisible: string,
  said = 'w."schema"',
): string {
  return `CASE WHEN (SELECT whole FROM reading) THEN nullif(${schema}, current_schema())
    WHEN ${said} IS NOT NULL OR NOT ${isVisible} THEN ${schema} END`
}

/** The comment of an object; `part` is the number of the column. */
export function joinComment(catalog: string, oid: string, part = '0'): string {
  return `LEFT JOIN pg_catalog.pg_description note ON note.classoid = 'pg_catalog.${catalog}'::regclass
  AND note.objoid = ${oid} AND note.objsubid = ${part}`
}
