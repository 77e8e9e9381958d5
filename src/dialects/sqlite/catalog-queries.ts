import type { Statement, TableName } from '../dialect.ts'
import { quoteIdentifier, writeLiteral } from './literals.ts'

/** The file, and the name under which it is attached. */
export const readPlace: Statement = {
  sql: `SELECT file AS "database", name AS "schema" FROM pragma_database_list WHERE name = 'main'`,
}

/** The tables of the file, without SQLite's own. */
export const listTables: Statement = {
  sql: String.raw`SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'`,
}

/** One row where the table is. SQLite limits no widths, so there is never one. */
export function findTable(table: TableName): Statement {
  return {
    sql: `SELECT NULL AS width FROM ${writeMaster(table.schema)} WHERE type = 'table' AND name = ? COLLATE NOCASE`,
    parameters: [table.name],
  }
}

/** The queries that `readCatalog` reads: tables with their text, columns, elements of indexes, keys that are referenced. */
export function catalogQueries(tables: readonly TableName[]): readonly Statement[] {
  const places = [...groupBySchema(tables)]
  if (places.length === 0) return []
  return [writeTables, writeColumns, writeIndexes, writeReferencedKeys].map((write) => ({
    sql: places.map(([schema, names]) => write(createPlace(schema, names))).join('\nUNION ALL\n'),
  }))
}

/** A schema with the tables that are asked for in it. */
interface Place {
  readonly master: string
  /** The schema as it was said, as a literal. */
  readonly said: string
  /** The schema for a pragma, as a literal. */
  readonly schema: string
  readonly condition: string
}

function createPlace(schema: string | undefined, names: readonly string[]): Place {
  return {
    master: writeMaster(schema),
    said: writeLiteral(schema ?? null),
    schema: writeLiteral(schema ?? 'main'),
    condition: `m.type = 'table' AND m.name COLLATE NOCASE IN (${names.map(writeLiteral).join(', ')})`,
  }
}

function writeMaster(schema: string | undefined): string {
  return `${quoteIdentifier(schema ?? 'main')}.sqlite_master`
}

function groupBySchema(tables: readonly TableName[]): ReadonlyMap<string | undefined, string[]> {
  const groups = new Map<string | undefined, string[]>()
  for (const { name, schema } of tables) groups.set(schema, [...(groups.get(schema) ?? []), name])
  return groups
}

function writeTables({ master, said, condition }: Place): string {
  return `SELECT ${said} AS "schema", m.name AS "table", m.sql AS sql FROM ${master} m WHERE ${condition}`
}

// hidden: 0 for a plain column, 2 for a virtual and 3 for a stored generated one.
function writeColumns({ master, said, schema, condition }: Place): string {
  return `SELECT ${said} AS "schema", m.name AS "table", c.name AS name, c.type AS type, c."notnull" AS not_null,
  c.dflt_value AS expression, c.pk AS key, c.hidden AS hidden
FROM ${master} m JOIN pragma_table_xinfo(m.name, ${schema}) c
WHERE ${condition} AND c.hidden <> 1`
}

// origin: c for CREATE INDEX; the indexes of constraints have others.
function writeIndexes({ master, said, schema, condition }: Place): string {
  return `SELECT ${said} AS "schema", m.name AS "table", l.name AS name, l."unique" AS "unique", i.sql AS sql,
  x.seqno AS position, x.name AS "column", x."desc" AS descending, x.coll AS collation
FROM ${master} m JOIN pragma_index_list(m.name, ${schema}) l JOIN pragma_index_xinfo(l.name, ${schema}) x
JOIN ${master} i ON i.type = 'index' AND i.name = l.name
WHERE ${condition} AND l.origin = 'c' AND x.key = 1`
}

// A foreign key that names no columns means the primary key of the other table.
function writeReferencedKeys({ master, said, schema, condition }: Place): string {
  return `SELECT DISTINCT ${said} AS "schema", m.name AS "table", f."table" AS referenced, k.name AS "column", k.pk AS position
FROM ${master} m JOIN pragma_foreign_key_list(m.name, ${schema}) f JOIN pragma_table_info(f."table", ${schema}) k
WHERE ${condition} AND f."to" IS NULL AND k.pk > 0`
}
