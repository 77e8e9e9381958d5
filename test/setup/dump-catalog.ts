import type { Engine } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'

/** What is in a schema of somebody, on PostgreSQL. */
function inOwnSchema(column: string): string {
  return `${column} IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$')`
}

/** Queries over the native catalogs for every table, column, constraint, index, sequence and enumeration; none of our own reading is in them. */
const QUERIES: { readonly [Name in Engine]: readonly string[] } = {
  postgresql: [
    `SELECT c.oid::regclass::text AS "table", c.relkind, c.relpersistence, obj_description(c.oid) AS comment,
       pg_get_partkeydef(c.oid) AS partition
     FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm') AND ${inOwnSchema('c.relnamespace')} ORDER BY 1`,
    `SELECT c.oid::regclass::text AS "table", a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull,
       a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid) AS "default",
       CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
       col_description(c.oid, a.attnum) AS comment
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       JOIN pg_type t ON t.oid = a.atttypid
       LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relkind IN ('r', 'p') AND ${inOwnSchema('c.relnamespace')} ORDER BY 1, 2`,
    `SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE ${inOwnSchema('connamespace')} ORDER BY 1, 2`,
    `SELECT i.indrelid::regclass::text AS "table", pg_get_indexdef(i.indexrelid) AS definition, i.indisvalid
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE ${inOwnSchema('c.relnamespace')} ORDER BY 1, 2`,
    `SELECT s.seqrelid::regclass::text AS sequence, s.seqtypid::regtype::text AS type, concat_ws(' ', s.seqstart,
       s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle) AS numbers, d.refobjid::regclass::text AS owner, d.deptype
     FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
       LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.deptype IN ('a', 'i')
     WHERE ${inOwnSchema('c.relnamespace')} ORDER BY 1`,
    `SELECT t.oid::regtype::text AS type, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
     ORDER BY 1, e.enumsortorder`,
  ],
  mysql: [
    `SELECT table_name AS a, table_type AS b, engine AS c, table_collation AS d, table_comment AS e
     FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1`,
    `SELECT table_name AS a, column_name AS b, column_type AS c, is_nullable AS d, column_default AS e, extra AS f,
       collation_name AS g, generation_expression AS h, column_comment AS i
     FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY 1, 2`,
    `SELECT table_name AS a, index_name AS b, seq_in_index AS c, column_name AS d, non_unique AS e, collation AS f,
       sub_part AS g, index_type AS h
     FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY 1, 2, 3`,
    `SELECT table_name AS a, constraint_name AS b, constraint_type AS c
     FROM information_schema.table_constraints WHERE table_schema = DATABASE() ORDER BY 1, 2, 3`,
    `SELECT table_name AS a, constraint_name AS b, column_name AS c, referenced_table_name AS d, referenced_column_name AS e
     FROM information_schema.key_column_usage WHERE table_schema = DATABASE() ORDER BY 1, 2, ordinal_position`,
    `SELECT table_name AS a, constraint_name AS b, update_rule AS c, delete_rule AS d, match_option AS e
     FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE() ORDER BY 1, 2`,
    `SELECT constraint_name AS a, check_clause AS b
     FROM information_schema.check_constraints WHERE constraint_schema = DATABASE() ORDER BY 1, 2`,
  ],
  sqlite: ['SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2'],
}

/** Everything that the catalog of a database shows, as text that can be compared. */
export async function dumpCatalog(url: string): Promise<string> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    const parts: string[] = []
    for (const sql of QUERIES[connection.engine]) {
      const { rows } = await connection.execute({ sql })
      parts.push(...rows.map((row) => JSON.stringify(row)))
    }
    return parts.join('\n')
  } finally {
    await connection.close()
  }
}

/** The rows of a query. */
export async function readTable(
  url: string,
  sql: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    return (await connection.execute({ sql })).rows
  } finally {
    await connection.close()
  }
}
