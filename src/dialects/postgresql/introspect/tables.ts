import type { Table } from '../../../schema/schema-model.ts'
import {
  type CatalogRow,
  pickSaid,
  readBoolean,
  readRows,
  readText,
  readTexts,
  requireText,
} from '../../shared/read-row.ts'
import { readParameters } from '../definition-text.ts'
import { joinComment, writeReferredSchema } from './scope.ts'

/** One row for each table. */
export const TABLES = `SELECT w.id, w."table", w."schema", note.description AS comment,
  c.relpersistence = 'u' AS unlogged, s.spcname AS tablespace, nullif(am.amname, 'heap') AS method,
  CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_by,
  CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END AS bounds,
  array_to_json(c.reloptions) AS parameters,
  (SELECT json_agg(json_build_object('table', p.relname,
      'schema', ${writeReferredSchema('pn.nspname', 'pg_catalog.pg_table_is_visible(p.oid)')}) ORDER BY i.inhseqno)
    FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace WHERE i.inhrelid = c.oid) AS parents
FROM wanted w JOIN pg_catalog.pg_class c ON c.oid = w.oid AND c.relkind <> 'm'
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
${joinComment('pg_class', 'c.oid')}
ORDER BY w."schema" COLLATE "C" NULLS FIRST, w."table" COLLATE "C"`

/** A table without its columns, constraints and indexes. */
export function readTable(row: CatalogRow): Omit<Table, 'columns' | 'constraints' | 'indexes'> {
  const parents = readRows(row['parents']).map((parent) => ({
    table: requireText(parent, 'table'),
    ...pickSaid({ schema: readText(parent['schema']) }),
  }))
  const bounds = readText(row['bounds'])
  const [parent] = parents
  const options = pickSaid({
    unlogged: readBoolean(row['unlogged']) ? true : undefined,
    partitionBy: readText(row['partition_by']),
    using: readText(row['method']),
    tablespace: readText(row['tablespace']),
  })
  return {
    name: requireText(row, 'table'),
    ...pickSaid({
      schema: readText(row['schema']),
      comment: readText(row['comment']),
      options: Object.keys(options).length === 0 ? undefined : options,
      with: readParameters(readTexts(row['parameters'])),
      partitionOf: bounds === undefined || parent === undefined ? undefined : { ...parent, bounds },
      inherits: bounds === undefined && parents.length > 0 ? parents : undefined,
    }),
  }
}
