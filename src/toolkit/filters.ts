import type { ModelFilters } from '../autogenerate/filter-model.ts'

/** What is left out of a comparison. */
export interface FilterOptions extends Partial<Omit<ModelFilters, 'ownTables'>> {
  /** Tables that are nobody's model, beside `alembic_version` and `limbeck_log`. */
  readonly ownTables?: ModelFilters['ownTables'] | undefined
}

const OWN_TABLES: ModelFilters['ownTables'] = [{ name: 'alembic_version' }, { name: 'limbeck_log' }]

/** The filters with those that always hold. */
export function toFilters({
  includeName,
  includeObject,
  ownTables = [],
}: FilterOptions): ModelFilters {
  return { includeName, includeObject, ownTables: [...OWN_TABLES, ...ownTables] }
}
