import { parseServerVersion, type ServerVersion } from '../config/parse-server-version.ts'
import { requireTarget } from '../config/require-target.ts'
import type { ResolvedConfig, ResolvedDatabase } from '../config/resolved-config.ts'
import type { Engine, Product } from '../connect/connection.ts'
import { readProduct } from '../connect/database-url.ts'
import type { LiveDialect } from '../dialects/dialect.ts'
import { LimbeckError } from '../errors/index.ts'
import { findAdded, findDialect } from '../plugins/find-dialect.ts'
import type { PluginSet } from '../plugins/plugin-set.ts'

/** The engine of each product: a URL can name the engine only. */
const ENGINES: Readonly<Record<string, Engine>> = {
  postgresql: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mysql',
  sqlite: 'sqlite',
} satisfies Record<Product, Engine>

/** The engine by which `op.db` writes queries for a dialect. */
export function findEngine({ name }: LiveDialect, plugins: PluginSet): Engine {
  const engine = ENGINES[name] ?? findAdded(plugins, name)?.engine
  if (engine === undefined) throw new Error(`The dialect "${name}" has no engine`)
  return engine
}

/**
 * The dialect that SQL is written in without asking a server: that of `serverVersion`, else the product of the URL in
 * its oldest supported version. Throws `config_invalid`.
 */
export async function chooseOfflineDialect(
  database: ResolvedDatabase,
  config: ResolvedConfig,
): Promise<LiveDialect> {
  const { serverVersion } = database
  const { plugins } = config
  const names = [...plugins.dialects.values()].map((added) => added.product)
  const said = serverVersion === undefined ? undefined : parseServerVersion(serverVersion, names)
  if (said !== undefined) assertSupported(findDialect(plugins, said), said, serverVersion ?? '')
  const known =
    database.target.kind === 'unset' && said !== undefined
      ? undefined
      : await requireTarget(database, config)
  const product = known?.kind === 'url' ? readProduct(known.url, plugins.dialects) : undefined
  if (said === undefined) {
    return findDialect(plugins, { product: product ?? refuseConnection(database) })
  }
  if (product !== undefined && familyOf(product) !== familyOf(said.product)) {
    throw new LimbeckError(
      'config_invalid',
      `Setting "serverVersion" is "${serverVersion}", and the URL is one of ${product}.`,
      { hint: 'Correct one of them.', details: { setting: 'serverVersion' } },
    )
  }
  return findDialect(plugins, said)
}

/** What a URL can tell of a product. */
export function familyOf(product: string): string {
  return ENGINES[product] ?? product
}

function refuseConnection({ name }: ResolvedDatabase): never {
  throw new LimbeckError(
    'config_invalid',
    'Setting "serverVersion" is missing: a connection does not say what server it is to, and none is asked for SQL.',
    {
      hint: 'Set "serverVersion", e.g. to "postgresql-14" or "mariadb-10.11".',
      details: { database: name, setting: 'serverVersion' },
    },
  )
}

function assertSupported(
  { oldestVersion }: LiveDialect,
  { product, versionNumbers }: ServerVersion,
  text: string,
): void {
  const difference = oldestVersion
    .map((number, index) => (versionNumbers[index] ?? 0) - number)
    .find((each) => each !== 0)
  if (difference === undefined || difference > 0) return
  throw new LimbeckError(
    'config_invalid',
    `Setting "serverVersion" is "${text}", and the oldest version that is supported is ${oldestVersion.join('.')}.`,
    {
      hint: `Set "serverVersion" to "${product}-${oldestVersion.join('.')}" or newer.`,
      details: { setting: 'serverVersion' },
    },
  )
}
