import type { CatalogScope, Statement, TableName } from '../../dialect.ts'
import { quoteIdentifier, writeLiteral } from '../literals.ts'

/** The queries that `readCatalog` reads: objects with their texts, columns, elements of indexes, keys that are referenced. */
export function catalogQueries(scope: CatalogScope): readonly Statement[] {
  const places = listPlaces(scope)
  if (places.length === 0) return []
  return [writeObjects, writeColumns, writeIndexes, writeReferencedKeys].map((write) => ({
    sql: places.map(write).join('\nUNION ALL\n'),
  }))
}

/** A schema with the tables that are asked for in it. */
interface Place {
  readonly master: string
  /** The schema as it was said, as a literal. */
  readonly said: string
  /** The schema for a pragma, as a literal. */
  readonly schema: string
  /** What is in scope: `m` is the master table. */
  readonly condition: string
  readonly isWhole: 0 | 1
}

function listPlaces(scope: CatalogScope): readonly Place[] {
  if (scope.kind === 'tables')
    return [...groupBySchema(scope.tables)].map(([schema, names]) => ({
      ...createPlace(schema),
      condition: `m.tbl_name COLLATE NOCASE IN (${names.map(writeLiteral).join(', ')})`,
      isWhole: 0,
    }))
  const schemas = typeof scope.schemas === 'string' ? ['main'] : [...new Set(scope.schemas)]
  return schemas.map((schema) => ({
    ...createPlace(schema === 'main' ? undefined : schema),
    condition: String.raw`m.name NOT LIKE 'sqlite\_%' ESCAPE '\'`,
    isWhole: 1,
  }))
}

function createPlace(schema: string | undefined) {
  return {
    master: `${quoteIdentifier(schema ?? 'main')}.sqlite_master`,
    said: writeLiteral(schema ?? null),
    schema: writeLiteral(schema ?? 'main'),
  }
}

function groupBySchema(tables: readonly TableName[]): ReadonlyMap<string | undefined, string[]> {
  const groups = new Map<string | undefined, string[]>()
  for (const { name, schema } of tables) groups.set(schema, [...(groups.get(schema) ?? []), name])
  return groups
}

/** Virtual tables come along from everywhere, to tell the tables that belong to them; `asked` marks what is in scope. */
function writeObjects({ master, said, condition, isWhole }: Place): string {
  return `SELECT ${said} AS "schema", m.type AS type, m.name AS name, m.tbl_name AS "table", m.sql AS sql,
  m.rootpage AS page, ${condition} AS asked, ${isWhole} AS whole
FROM ${master} m WHERE ${condition} OR m.type = 'table' AND m.rootpage = 0`
}

/** Tables of pages: asking for the columns of a virtual table fails where its module is not loaded. */
const STORED = "m.type = 'table' AND m.rootpage > 0"

// hidden: 0 for a plain column, 2 for a virtual and 3 for a stored generated one.
function writeColumns({ master, said, schema, condition }: Place): string {
  return `SELECT ${said} AS "schema", m.name AS "table", c.name AS name, c.type AS type, c."notnull" AS not_null,
  c.dflt_value AS expression
FROM ${master} m JOIN pragma_table_xinfo(m.name, ${schema}) c
WHERE ${STORED} AND ${condition} AND c.hidden <> 1`
}

// origin: c for CREATE INDEX; the indexes of constraints have others.
function writeIndexes({ master, said, schema, condition }: Place): string {
  return `SELECT ${said} AS "schema", m.name AS "table", l.name AS name, l."unique" AS "unique", l.seq AS place,
  x.seqno AS position, x.name AS "column", x."desc" AS descending, x.coll AS collation
FROM ${master} m JOIN pragma_index_list(m.name, ${schema}) l JOIN pragma_index_xinfo(l.name, ${schema}) x
WHERE ${STORED} AND ${condition} AND l.origin = 'c' AND x.key = 1`
}

// A foreign key that names no columns means the primary key of the other table. That table is not joined: SQLite would walk
// through all tables for each of them.
function writeReferencedKeys({ master, said, schema, condition }: Place): string {
  return `SELECT DISTINCT ${said} AS "schema", m.name AS "table", f."table" AS referenced, k.name AS "column", k.pk AS position
FROM ${master} m JOIN pragma_foreign_key_list(m.name, ${schema}) f JOIN pragma_table_info(f."table", ${schema}) k
WHERE ${STORED} AND ${condition} AND f."to" IS NULL AND k.pk > 0
  AND f."table" COLLATE NOCASE IN (SELECT r.name FROM ${master} r WHERE r.type = 'table' AND r.rootpage > 0)`
}
