import type { Connection } from '../connect/connection.ts'
import type { LiveDialect } from '../dialects/dialect.ts'
import { EMPTY_MODEL, type SchemaModel } from '../schema/schema-model.ts'
import { chooseScope, withoutStrangers } from './choose-scope.ts'
import { filterModels, type ModelFilters } from './filter-model.ts'
import { introspect } from './introspect.ts'
import { withPlainDefaults } from './plain-defaults.ts'

/** What a database has, without what the project leaves out, in the words that people declare it with. */
export async function readDatabaseModel(
  connection: Connection,
  dialect: LiveDialect,
  {
    filters,
    schemas,
  }: {
    readonly filters: ModelFilters
    /** Other schemas than the default one: all of them, or those named. */
    readonly schemas: boolean | readonly string[]
  },
): Promise<SchemaModel> {
  const scope = await chooseScope(connection, dialect, { schemas, wanted: EMPTY_MODEL })
  const read = await introspect(connection, dialect, scope)
  const own = withoutStrangers(read, EMPTY_MODEL, schemas)
  return withPlainDefaults(dialect.declare(filterModels(own, EMPTY_MODEL, filters).current))
}
