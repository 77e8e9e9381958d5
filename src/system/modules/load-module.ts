import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { ErrorCode } from '../../errors/index.ts'
import { describeLoadError } from './describe-load-error.ts'
import { detectModuleFormat } from './detect-module-format.ts'
import { evaluateCommonJs } from './evaluate-common-js.ts'
import { findMissingEntries, steerModule } from './install-module-hooks.ts'

/** What evaluates files that Node cannot load by itself: `jiti`, or a function that gives the exports of a file. */
export type ModuleLoader = 'jiti' | ((path: string) => unknown)

/** The exports of a module by name. */
export type ModuleExports = Readonly<Record<string, unknown>>

/** How a module is loaded. */
export interface LoadModuleOptions {
  readonly loader?: ModuleLoader | undefined
  /** Evaluates the file anew when its text changed; otherwise it is shared with whoever else imports it. */
  readonly isFresh?: boolean | undefined
  /** The code of the error that a file which cannot be loaded gives; `script_invalid` unless told. */
  readonly errorCode?: ErrorCode | undefined
}

/**
 * Loads a file of the project, JavaScript or TypeScript, module or CommonJS, by its absolute path. `installModuleHooks` has to be called before.
 * Throws `script_invalid`, or the code asked for, with file and line where they are known.
 */
export async function loadModule(
  path: string,
  options: LoadModuleOptions = {},
): Promise<ModuleExports> {
  try {
    if (typeof options.loader === 'function') return toExports(await options.loader(path))
    if (options.loader === 'jiti') return await loadWithJiti(path)
    return await loadWithNode(path, options.isFresh === true)
  } catch (error) {
    throw describeLoadError(error, path, options)
  }
}

async function loadWithNode(path: string, isFresh: boolean): Promise<ModuleExports> {
  const text = readFileSync(path, 'utf8')
  const url = pathToFileURL(path)
  const isTypeScript = /\.[cm]?ts$/.test(path)
  // Node's way from `import()` to CommonJS goes by file name and package.json: it would give a changed
  // file its old exports, and refuse CommonJS in a project of modules.
  if (!isTypeScript && detectModuleFormat(path, text) === 'commonjs') {
    return toExports(evaluateCommonJs(path, text))
  }
  if (isFresh) url.searchParams.set('limbeck', hashText(text))
  steerModule(url.href, isFresh ? text : undefined)
  return toExports(await import(/* @vite-ignore */ url.href))
}

interface Jiti {
  import(path: string): Promise<unknown>
}

async function loadWithJiti(path: string): Promise<ModuleExports> {
  const { createJiti } = (await import(/* @vite-ignore */ findJiti(path))) as {
    createJiti: (parent: string, options: object) => Jiti
  }
  const virtualModules: Record<string, unknown> = {}
  for (const [specifier, url] of findMissingEntries(path)) {
    virtualModules[specifier] = await import(/* @vite-ignore */ url)
  }
  const jiti = createJiti(path, { moduleCache: false, interopDefault: false, virtualModules })
  return toExports(await jiti.import(path))
}

/** The project's own jiti comes first: Limbeck may run from elsewhere. */
function findJiti(path: string): string {
  try {
    return pathToFileURL(createRequire(path).resolve('jiti')).href
  } catch {
    return 'jiti'
  }
}

/** The exports of CommonJS lie in its default export, those of a module beside it. */
function toExports(loaded: unknown): ModuleExports {
  if (typeof loaded !== 'object' || loaded === null) return { default: loaded }
  const named = { ...loaded } as Record<string, unknown>
  const whole = named['module.exports']
  return typeof whole === 'object' && whole !== null ? { ...whole, ...named } : named
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
