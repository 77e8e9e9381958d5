import type { CatalogScope, Statement } from '../../dialect.ts'
import type { CatalogRow } from '../../shared/read-row.ts'
import { type CatalogRows, type CatalogView, type ViewName, writeView } from './catalog-view.ts'
import { functionsView, parametersView } from './functions.ts'
import { keyActionsView, keyColumnsView } from './keys.ts'
import { partitionsView } from './partitions.ts'
import { writeWanted } from './place.ts'
import { schemasView } from './schemas.ts'
import { querySequences } from './sequences.ts'
import { tablesView } from './tables.ts'
import { triggersView } from './triggers.ts'
import type { CatalogVariation } from './variation.ts'
import { viewsView } from './views.ts'

/** The views that are read, in their order. */
function listViews({
  columns,
  checks,
  indexes,
}: CatalogVariation): Readonly<Record<ViewName, CatalogView>> {
  return {
    tables: tablesView,
    columns,
    keyColumns: keyColumnsView,
    keyActions: keyActionsView,
    checks,
    indexes,
    partitions: partitionsView,
    views: viewsView,
    triggers: triggersView,
    functions: functionsView,
    parameters: parametersView,
    schemas: schemasView,
  }
}

/** The queries that read what is in scope: what was asked for, then the views. */
export function catalogQueries(
  scope: CatalogScope,
  variation: CatalogVariation,
): readonly Statement[] {
  if (scope.kind === 'tables' && scope.tables.length === 0) return []
  return [
    writeWanted(scope),
    ...Object.values(listViews(variation)).map((view) => writeView(view, scope)),
  ]
}

/** Names the rows that the queries gave, in their order. */
export function nameResults(
  results: readonly (readonly CatalogRow[])[],
  variation: CatalogVariation,
): CatalogRows {
  const names = ['wanted', ...Object.keys(listViews(variation)), 'sequences']
  return Object.fromEntries(names.map((name, index) => [name, results[index] ?? []])) as CatalogRows
}

/** The query that the rows of the others tell how to write. */
export function furtherQueries(
  results: readonly (readonly CatalogRow[])[],
  variation: CatalogVariation,
): readonly Statement[] {
  return querySequences(nameResults(results, variation).tables)
}
