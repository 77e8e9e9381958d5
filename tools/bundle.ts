import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { join } from 'node:path'
import { type ChunkingContext, type Plugin, rolldown } from 'rolldown'

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'dist')

/** The command line and the entry points of the package, by what they become in {@link OUT}. */
const ENTRIES: Readonly<Record<string, string>> = {
  'bin/main': 'src/cli/main.ts',
  index: 'src/index.ts',
  schema: 'src/schema.ts',
  dialects: 'src/dialects.ts',
  graph: 'src/graph.ts',
  autogenerate: 'src/autogenerate.ts',
  cli: 'src/cli.ts',
}

/** The entry point that gives the pieces of commands: it takes them from their files. */
const OF_COMMANDS = 'autogenerate'

/** What is loaded only by those who need it, beside what every command does. */
const ON_DEMAND = /\/src\/(?:connect\/drivers|cli\/completion|cli\/format)\/|\/node_modules\//

/**
 * What `upgrade`, the command that runs at every start of an application, asks for by and by: what only other commands need it
 * does not load.
 */
const FOR_UPGRADE = new RegExp(
  `/src/(?:${[
    'commands/(?:upgrade|create-context|prepare-loading)',
    'config/(?:load-config|load-environment-file|parse-x-arguments)',
    'connect/(?:index|drivers/[\\w-]+)',
    'plugins/open-added',
  ].join('|')})\\.ts$`,
)

/**
 * Bundles the command line and the entry points of the package, which share their parts: one file for what the same
 * entry points need at once, one for what `upgrade` needs, one for the rest of the commands, and one for each thing that few of them ask for. A start reads
 * few files, and a configuration that imports the package loads nothing twice. Drivers and whatever else the project may
 * bring stay outside.
 */
async function bundle(): Promise<void> {
  const build = await rolldown({
    cwd: ROOT,
    input: ENTRIES,
    platform: 'node',
    plugins: [takeBuiltins()],
    external: [
      '@electric-sql/pglite',
      'better-sqlite3',
      'jiti',
      'kysely',
      'libsql',
      'mysql2',
      'pg',
    ],
    preserveEntrySignatures: 'allow-extension',
    checks: { ineffectiveDynamicImport: false },
  })
  const { output } = await build.write({
    dir: OUT,
    format: 'esm',
    // Less to read at every start. Names stay as they are, for traces of the stack.
    comments: { legal: true, annotation: false, jsdoc: false },
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    chunkFileNames: 'bin/[name]-[hash].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: nameGroup, debugName: 'entries' }],
    },
  })
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
  writeFileSync(join(OUT, 'bin', 'LICENSES.txt'), collectLicenses(modules))
}

const BUILTIN = '\0builtin:'

/** What asks questions; its parts of Node would open the standard input at every start. */
const PROMPTS = /\/node_modules\/@clack\//

/** What commander imports for programs that are files of their own, and what few commands of ours call. */
const SELDOM_NEEDED = 'node:child_process'

/**
 * Takes modules of Node from `process.getBuiltinModule`. An `import` reads each of their exports, also those that Node
 * makes on demand (the streams of `node:fs`, the algorithms of `node:crypto`), which takes a tenth of a start.
 */
function takeBuiltins(): Plugin {
  return {
    name: 'builtins',
    resolveId(id, importer) {
      if (!isBuiltin(id) || (importer !== undefined && PROMPTS.test(importer))) return null
      return BUILTIN + (id.startsWith('node:') ? id : `node:${id}`)
    },
    load(id) {
      return id.startsWith(BUILTIN) ? writeBuiltin(id.slice(BUILTIN.length)) : null
    },
  }
}

function writeBuiltin(name: string): string {
  const names = Object.keys(createRequire(import.meta.url)(name) as object).filter(
    (key) => /^\w+$/.test(key) && key !== 'default',
  )
  const take = `process.getBuiltinModule('${name}')`
  const isSeldom = name === SELDOM_NEEDED
  return [
    isSeldom
      ? `const builtin = { get spawn() { return ${take}.spawn } }`
      : `const builtin = ${take}`,
    'export default builtin',
    `const read = (key) => ${isSeldom ? '(...args) => builtin[key](...args)' : 'builtin[key]'}`,
    ...names.map(
      (key) => `const ${key}_ = /* @__PURE__ */ read('${key}'); export { ${key}_ as ${key} }`,
    ),
  ].join('\n')
}

/** Names the file of a module after the entry points that cannot do without it; these are files of their own. */
function nameGroup(id: string, context: ChunkingContext): string | null {
  const importers = findImporters(id, context)
  const names = Object.entries(ENTRIES)
    .filter(([name, path]) => name !== OF_COMMANDS && importers.has(join(ROOT, path)))
    .map(([name]) => name.replace('bin/', ''))
  if (Object.values(ENTRIES).some((path) => join(ROOT, path) === id)) return null
  if (names.length > 0) return `for-${names.join('-')}`
  if (ON_DEMAND.test(id)) return null
  const isForUpgrade = [...importers].some((importer) => FOR_UPGRADE.test(importer))
  return isForUpgrade ? 'upgrade' : 'commands'
}

/** The module itself and all that import it at once, over any number of others. */
function findImporters(id: string, context: ChunkingContext): ReadonlySet<string> {
  const found = new Set([id])
  for (const module of found) {
    for (const importer of context.getModuleInfo(module)?.importers ?? []) found.add(importer)
  }
  return found
}

/** The packages inside the bundle want their licenses to come along. */
function collectLicenses(modules: readonly string[]): string {
  const packages = modules.flatMap(
    (path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  )
  return [...new Set(packages)]
    .sort()
    .map(
      (directory) => `${directory.replace(/^.*node_modules\//, '')}\n\n${readLicense(directory)}`,
    )
    .join('\n---\n\n')
}

function readLicense(directory: string): string {
  const name = readdirSync(directory).find((file) => /^licen[cs]e/i.test(file))
  if (name === undefined) throw new Error(`${directory} has no license`)
  return readFileSync(join(directory, name), 'utf8')
}

await bundle()
