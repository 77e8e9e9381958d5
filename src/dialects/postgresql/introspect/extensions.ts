import type { Extension } from '../../../schema/schema-model.ts'
import { type CatalogRow, pickSaid, readText, requireText } from '../../shared/read-row.ts'

/** One row for each extension of the database, but for the language that every database begins with. */
export const EXTENSIONS = `SELECT e.extname AS name, nullif(n.nspname, current_schema()) AS "schema", e.extversion AS version
FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql' ORDER BY e.extname`

/** An extension. */
export function readExtension(row: CatalogRow): Extension {
  return {
    name: requireText(row, 'name'),
    ...pickSaid({ schema: readText(row['schema']), version: readText(row['version']) }),
  }
}
