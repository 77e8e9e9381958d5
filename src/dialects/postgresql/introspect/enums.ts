import type { Enumeration } from '../../../schema/schema-model.ts'
import {
  type CatalogRow,
  pickSaid,
  readText,
  readTexts,
  requireText,
} from '../../shared/read-row.ts'
import { isNotOfExtension, joinComment } from './scope.ts'

/** One row for each enumeration. */
export const ENUMS = `SELECT t.typname AS name, scope."schema", note.description AS comment,
  (SELECT json_agg(v.enumlabel ORDER BY v.enumsortorder) FROM pg_catalog.pg_enum v WHERE v.enumtypid = t.oid) AS "values"
FROM scope JOIN pg_catalog.pg_type t ON t.typnamespace = scope.oid AND t.typtype = 'e'
${joinComment('pg_type', 't.oid')}
WHERE ${isNotOfExtension('pg_type', 't.oid')}
ORDER BY 2 NULLS FIRST, 1`

/** An enumeration. */
export function readEnum(row: CatalogRow): Enumeration {
  return {
    name: requireText(row, 'name'),
    ...pickSaid({ schema: readText(row['schema']) }),
    values: readTexts(row['values']),
    ...pickSaid({ comment: readText(row['comment']) }),
  }
}
