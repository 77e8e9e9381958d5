import { LimbeckError } from '../errors/index.ts'
import { readThrown } from '../util/read-thrown.ts'
import type { ResolvedConfig, ResolvedDatabase } from './resolved-config.ts'

/** Where a database is, with its URL read. */
export type KnownTarget =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'connection'; readonly connection: object }

/**
 * Reads where a database is. Throws `config_invalid` where neither `url` nor `connection` is set, and `config_unloadable`
 * where the function that gives the URL fails.
 */
export async function requireTarget(
  database: ResolvedDatabase,
  config: ResolvedConfig,
): Promise<KnownTarget> {
  const { target } = database
  const setting = config.isMultiDatabase ? `databases.${database.name}.url` : 'url'
  if (target.kind === 'connection') return target
  const url = target.kind === 'url' ? await readUrl(target.readUrl, setting) : undefined
  // A function of a script in JavaScript can give anything.
  if (typeof url === 'string' && url !== '') return { kind: 'url', url }
  throw new LimbeckError('config_invalid', `Setting "${setting}" is missing or empty.`, {
    hint: `Set "${setting}" in the configuration, or the environment variable that it is read from.`,
    details: { database: database.name, setting },
  })
}

async function readUrl(read: () => Promise<unknown>, setting: string): Promise<unknown> {
  try {
    return await read()
  } catch (cause) {
    throw new LimbeckError(
      'config_unloadable',
      `The function of "${setting}" failed: ${readThrown(cause)}`,
      { cause, hint: `Mend the function that the setting "${setting}" is.` },
    )
  }
}
