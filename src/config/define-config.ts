import type { Configuration } from './settings.ts'

/**
 * Gives a configuration its type. It is returned as it is; it is checked when it is loaded.
 *
 * @example
 * export default defineConfig({ url: process.env.DATABASE_URL ?? 'sqlite:app.db' })
 * @example
 * export default defineConfig(({ env, x }) => ({ url: x.url === true ? undefined : x.url }))
 */
export function defineConfig<const Config extends Configuration>(config: Config): Config {
  return config
}
