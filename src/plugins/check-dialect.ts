import { isKnownScheme } from '../connect/database-url.ts'
import { isDialectName } from '../dialects/dialect-name.ts'
import { isPlainObject } from '../util/plain-object.ts'
import { checkKeys, refusePlugin } from './check-shape.ts'
import type { PluginDialect } from './plugin-dialect.ts'

const KINDS: readonly unknown[] = ['server', 'file'] satisfies readonly PluginDialect['kind'][]

const ENGINES: readonly unknown[] = [
  'postgresql',
  'mysql',
  'sqlite',
] satisfies readonly PluginDialect['engine'][]

/** What each key of a dialect is, and how errors say so. */
const KEYS = {
  kind: [(value) => KINDS.includes(value), '"server" or "file"'],
  schemes: [isListOfSchemes, 'a list of names such as "duck"'],
  engine: [(value) => ENGINES.includes(value), '"postgresql", "mysql" or "sqlite"'],
  dialect: [isDialect, 'a dialect, made by assembleDialect() of limbeck/dialects'],
  connect: [(value) => typeof value === 'function', 'a function'],
} satisfies Readonly<
  Record<keyof PluginDialect, readonly [accepts: (value: unknown) => boolean, expected: string]>
>

/** Throws `plugin_invalid` for a dialect that lacks something, or that has what Limbeck itself has. */
export function checkDialect(dialect: unknown, plugin: string): void {
  if (!isPlainObject(dialect)) {
    throw refusePlugin(plugin, `The plugin "${plugin}" has a dialect that is no object.`)
  }
  const what = `A dialect of the plugin "${plugin}"`
  checkKeys(dialect, Object.keys(KEYS), what)
  for (const [key, [accepts, expected]] of Object.entries(KEYS)) {
    if (!accepts(dialect[key])) throw refusePlugin(plugin, `${what}: "${key}" must be ${expected}.`)
  }
  const { schemes, dialect: own } = dialect as unknown as PluginDialect
  if (isDialectName(own.name)) throw refuseTaken(plugin, `dialect "${own.name}"`, undefined)
  const known = schemes.find(isKnownScheme)
  if (known !== undefined) throw refuseTaken(plugin, `scheme "${known}:"`, undefined)
}

/** The error for what is there already; `other` is the plugin that has it, or Limbeck itself. */
export function refuseTaken(plugin: string, what: string, other: string | undefined) {
  const owner =
    other === undefined ? 'Limbeck itself' : other === plugin ? 'it' : `the plugin "${other}"`
  return refusePlugin(
    plugin,
    `The plugin "${plugin}" adds the ${what}, and ${owner} has that name already.`,
    'Choose another name.',
  )
}

function isListOfSchemes(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((name) => typeof name === 'string' && /^[a-z][a-z0-9.-]*$/.test(name))
  )
}

function isDialect(value: unknown): boolean {
  return (
    isPlainObject(value) &&
    typeof value['name'] === 'string' &&
    value['name'] !== '' &&
    typeof value['compile'] === 'function'
  )
}
