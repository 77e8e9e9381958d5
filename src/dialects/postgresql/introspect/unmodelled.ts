import type { Statement } from '../../dialect.ts'

/** That an object is its own, and comes with nothing else, such as an extension. */
function isOwn(catalog: string, id: string): string {
  return `NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.${catalog}'::regclass
    AND d.objid = ${id} AND d.deptype IN ('e', 'i'))`
}

/** Something in a schema: its kind, name and schema, and the table and the part where it is something of a table. */
function select(
  kind: string,
  name: string,
  {
    catalog,
    id,
    schema,
    where = 'true',
    table = 'NULL',
    part = 'NULL',
    from,
  }: Readonly<Record<'catalog' | 'id' | 'schema' | 'from', string>> &
    Readonly<Partial<Record<'where' | 'table' | 'part', string>>>,
): string {
  return `SELECT ${kind} AS kind, ${name}::text AS name, n.nspname::text AS "schema", ${table}::text AS "table", ${part}::text AS part
    FROM ${from} JOIN pg_catalog.pg_namespace n ON n.oid = ${schema} WHERE (${where}) AND ${isOwn(catalog, id)}`
}

const RELATION = 'pg_catalog.pg_class c'
const ofClass = { catalog: 'pg_class', id: 'c.oid', schema: 'c.relnamespace' }

/** Everything that pg_dump writes of a schema and no model knows. */
export const unmodelledObjects: Statement = {
  sql: `SELECT kind, name, nullif("schema", current_schema()) AS "schema", "table", part FROM (
  ${[
    select(
      `CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' WHEN 'w' THEN 'windowFunction' ELSE 'function' END`,
      `p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')'`,
      {
        catalog: 'pg_proc',
        id: 'p.oid',
        schema: 'p.pronamespace',
        // What is written in C lies outside of the database.
        where: `p.prokind <> 'f' OR l.lanname IN ('c', 'internal')`,
        from: 'pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang',
      },
    ),
    select(
      `CASE t.typtype WHEN 'c' THEN 'compositeType' WHEN 'r' THEN 'rangeType' ELSE 'baseType' END`,
      't.typname',
      {
        catalog: 'pg_type',
        id: 't.oid',
        schema: 't.typnamespace',
        where: `t.typtype = 'r' OR (t.typtype = 'b' AND t.typcategory <> 'A')
      OR (t.typtype = 'c' AND EXISTS (SELECT FROM ${RELATION} WHERE c.oid = t.typrelid AND c.relkind = 'c'))`,
        from: 'pg_catalog.pg_type t',
      },
    ),
    select(`'collation'`, 'c.collname', {
      catalog: 'pg_collation',
      id: 'c.oid',
      schema: 'c.collnamespace',
      from: 'pg_catalog.pg_collation c',
    }),
    select(`'textSearchConfiguration'`, 'c.cfgname', {
      catalog: 'pg_ts_config',
      id: 'c.oid',
      schema: 'c.cfgnamespace',
      from: 'pg_catalog.pg_ts_config c',
    }),
    select(`'textSearchDictionary'`, 'c.dictname', {
      catalog: 'pg_ts_dict',
      id: 'c.oid',
      schema: 'c.dictnamespace',
      from: 'pg_catalog.pg_ts_dict c',
    }),
    select(`'operator'`, 'o.oprname', {
      catalog: 'pg_operator',
      id: 'o.oid',
      schema: 'o.oprnamespace',
      from: 'pg_catalog.pg_operator o',
    }),
    select(`'operatorClass'`, 'o.opcname', {
      catalog: 'pg_opclass',
      id: 'o.oid',
      schema: 'o.opcnamespace',
      from: 'pg_catalog.pg_opclass o',
    }),
    select(`'statistics'`, 's.stxname', {
      catalog: 'pg_statistic_ext',
      id: 's.oid',
      schema: 's.stxnamespace',
      table: 's.stxrelid::regclass',
      from: 'pg_catalog.pg_statistic_ext s',
    }),
    select(`'foreignTable'`, 'c.relname', { ...ofClass, where: `c.relkind = 'f'`, from: RELATION }),
    select(`'policy'`, 'p.polname', {
      ...ofClass,
      table: 'c.relname',
      from: `pg_catalog.pg_policy p JOIN ${RELATION} ON c.oid = p.polrelid`,
    }),
    select(`'rule'`, 'r.rulename', {
      ...ofClass,
      table: 'c.relname',
      where: `r.rulename <> '_RETURN'`,
      from: `pg_catalog.pg_rewrite r JOIN ${RELATION} ON c.oid = r.ev_class`,
    }),
    select(`'table'`, 'c.relname', {
      ...ofClass,
      part: `'rowSecurity'`,
      where: 'c.relrowsecurity',
      from: RELATION,
    }),
    select(`'table'`, 'c.relname', {
      ...ofClass,
      part: `'replicaIdentity'`,
      where: `c.relkind IN ('r', 'p') AND c.relreplident <> 'd'`,
      from: RELATION,
    }),
    select(`'index'`, 'x.relname', {
      ...ofClass,
      table: 'c.relname',
      part: `'clustered'`,
      where: 'i.indisclustered',
      from: `pg_catalog.pg_index i JOIN ${RELATION} ON c.oid = i.indrelid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid`,
    }),
    select(`'index'`, 'x.relname', {
      ...ofClass,
      table: 'c.relname',
      part: `'comment'`,
      where: `con.contype IN ('p', 'u', 'x') AND note.classoid = 'pg_catalog.pg_class'::regclass`,
      from: `pg_catalog.pg_constraint con JOIN ${RELATION} ON c.oid = con.conrelid
    JOIN pg_catalog.pg_class x ON x.oid = con.conindid JOIN pg_catalog.pg_description note ON note.objoid = x.oid`,
    }),
    select(`'column'`, 'a.attname', {
      ...ofClass,
      table: 'c.relname',
      part: `CASE WHEN a.attstattarget >= 0 THEN 'statistics' ELSE 'storage' END`,
      where: `a.attnum > 0 AND NOT a.attisdropped AND (c.relkind IN ('r', 'p', 'm', 'i') AND a.attstattarget >= 0
      OR c.relkind IN ('r', 'p', 'm') AND a.attstorage <> t.typstorage)`,
      from: `pg_catalog.pg_attribute a JOIN ${RELATION} ON c.oid = a.attrelid JOIN pg_catalog.pg_type t ON t.oid = a.atttypid`,
    }),
  ].join('\n  UNION ALL ')}
) AS found
WHERE "schema" <> 'information_schema' AND "schema" !~ '^pg_'
UNION ALL SELECT 'eventTrigger', evtname::text, NULL, NULL, NULL FROM pg_catalog.pg_event_trigger e WHERE ${isOwn('pg_event_trigger', 'e.oid')}
UNION ALL SELECT 'publication', pubname::text, NULL, NULL, NULL FROM pg_catalog.pg_publication
UNION ALL SELECT 'cast', pg_catalog.format_type(castsource, NULL) || ' to ' || pg_catalog.format_type(casttarget, NULL), NULL, NULL, NULL
  FROM pg_catalog.pg_cast k WHERE k.oid >= 16384 AND ${isOwn('pg_cast', 'k.oid')}`,
}
