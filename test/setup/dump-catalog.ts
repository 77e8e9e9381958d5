import type { Engine } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'

/** Queries over the native catalogs for every table, column, constraint and index; none of our own reading is in them. */
const QUERIES: { readonly [Name in Engine]: readonly string[] } = {
  postgresql: [
    `SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull, a.attidentity,
       pg_get_expr(d.adbin, d.adrelid) AS "default"
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1, 2`,
    `SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
    `SELECT i.indrelid::regclass::text AS "table", pg_get_indexdef(i.indexrelid) AS definition, i.indisvalid
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1, 2`,
  ],
  mysql: [
    `SELECT table_name AS a, column_name AS b, column_type AS c, is_nullable AS d, column_default AS e, extra AS f
     FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY 1, 2`,
    `SELECT table_name AS a, index_name AS b, seq_in_index AS c, column_name AS d, non_unique AS e
     FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY 1, 2, 3`,
    `SELECT table_name AS a, constraint_name AS b, constraint_type AS c
     FROM information_schema.table_constraints WHERE table_schema = DATABASE() ORDER BY 1, 2, 3`,
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
