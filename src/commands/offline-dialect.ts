import { parseServerVersion, type ServerVersion } from '../config/parse-server-version.ts'
import { requireTarget } from '../config/require-target.ts'
import type { ResolvedConfig, ResolvedDatabase } from '../config/resolved-config.ts'
import { readProduct } from '../connect/database-url.ts'
import type { DialectName, LiveDialect } from '../dialects/dialect.ts'
import { dialectFor } from '../dialects/index.ts'
import { LimbeckError } from '../errors/index.ts'

/** The engine of each product: a URL can name the engine only. */
export const ENGINES = {
  postgresql: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mysql',
  sqlite: 'sqlite',
} as const satisfies Record<DialectName, string>

/**
 * The dialect that SQL is written in without asking a server: that of `serverVersion`, else the product of the URL in
 * its oldest supported version. Throws `config_invalid`.
 */
export async function chooseOfflineDialect(
  database: ResolvedDatabase,
  config: ResolvedConfig,
): Promise<LiveDialect> {
  const { serverVersion } = database
  const said = serverVersion === undefined ? undefined : parseServerVersion(serverVersion)
  if (said !== undefined) assertSupported(said, serverVersion ?? '')
  const known =
    database.target.kind === 'unset' && said !== undefined
      ? undefined
      : await requireTarget(database, config)
  const product = known?.kind === 'url' ? readProduct(known.url) : undefined
  if (said === undefined) return dialectFor({ product: product ?? refuseConnection(database) })
  if (product !== undefined && ENGINES[product] !== ENGINES[said.product]) {
    throw new LimbeckError(
      'config_invalid',
      `Setting "serverVersion" is "${serverVersion}", and the URL is one of ${product}.`,
      { hint: 'Correct one of them.', details: { setting: 'serverVersion' } },
    )
  }
  return dialectFor(said)
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

function assertSupported({ product, versionNumbers }: ServerVersion, text: string): void {
  const { oldestVersion } = dialectFor({ product })
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
