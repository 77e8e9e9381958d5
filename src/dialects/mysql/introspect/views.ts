import type { View } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import { type CatalogRow, pickSaid, requireText } from '../../shared/read-row.ts'
import type { CatalogView } from './catalog-view.ts'
import { dropSchema } from './drop-schema.ts'
import type { Place } from './place.ts'
import { writePlainExpression } from './plain-expression.ts'

/** The views with their queries. */
export const viewsView: CatalogView = {
  from: 'information_schema.VIEWS v',
  columns: {
    definition: 'VIEW_DEFINITION',
    check_option: 'CHECK_OPTION',
    security: 'SECURITY_TYPE',
  },
  schema: 'TABLE_SCHEMA',
  table: 'TABLE_NAME',
}

const CHECK_OPTIONS: Readonly<Record<string, View['checkOption']>> = {
  LOCAL: 'local',
  CASCADED: 'cascaded',
}

/** Reads a view. With whose rights it reads is said where it is not the usual: those of who made it. */
export function readView(row: CatalogRow, { schema }: Place): View {
  const place = requireText(row, 'schema')
  const text = writePlainExpression(requireText(row, 'definition'))
  return {
    name: requireText(row, 'table'),
    definition: sql.raw(schema === undefined ? dropSchema(text, place) : text),
    ...pickSaid({
      schema,
      security: requireText(row, 'security') === 'INVOKER' ? ('invoker' as const) : undefined,
      checkOption: CHECK_OPTIONS[requireText(row, 'check_option')],
    }),
  }
}
