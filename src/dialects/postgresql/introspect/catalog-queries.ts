import type { CatalogScope, Statement } from '../../dialect.ts'
import { COLUMNS } from './columns.ts'
import { CONSTRAINTS } from './constraints.ts'
import { DOMAINS } from './domains.ts'
import { ENUMS } from './enums.ts'
import { EXTENSIONS } from './extensions.ts'
import { FUNCTIONS } from './functions.ts'
import { INDEXES } from './indexes.ts'
import { NAMES } from './names.ts'
import { SCHEMAS } from './schemas.ts'
import { writeWanted } from './scope.ts'
import { SEQUENCES } from './sequences.ts'
import { TABLES } from './tables.ts'
import { TRIGGERS } from './triggers.ts'
import { TYPES, TYPES_OF_TABLES } from './types.ts'
import { VIEWS } from './views.ts'

/** What is read of tables that are named. */
const TABLE_QUERIES = {
  tables: TABLES,
  columns: COLUMNS,
  types: TYPES_OF_TABLES,
  names: NAMES,
  constraints: CONSTRAINTS,
  indexes: INDEXES,
}

/** What is read of whole schemas, in the order of the results. */
const SCHEMA_QUERIES = {
  ...TABLE_QUERIES,
  types: TYPES,
  schemas: SCHEMAS,
  extensions: EXTENSIONS,
  sequences: SEQUENCES,
  enums: ENUMS,
  domains: DOMAINS,
  views: VIEWS,
  functions: FUNCTIONS,
  triggers: TRIGGERS,
}

/** The names of the results of the queries, in their order; of tables that are named only the first ones are there. */
export const resultNames = Object.keys(SCHEMA_QUERIES) as readonly (keyof typeof SCHEMA_QUERIES)[]

/** The queries that `readCatalog` reads. */
export function catalogQueries(scope: CatalogScope): readonly Statement[] {
  const { sql, parameters } = writeWanted(scope)
  const queries = scope.kind === 'tables' ? TABLE_QUERIES : SCHEMA_QUERIES
  return Object.values(queries).map((query) => ({
    sql: `WITH ${sql}${query.startsWith(',') ? query : `\n${query}`}`,
    parameters,
  }))
}
