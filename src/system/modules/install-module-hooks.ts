import { readFileSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'
import { detectModuleFormat } from './detect-module-format.ts'

/** What the module hooks are given. */
export interface ModuleHookOptions {
  /** The URL of the running copy for `limbeck` and each of its subpaths. */
  readonly packageEntries: Readonly<Record<string, string>>
}

const entries = new Map<string, string>()
/** Files whose format is told by their text, as URLs without query. */
const steered = new Set<string>()
let isInstalled = false

/**
 * Lets Node load configuration and scripts whatever package.json says, and find the running copy of Limbeck where the
 * project has none. Hooks belong to the process: calling it again only adds entries. Modules of packages are left alone.
 */
export function installModuleHooks(options: ModuleHookOptions): void {
  for (const [specifier, url] of Object.entries(options.packageEntries)) {
    entries.set(specifier, url)
  }
  if (isInstalled) return
  isInstalled = true
  // Bun and Deno load TypeScript by themselves and have no such hooks.
  const register: typeof nodeModule.registerHooks | undefined = nodeModule.registerHooks
  register?.({ resolve: resolveModule, load: loadSource })
}

/** Has the format of a file, and of the project's files that it imports, told by their text. */
export function steerModule(url: string): void {
  steered.add(withoutQuery(url))
}

/** The entries of the running copy, by specifier, that a file's project cannot resolve by itself. */
export function findMissingEntries(path: string): ReadonlyMap<string, string> {
  const { resolve } = nodeModule.createRequire(path)
  return new Map(
    [...entries].filter(([specifier, url]) => {
      try {
        // The hook answers with the URL of the entry where nothing is installed.
        return resolve(specifier) === fileURLToPath(url)
      } catch {
        return true
      }
    }),
  )
}

const resolveModule: nodeModule.ResolveHookSync = (specifier, context, nextResolve) => {
  const entry = entries.get(specifier)
  if (entry !== undefined) {
    try {
      return nextResolve(specifier, context)
    } catch (error) {
      if (!isNotFound(error)) throw error
      return { url: entry, shortCircuit: true }
    }
  }
  const resolved = nextResolve(specifier, context)
  const parent = context.parentURL
  const isSteered = parent !== undefined && steered.has(withoutQuery(parent))
  if (isSteered && isOfProject(specifier, resolved.url)) steerModule(resolved.url)
  return resolved
}

const loadSource: nodeModule.LoadHookSync = (url, context, nextLoad) => {
  const plain = withoutQuery(url)
  if (!steered.has(plain)) return nextLoad(url, context)
  const path = fileURLToPath(plain)
  const format = detectModuleFormat(path, readFileSync(path, 'utf8'))
  const isTypeScript = /\.[cm]?ts$/.test(path)
  return nextLoad(url, { ...context, format: isTypeScript ? `${format}-typescript` : format })
}

/** Packages know their own format, also those of a workspace that lie outside of node_modules. */
function isOfProject(specifier: string, url: string): boolean {
  return (
    /^(?:\.{0,2}\/|#|file:)/.test(specifier) &&
    url.startsWith('file:') &&
    !url.includes('/node_modules/') &&
    /\.[cm]?[jt]s$/.test(withoutQuery(url))
  )
}

function isNotFound(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return /^(?:ERR_)?MODULE_NOT_FOUND$|^ERR_PACKAGE_PATH_NOT_EXPORTED$/.test(String(error.code))
}

function withoutQuery(url: string): string {
  const end = url.search(/[?#]/)
  return end === -1 ? url : url.slice(0, end)
}
