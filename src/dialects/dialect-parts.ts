import type { DialectName } from './dialect.ts'
import { mariadbParts, mysqlParts } from './mysql/index.ts'
import { postgresqlParts } from './postgresql/index.ts'
import type { DialectParts } from './shared/assemble-dialect.ts'
import { sqliteParts } from './sqlite/index.ts'

/** What the dialects are made of: a dialect of a plugin takes those of the engine that it is most like, and says the rest. */
export const dialectParts: { readonly [Name in DialectName]: DialectParts } = {
  postgresql: postgresqlParts,
  mysql: mysqlParts,
  mariadb: mariadbParts,
  sqlite: sqliteParts,
}
