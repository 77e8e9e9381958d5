import { LimbeckError } from '../errors/index.ts'
import type { LiveDialect } from './dialect.ts'
import { type AnyDialectName, type DialectName, isDialectName } from './dialect-name.ts'
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

/**
 * The dialect of a server by the product that it says it is, and by how its session reads texts. Throws
 * `unsupported_by_connection` for a product that none of them is for.
 */
export function dialectFor(server: {
  readonly product: AnyDialectName
  readonly hasPlainTexts?: boolean
}): LiveDialect {
  const { product, hasPlainTexts } = server
  if (!isDialectName(product)) {
    throw new LimbeckError('unsupported_by_connection', `There is no dialect "${product}".`, {
      hint: `Known: ${Object.keys(dialects).join(', ')}; a plugin can bring others.`,
    })
  }
  const plain = hasPlainTexts === true ? plainDialects[product] : undefined
  return plain ?? dialects[product]
}
