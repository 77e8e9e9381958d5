import type { Index, View } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import {
  type CatalogRow,
  pickSaid,
  readBoolean,
  readText,
  readTexts,
  requireText,
} from '../../shared/read-row.ts'
import { readParameters } from '../definition-text.ts'
import { isNotOfExtension, joinComment } from './scope.ts'

/** One row for each view, materialized or not. */
export const VIEWS = `SELECT c.oid::text AS id, c.relname AS name, scope."schema", c.relkind = 'm' AS materialized,
  pg_catalog.pg_get_viewdef(c.oid) AS definition, array_to_json(c.reloptions) AS parameters, note.description AS comment
FROM scope JOIN pg_catalog.pg_class c ON c.relnamespace = scope.oid AND c.relkind IN ('v', 'm')
${joinComment('pg_class', 'c.oid')}
WHERE ${isNotOfExtension('pg_class', 'c.oid')}
ORDER BY 3 NULLS FIRST, 2`

/** A view with its indexes. */
export function readView(row: CatalogRow, indexes: readonly Index[]): View {
  const isMaterialized = readBoolean(row['materialized'])
  const { security_invoker, security_barrier, check_option, ...rest } =
    readParameters(readTexts(row['parameters'])) ?? {}
  return {
    name: requireText(row, 'name'),
    ...pickSaid({ schema: readText(row['schema']) }),
    definition: sql.raw(requireText(row, 'definition').trim().replace(/;$/, '')),
    ...pickSaid({
      materialized: isMaterialized ? true : undefined,
      security: isOn(security_invoker) ? ('invoker' as const) : undefined,
      securityBarrier: isOn(security_barrier) ? true : undefined,
      checkOption:
        check_option === 'local' || check_option === 'cascaded' ? check_option : undefined,
      with: Object.keys(rest).length === 0 ? undefined : rest,
      indexes: indexes.length === 0 ? undefined : indexes,
      comment: readText(row['comment']),
    }),
  }
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|on|yes|1)$/i.test(value)
}
