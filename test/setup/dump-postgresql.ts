import type { Connection } from '../../src/connect/connection.ts'

const OURS = `n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'`
const RELATION = `quote_ident(n.nspname) || '.' || quote_ident(c.relname)`

/** Queries over the catalog of PostgreSQL for everything that pg_dump writes of a schema; none of our own reading is in them. */
const QUERIES: readonly string[] = [
  `SELECT n.nspname AS "schema", pg_get_userbyid(n.nspowner) AS owner FROM pg_namespace n WHERE ${OURS} ORDER BY 1`,
  `SELECT e.extname, n.nspname, e.extversion FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace ORDER BY 1`,
  `SELECT ${RELATION} AS relation, c.relkind, c.relpersistence, c.relispartition, (SELECT json_agg(o ORDER BY o) FROM unnest(c.reloptions) AS o) AS options,
     pg_get_expr(c.relpartbound, c.oid) AS bounds, pg_get_partkeydef(c.oid) AS partitions, s.spcname,
     (SELECT json_agg(i.inhparent::regclass::text ORDER BY i.inhseqno) FROM pg_inherits i WHERE i.inhrelid = c.oid) AS parents
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
   WHERE ${OURS} AND c.relpersistence <> 't' ORDER BY 1`,
  `SELECT ${RELATION} AS relation, a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull, a.attidentity,
     a.attgenerated, a.attislocal, a.attinhcount, a.attcollation::regcollation::text AS collation,
     pg_get_expr(d.adbin, d.adrelid) AS "default"
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE ${OURS} AND c.relkind IN ('r', 'p', 'v', 'm') AND c.relpersistence <> 't' ORDER BY 1, a.attnum`,
  // Since PostgreSQL 18 NOT NULL is a constraint too; columns tell it everywhere.
  `SELECT conrelid::regclass::text AS "table", contypid::regtype::text AS domain, conname, convalidated, condeferrable,
     condeferred, conislocal, coninhcount, connoinherit, pg_get_constraintdef(con.oid) AS definition
   FROM pg_constraint con JOIN pg_namespace n ON n.oid = con.connamespace
   WHERE ${OURS} AND con.contype <> 'n' ORDER BY 1, 2, 3`,
  `SELECT pg_get_indexdef(i.indexrelid) AS definition, i.indisvalid, i.indisprimary, i.indisexclusion
   FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} ORDER BY 1`,
  `SELECT ${RELATION} AS sequence, s.seqtypid::regtype::text AS type, s.seqstart::text AS a, s.seqincrement::text AS b, s.seqmin::text AS c, s.seqmax::text AS d, s.seqcache::text AS e, s.seqcycle,
     (SELECT json_agg(pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid) || d.deptype::text ORDER BY d.refobjsubid) FROM pg_depend d
       WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refobjsubid > 0) AS owner
   FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} ORDER BY 1`,
  `SELECT n.nspname, t.typname, (SELECT json_agg(v.enumlabel ORDER BY v.enumsortorder) FROM pg_enum v WHERE v.enumtypid = t.oid) AS "values"
   FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE ${OURS} AND t.typtype = 'e' ORDER BY 1, 2`,
  `SELECT n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod) AS base, t.typnotnull, t.typcollation::regcollation::text AS collation,
     pg_get_expr(t.typdefaultbin, 0) AS "default"
   FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE ${OURS} AND t.typtype = 'd' ORDER BY 1, 2`,
  `SELECT ${RELATION} AS "view", pg_get_viewdef(c.oid) AS definition FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${OURS} AND c.relkind IN ('v', 'm') ORDER BY 1`,
  // A body between dollar quotes may have more space around it.
  `SELECT regexp_replace(pg_get_functiondef(p.oid), '(AS \\$[a-z]*\\$)\\s*|\\s*(\\$[a-z]*\\$\\s*)$', '\\1\\2', 'g') AS definition
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OURS} AND p.prokind = 'f' ORDER BY 1`,
  `SELECT pg_get_triggerdef(t.oid) AS definition, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND NOT t.tgisinternal ORDER BY 1`,
  `SELECT pg_describe_object(d.classoid, d.objoid, d.objsubid) AS object, d.description FROM pg_description d
   WHERE d.objoid >= 16384 AND d.classoid <> 'pg_extension'::regclass ORDER BY 1`,
]

/** Everything that the catalog of a database on PostgreSQL shows, as lines that can be compared. */
export async function dumpPostgresql(connection: Connection): Promise<readonly string[]> {
  const lines: string[] = []
  for (const sql of QUERIES) {
    const { rows } = await connection.execute({ sql })
    lines.push(...rows.map((row) => JSON.stringify(row)))
  }
  return lines
}
