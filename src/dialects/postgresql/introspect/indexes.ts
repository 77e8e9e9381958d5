import type { Index } from '../../../schema/schema-model.ts'
import {
  type CatalogRow,
  pickSaid,
  readBoolean,
  readText,
  readTexts,
  requireText,
} from '../../shared/read-row.ts'
import { readParameters } from '../definition-text.ts'
import { type IndexContext, readIndexParts } from './index-parts.ts'
import { joinComment } from './scope.ts'

// An index of a partition that came with the index of its table is said there. Whether nulls are distinct is told since
// PostgreSQL 15: before it the name means the column of `earlier`.
/** One row for each index, those of constraints too. */
export const INDEXES = `SELECT w.id, i.indexrelid::text AS "index", ic.relname AS name, i.indisunique AS "unique", i.indisvalid AS valid,
  am.amname AS method, i.indnkeyatts AS keys, i.indkey::text AS columns, i.indoption::text AS options,
  i.indclass::text AS classes, i.indcollation::text AS collations,
  CASE WHEN i.indpred IS NOT NULL THEN pg_catalog.pg_get_expr(i.indpred, i.indrelid) END AS predicate,
  CASE WHEN i.indexprs IS NOT NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid) END AS definition,
  CASE WHEN i.indexprs IS NOT NULL THEN (SELECT json_agg(pg_catalog.pg_get_indexdef(i.indexrelid, k, false) ORDER BY k)
    FROM generate_series(1, i.indnatts::integer) AS k) END AS expressions,
  array_to_json(ic.reloptions) AS parameters, s.spcname AS tablespace,
  i.nulls_not_distinct, note.description AS comment
FROM wanted w CROSS JOIN (VALUES (false)) AS earlier(indnullsnotdistinct)
CROSS JOIN LATERAL (SELECT x.*, indnullsnotdistinct AS nulls_not_distinct
  FROM pg_catalog.pg_index x WHERE x.indrelid = w.oid) i
JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid AND NOT ic.relispartition
JOIN pg_catalog.pg_am am ON am.oid = ic.relam
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = ic.reltablespace
${joinComment('pg_class', 'i.indexrelid')}
ORDER BY i.indrelid, ic.relname COLLATE "C"`

/** An index. */
export function readIndex(row: CatalogRow, context: IndexContext): Index {
  const { elements, ...parts } = readIndexParts(row, context)
  return {
    name: requireText(row, 'name'),
    elements,
    unique: readBoolean(row['unique']),
    ...parts,
    ...pickSaid({
      with: readParameters(readTexts(row['parameters'])),
      nullsNotDistinct: readBoolean(row['nulls_not_distinct']) ? true : undefined,
      isValid: readBoolean(row['valid']) ? undefined : false,
      tablespace: readText(row['tablespace']),
      comment: readText(row['comment']),
    }),
  }
}
