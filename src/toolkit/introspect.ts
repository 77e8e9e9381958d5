import { chooseScope, withoutStrangers } from '../autogenerate/choose-scope.ts'
import { filterModels } from '../autogenerate/filter-model.ts'
import { introspect as readDatabase } from '../autogenerate/introspect.ts'
import { EMPTY_MODEL, type SchemaModel } from '../schema/schema-model.ts'
import { type DatabaseSource, type SourceOptions, useSource } from './database-source.ts'
import { type FilterOptions, toFilters } from './filters.ts'

/** What of a database is read. */
export interface IntrospectOptions extends SourceOptions, FilterOptions {
  /** Other schemas than the default one: all of them, or those named. */
  readonly schemas?: boolean | readonly string[] | undefined
}

/**
 * Reads what a database has: tables with all that is on them, and the objects beside them, as plain data. It asks a constant
 * number of queries, as of one moment, and changes nothing. The tables of versions and logs are left out, as is what belongs
 * to extensions. A file that is not there reads as an empty database.
 *
 * Throws `invalid_url`, `driver_missing`, `connection_failed` and `statement_failed`.
 *
 * @example
 * const { tables } = await introspect('postgresql://localhost/app')
 * for (const { name, columns } of Object.values(tables)) console.log(name, columns.length)
 */
export function introspect(
  database: DatabaseSource,
  options: IntrospectOptions = {},
): Promise<SchemaModel> {
  const { schemas = false } = options
  return useSource(database, options, async ({ connection, dialect }) => {
    const scope = await chooseScope(connection, dialect, { schemas, wanted: EMPTY_MODEL })
    const read = await readDatabase(connection, dialect, scope)
    const own = withoutStrangers(read, EMPTY_MODEL, schemas)
    return filterModels(own, EMPTY_MODEL, toFilters(options)).current
  })
}
