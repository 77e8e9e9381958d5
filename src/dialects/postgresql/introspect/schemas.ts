import type { NamedSchema } from '../../../schema/schema-model.ts'
import { type CatalogRow, pickSaid, readText, requireText } from '../../shared/read-row.ts'
import { isNotOfExtension, joinComment } from './scope.ts'

/** One row for each schema in scope, with the name of the default one beside it. */
export const SCHEMAS = `SELECT n.nspname AS name, pg_catalog.pg_get_userbyid(n.nspowner) AS owner,
  current_schema() AS default_schema, note.description AS comment
FROM scope JOIN pg_catalog.pg_namespace n ON n.oid = scope.oid
${joinComment('pg_namespace', 'n.oid')}
WHERE ${isNotOfExtension('pg_namespace', 'n.oid')}
ORDER BY n.nspname`

/** A schema. */
export function readSchema(row: CatalogRow): NamedSchema {
  return {
    name: requireText(row, 'name'),
    ...pickSaid({ owner: readText(row['owner']), comment: readText(row['comment']) }),
  }
}
