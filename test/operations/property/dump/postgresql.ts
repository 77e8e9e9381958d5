import type { TestedDatabase } from '../../../runtime/harness.ts'
import { type Dump, OWN_TABLES } from './dump.ts'

const IN_SCHEMA = `IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$')`
const OWN = `(${OWN_TABLES.map((name) => `'${name}'`).join(', ')})`
const FOREIGN = (id: string) =>
  `NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = ${id} AND e.deptype = 'e')`

const QUERIES: Readonly<Record<string, string>> = {
  schema: `SELECT nspname, nspowner::regrole::text FROM pg_namespace WHERE oid ${IN_SCHEMA}`,
  extension: `SELECT extname, extversion, extnamespace::regnamespace::text FROM pg_extension`,
  relation: `SELECT c.oid::regclass::text AS name, c.relkind, c.relpersistence, c.reloptions,
      obj_description(c.oid, 'pg_class') AS comment,
      CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition
    FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relnamespace ${IN_SCHEMA} AND c.relname NOT IN ${OWN}`,
  column: `SELECT c.oid::regclass::text AS name, a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull,
      a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid) AS expression,
      a.attcollation::regcollation::text AS collation, col_description(c.oid, a.attnum) AS comment
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relnamespace ${IN_SCHEMA} AND c.relname NOT IN ${OWN}`,
  constraint: `SELECT n.conrelid::regclass::text AS name, n.conname, pg_get_constraintdef(n.oid) AS definition
    FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid
    WHERE n.connamespace ${IN_SCHEMA} AND c.relname NOT IN ${OWN}`,
  index: `SELECT pg_get_indexdef(i.indexrelid) AS definition, i.indisvalid, i.indisprimary, i.indimmediate
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relnamespace ${IN_SCHEMA} AND c.relname NOT IN ${OWN}`,
  // The sequence behind an identity column keeps the name of the table that it was made for: it is told by its column.
  sequence: `SELECT CASE WHEN d.deptype = 'i' THEN 'of an identity' ELSE s.seqrelid::regclass::text END AS name,
      s.seqtypid::regtype::text AS type, s.seqstart, s.seqincrement, s.seqmin::text, s.seqmax::text, s.seqcache, s.seqcycle,
      d.refobjid::regclass::text AS owner, (SELECT attname FROM pg_attribute WHERE attrelid = d.refobjid AND attnum = d.refobjsubid) AS "column"
    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
      LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.deptype IN ('a', 'i')
    WHERE c.relnamespace ${IN_SCHEMA}`,
  enumeration: `SELECT t.oid::regtype::text AS name, array_agg(e.enumlabel ORDER BY e.enumsortorder) AS labels
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY 1`,
  domain: `SELECT t.oid::regtype::text AS name, format_type(t.typbasetype, t.typtypmod) AS type, t.typnotnull, t.typdefault,
      obj_description(t.oid, 'pg_type') AS comment,
      (SELECT array_agg(conname || ' ' || pg_get_constraintdef(n.oid) ORDER BY conname) FROM pg_constraint n WHERE n.contypid = t.oid) AS checks
    FROM pg_type t WHERE t.typtype = 'd' AND t.typnamespace ${IN_SCHEMA}`,
  function: `SELECT pg_get_functiondef(p.oid) AS definition FROM pg_proc p
    WHERE p.pronamespace ${IN_SCHEMA} AND p.prokind = 'f' AND ${FOREIGN('p.oid')}`,
  trigger: `SELECT pg_get_triggerdef(oid) AS definition, tgenabled FROM pg_trigger WHERE NOT tgisinternal`,
}

const ORDER = `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace ${IN_SCHEMA} AND c.relname NOT IN ${OWN} GROUP BY 1, 2`

/** Reads what the server itself writes of its objects. */
export async function dumpPostgresql(database: TestedDatabase): Promise<Dump> {
  const objects: string[] = []
  for (const [kind, query] of Object.entries(QUERIES)) {
    const rows = await database.rows(query)
    objects.push(...rows.map((row) => `${kind} | ${JSON.stringify(row)}`))
  }
  const order = await database.rows(ORDER)
  const columns = order.map(({ schema, name, columns: names }) => {
    const key = schema === 'public' ? String(name) : `${String(schema)}.${String(name)}`
    return [key, names] as const
  })
  return {
    objects: objects.toSorted(),
    columns: Object.fromEntries(columns) as Dump['columns'],
  }
}
