import type { Product, Server } from '../connect/connection.ts'
import { LimbeckError } from '../errors/index.ts'
import { findNearest } from '../util/nearest.ts'
import { parseVersionNumbers } from '../util/server-version.ts'

/** A server as `serverVersion` names it. */
export interface ServerVersion {
  readonly product: Server['product']
  readonly versionNumbers: readonly number[]
}

const PRODUCTS: Readonly<Record<string, Product>> = {
  postgresql: 'postgresql',
  postgres: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mariadb',
  sqlite: 'sqlite',
}

/**
 * Reads `mariadb-10.11`; `added` are names of dialects that plugins bring. Throws `config_invalid`, with the nearest product.
 */
export function parseServerVersion(text: string, added: readonly string[] = []): ServerVersion {
  const match = /^([a-z][a-z0-9.-]*?)-(\d+(?:\.\d+)*)$/i.exec(text.trim())
  const name = match?.[1]?.toLowerCase() ?? /^[a-z]*/i.exec(text.trim())?.[0].toLowerCase() ?? ''
  const product = PRODUCTS[name] ?? added.find((each) => each.toLowerCase() === name)
  if (match?.[2] !== undefined && product !== undefined) {
    return { product, versionNumbers: parseVersionNumbers(match[2]) }
  }
  const nearest =
    product === undefined ? findNearest(name, [...Object.keys(PRODUCTS), ...added]) : undefined
  throw new LimbeckError('config_invalid', `Setting "serverVersion" cannot be read: "${text}".`, {
    hint:
      nearest === undefined
        ? 'Write the product and its version, e.g. "postgresql-14", "mariadb-10.11", "mysql-8.0", "sqlite-3.40".'
        : `Did you mean "${nearest}"? Write the product and its version, e.g. "mariadb-10.11".`,
    details: { setting: 'serverVersion', nearest },
  })
}
