import type { Trigger, TriggerEvent } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import {
  type CatalogRow,
  pickSaid,
  readBoolean,
  readNumber,
  readText,
  readTexts,
  requireText,
} from '../../shared/read-row.ts'
import { findGroup } from '../definition-text.ts'
import { isNotOfExtension, joinComment } from './scope.ts'

// Foreign keys have triggers of the server's own. Those that partitions have from their table name it since
// PostgreSQL 13, and are the server's own before: there the name means the column of `earlier`.
/** One row for each trigger of a table or a view. */
export const TRIGGERS = `SELECT t.tgname AS name, c.relname AS "table", scope."schema", t.tgtype::integer AS type,
  (SELECT json_agg(a.attname ORDER BY k.position) FROM unnest(t.tgattr::smallint[]) WITH ORDINALITY AS k(number, position)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.number) AS columns,
  CASE WHEN t.tgqual IS NOT NULL THEN pg_catalog.pg_get_triggerdef(t.oid) END AS definition,
  p.proname AS function, nullif(pn.nspname, current_schema()) AS function_schema, t.tgargs AS arguments,
  t.tgconstraint <> 0 AS is_constraint, t.tgdeferrable AS deferrable, t.tginitdeferred AS deferred,
  t.tgoldtable AS old_table, t.tgnewtable AS new_table, t.tgenabled::text AS enabled, note.description AS comment
FROM scope
JOIN pg_catalog.pg_class c ON c.relnamespace = scope.oid AND c.relkind IN ('r', 'p', 'v')
CROSS JOIN (VALUES (0::oid)) AS earlier(tgparentid)
CROSS JOIN LATERAL (SELECT x.* FROM pg_catalog.pg_trigger x
  WHERE x.tgrelid = c.oid AND NOT x.tgisinternal AND tgparentid = 0) t
JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
${joinComment('pg_trigger', 't.oid')}
WHERE ${isNotOfExtension('pg_class', 'c.oid')} AND ${isNotOfExtension('pg_trigger', 't.oid')}
ORDER BY 3 NULLS FIRST, 2, 1`

const ROW = 1
const BEFORE = 2
const INSTEAD = 64
const EVENTS: readonly (readonly [number, TriggerEvent])[] = [
  [4, 'insert'],
  [16, 'update'],
  [8, 'delete'],
  [32, 'truncate'],
]

const ENABLED: Readonly<Record<string, Trigger['enabled']>> = {
  D: 'never',
  R: 'replica',
  A: 'always',
}

/** A trigger. */
export function readTrigger(row: CatalogRow): Trigger {
  const type = readNumber(row['type']) ?? 0
  const columns = readTexts(row['columns'])
  const definition = readText(row['definition'])
  const when = definition === undefined ? undefined : findGroup(definition, 'WHEN')
  return {
    name: requireText(row, 'name'),
    table: requireText(row, 'table'),
    ...pickSaid({ schema: readText(row['schema']) }),
    timing: readTiming(type),
    events: EVENTS.filter(([bit]) => (type & bit) !== 0).map(([, event]) => event),
    ...pickSaid({
      columns: columns.length === 0 ? undefined : columns,
      forEach: (type & ROW) === 0 ? ('statement' as const) : undefined,
      when: when === undefined ? undefined : sql.raw(when),
      function: readCalled(row),
      constraint: readBoolean(row['is_constraint']) ? readDeferral(row) : undefined,
      oldTable: readText(row['old_table']),
      newTable: readText(row['new_table']),
      enabled: ENABLED[requireText(row, 'enabled')],
      comment: readText(row['comment']),
    }),
  }
}

function readTiming(type: number): Trigger['timing'] {
  if ((type & INSTEAD) !== 0) return 'instead of'
  return (type & BEFORE) === 0 ? 'after' : 'before'
}

function readCalled(row: CatalogRow): NonNullable<Trigger['function']> {
  const given = readArguments(row['arguments'])
  return {
    name: requireText(row, 'function'),
    ...pickSaid({
      schema: readText(row['function_schema']),
      arguments: given.length === 0 ? undefined : given,
    }),
  }
}

/** The arguments as bytes, each with a zero behind it. */
function readArguments(value: unknown): readonly string[] {
  if (!(value instanceof Uint8Array)) return []
  return new TextDecoder().decode(value).split('\0').slice(0, -1)
}

function readDeferral(row: CatalogRow): NonNullable<Trigger['constraint']> {
  return {
    ...(readBoolean(row['deferrable']) ? { deferrable: true } : {}),
    ...(readBoolean(row['deferred']) ? { initially: 'deferred' } : {}),
  }
}
