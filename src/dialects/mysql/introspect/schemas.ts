import type { CatalogView } from './catalog-view.ts'

/** The databases, which are the schemas here. */
export const schemasView: CatalogView = {
  from: 'information_schema.SCHEMATA v',
  columns: { name: 'SCHEMA_NAME', collation: 'DEFAULT_COLLATION_NAME' },
  schema: 'SCHEMA_NAME',
}
