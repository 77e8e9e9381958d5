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
/** Texts of files that are about to be imported, by URL. */
const sources = new Map<string, string>()
/** Where the entries lead to, by specifier, folder of the importer, and conditions. */
const resolvedEntries = new Map<string, nodeModule.ResolveFnOutput>()
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

/**
 * Has the format of a file, and of the project's files that it imports, told by their text. `source` is the text of
 * a file that is imported next, by exactly this URL, where it was read already.
 */
export function steerModule(url: string, source?: string): void {
  steered.add(withoutQuery(url))
  if (source !== undefined) sources.set(url, source)
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
  // A file that is loaded by us is known to be there; asking Node again costs as much as loading it.
  if (sources.has(specifier)) return { url: specifier, shortCircuit: true }
  const entry = entries.get(specifier)
  if (entry !== undefined) {
    const key = [specifier, dirnameOf(context.parentURL), ...(context.conditions ?? [])].join('\0')
    const known = resolvedEntries.get(key)
    if (known !== undefined) return { ...known, shortCircuit: true }
    const found = resolveEntry(entry, () => nextResolve(specifier, context))
    resolvedEntries.set(key, found)
    return found
  }
  const parent = context.parentURL
  const own = parent === undefined ? undefined : findOwnPart(specifier, parent)
  if (own !== undefined) return { url: own, format: 'module', shortCircuit: true }
  const resolved = nextResolve(specifier, context)
  const isSteered = parent !== undefined && steered.has(withoutQuery(parent))
  if (isSteered && isOfProject(specifier, resolved.url)) steerModule(resolved.url)
  return resolved
}

/** The parts of our own bundle are where it says; Node would look each of them up on the disk. */
function findOwnPart(specifier: string, parent: string): string | undefined {
  if (!/^\.\.?\/.*\.js$/.test(specifier)) return undefined
  const entry = entries.get('limbeck') ?? ''
  const folder = entry.slice(0, entry.lastIndexOf('/') + 1)
  const isOwn = entry.endsWith('.js') && parent.startsWith(folder)
  return isOwn && !parent.includes('/node_modules/', folder.length)
    ? new URL(specifier, parent).href
    : undefined
}

function resolveEntry(
  entry: string,
  resolve: () => nodeModule.ResolveFnOutput,
): nodeModule.ResolveFnOutput {
  try {
    return resolve()
  } catch (error) {
    if (!isNotFound(error)) throw error
    return { url: entry, shortCircuit: true }
  }
}

const loadSource: nodeModule.LoadHookSync = (url, context, nextLoad) => {
  const plain = withoutQuery(url)
  if (!steered.has(plain)) return nextLoad(url, context)
  const path = fileURLToPath(plain)
  const known = sources.get(url)
  const source = known ?? readFileSync(path, 'utf8')
  const isTypeScript = /\.[cm]?ts$/.test(path)
  const kind = detectModuleFormat(path, source)
  const format = isTypeScript ? (`${kind}-typescript` as const) : kind
  sources.delete(url)
  return known === undefined
    ? nextLoad(url, { ...context, format })
    : { format, source, shortCircuit: true }
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

function dirnameOf(url: string | undefined): string {
  return url === undefined ? '' : url.slice(0, withoutQuery(url).lastIndexOf('/'))
}

function withoutQuery(url: string): string {
  const end = url.search(/[?#]/)
  return end === -1 ? url : url.slice(0, end)
}
