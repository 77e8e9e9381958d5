import type { DialectName, LiveDialect } from './dialect.ts'
import { mariadbDialect, mysqlDialect } from './mysql/index.ts'
import { postgresqlDialect } from './postgresql/index.ts'
import { sqliteDialect } from './sqlite/index.ts'

/** The dialects by name. */
export const dialects: { readonly [Name in DialectName]: LiveDialect } = {
  postgresql: postgresqlDialect,
  mysql: mysqlDialect,
  mariadb: mariadbDialect,
  sqlite: sqliteDialect,
}

/** The dialect of a server by the product that it says it is. */
export function dialectFor(server: { readonly product: DialectName }): LiveDialect {
  return dialects[server.product]
}
