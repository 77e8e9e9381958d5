import type { MeasuredDatabase } from './measured-database.ts'

/** Tables of the tools themselves, which differ on purpose. */
const OWN_TABLES = "('alembic_version', 'limbeck_log')"

const CATALOG = `
SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || a.attidentity::text AS line
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ${OWN_TABLES}
UNION ALL
SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
  FROM pg_constraint WHERE conrelid <> 0 AND connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT IN ${OWN_TABLES}
UNION ALL
SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT IN ${OWN_TABLES}
ORDER BY 1`

/** Reads what a run has made, line by line, so that contenders can be held to the same work. */
export async function readCatalog(database: MeasuredDatabase): Promise<string> {
  return (await database.query(CATALOG)).map((row) => String(row['line'])).join('\n')
}
