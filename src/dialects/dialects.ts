import type { DialectName, LiveDialect } from './dialect.ts'
import {
  mariadbDialect,
  mariadbPlainDialect,
  mysqlDialect,
  mysqlPlainDialect,
} from './mysql/index.ts'
import { postgresqlDialect } from './postgresql/index.ts'
import { sqliteDialect } from './sqlite/index.ts'

/** The dialects by name. */
export const dialects: { readonly [Name in DialectName]: LiveDialect } = {
  postgresql: postgresqlDialect,
  mysql: mysqlDialect,
  mariadb: mariadbDialect,
  sqlite: sqliteDialect,
}

/** The dialects of sessions in which a backslash is a character like any other, where the session decides that. */
const plainDialects: Partial<Record<DialectName, LiveDialect>> = {
  mysql: mysqlPlainDialect,
  mariadb: mariadbPlainDialect,
}

/** The dialect of a server by the product that it says it is, and by how its session reads texts. */
export function dialectFor(server: {
  readonly product: DialectName
  readonly hasPlainTexts?: boolean
}): LiveDialect {
  const plain = server.hasPlainTexts === true ? plainDialects[server.product] : undefined
  return plain ?? dialects[server.product]
}
