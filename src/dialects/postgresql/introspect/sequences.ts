import type { Sequence } from '../../../schema/schema-model.ts'
import { type CatalogRow, pickSaid, readText, requireText } from '../../shared/read-row.ts'
import { isNotOfExtension, joinComment } from './scope.ts'
import { countSettings, readCountType, readSequenceSettings } from './sequence-settings.ts'

/** One row for each sequence; that of an identity column is told with its column. */
export const SEQUENCES = `SELECT c.relname AS name, scope."schema", ${countSettings('s')},
  t.relname AS owner_table, a.attname AS owner_column, note.description AS comment
FROM scope
JOIN pg_catalog.pg_class c ON c.relnamespace = scope.oid AND c.relkind = 'S'
JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
LEFT JOIN pg_catalog.pg_depend dep ON dep.classid = 'pg_catalog.pg_class'::regclass AND dep.objid = c.oid AND dep.objsubid = 0
  AND dep.refclassid = 'pg_catalog.pg_class'::regclass AND dep.refobjsubid > 0 AND dep.deptype IN ('a', 'i')
LEFT JOIN pg_catalog.pg_class t ON t.oid = dep.refobjid
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = dep.refobjid AND a.attnum = dep.refobjsubid
${joinComment('pg_class', 'c.oid')}
WHERE dep.deptype IS DISTINCT FROM 'i' AND ${isNotOfExtension('pg_class', 'c.oid')}
ORDER BY 2 NULLS FIRST, 1`

/** A sequence. */
export function readSequence(row: CatalogRow): Sequence {
  const type = readCountType(row)
  const table = readText(row['owner_table'])
  const column = readText(row['owner_column'])
  return {
    name: requireText(row, 'name'),
    ...pickSaid({
      schema: readText(row['schema']),
      type: type === 'bigint' ? undefined : type,
      ...readSequenceSettings(row),
      ownedBy: table === undefined || column === undefined ? undefined : { table, column },
      comment: readText(row['comment']),
    }),
  }
}
