import type { Configuration } from './settings.ts'

/**
 * Gives a configuration its type. It is returned as it is; it is checked when it is loaded.
 *
 * @example
 * export default defineConfig({ url: process.env.DATABASE_URL ?? 'sqlite:app.db' })
 * @example
 * export default defineConfig(({ env, x }) => ({ url: `sqlite:${x['file']}` }))
 */
export function defineConfig(config: Configuration): Configuration {
  return config
}
