import { LimbeckError } from '../errors/index.ts'
import type { ResolvedConfig, ResolvedDatabase } from './resolved-config.ts'

/** Where a database is, with its URL read. */
export type KnownTarget =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'connection'; readonly connection: object }

/** Reads where a database is. Throws `config_invalid` where neither `url` nor `connection` is set. */
export async function requireTarget(
  database: ResolvedDatabase,
  config: ResolvedConfig,
): Promise<KnownTarget> {
  const { target } = database
  if (target.kind === 'connection') return target
  const url = target.kind === 'url' ? await target.readUrl() : undefined
  // A function of a script in JavaScript can give anything.
  if (typeof url === 'string' && url !== '') return { kind: 'url', url }
  const setting = config.isMultiDatabase ? `databases.${database.name}.url` : 'url'
  throw new LimbeckError('config_invalid', `Setting "${setting}" is missing or empty.`, {
    hint: `Set "${setting}" in the configuration, or the environment variable that it is read from.`,
    details: { database: database.name, setting },
  })
}
