import { extname } from 'node:path'
import { installModuleHooks } from '../system/index.ts'

/**
 * Lets configuration and scripts be loaded, and `limbeck` in them mean the running copy where the project has none.
 * The entries lie one folder above this module in the sources, in `dist`, and in the bundle of the command line alike.
 */
export function prepareLoading(): void {
  const extension = extname(new URL(import.meta.url).pathname)
  const locate = (name: string) => new URL(`../${name}${extension}`, import.meta.url).href
  installModuleHooks({
    packageEntries: {
      limbeck: locate('index'),
      'limbeck/schema': locate('schema'),
      'limbeck/dialects': locate('dialects'),
      'limbeck/graph': locate('graph'),
      'limbeck/autogenerate': locate('autogenerate'),
      'limbeck/cli': locate('cli'),
    },
  })
}
