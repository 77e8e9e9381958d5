import type { CustomRenderers, ScriptImports } from '../operations/index.ts'
import type { NamingConvention } from '../schema/naming.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import { type Code, text } from './code.ts'

/** Writes an item in its own way: text, false to leave it out, undefined for the usual text. */
export type RenderItem = (kind: string, item: unknown) => string | false | undefined

/** What rendering knows beside what is rendered. */
export interface RenderScope {
  /** The convention that holds when the script runs: it must leave the names of the script as they are. */
  readonly naming: NamingConvention
  /** Imports a name and gives it. */
  use(name: ScriptName): string
  /** Imports names that somebody else's code needs. */
  import(names: ScriptImports): void
  /** How operations of plugins are written. */
  readonly plugins: CustomRenderers
  /** What the project's own hook says of an item: code, false to leave it out, undefined for the usual. */
  custom(kind: string, item: unknown): Code | false | undefined
}

const modules = {
  t: 'limbeck',
  sql: 'limbeck',
  check: 'limbeck/schema',
  exclude: 'limbeck/schema',
  foreignKey: 'limbeck/schema',
  index: 'limbeck/schema',
  primaryKey: 'limbeck/schema',
  table: 'limbeck/schema',
  unique: 'limbeck/schema',
} as const satisfies Readonly<Record<string, string>>

/** A name that scripts can import. */
export type ScriptName = keyof typeof modules

/** A scope that remembers what was used. */
export function createRenderScope(
  naming: NamingConvention,
  renderItem: RenderItem | undefined,
  plugins: CustomRenderers = new Map(),
): RenderScope & { readonly imports: () => ScriptImports } {
  const used = new Map<string, Set<string>>()
  const add = (module: string, names: readonly string[]) =>
    used.set(module, new Set([...(used.get(module) ?? []), ...names]))
  return {
    naming,
    plugins,
    use(name) {
      add(modules[name], [name])
      return name
    },
    import(names) {
      for (const [module, list] of Object.entries(names)) add(module, list)
    },
    custom(kind, item) {
      const said = renderItem?.(kind, item)
      if (typeof said !== 'string') return said
      for (const name of listNames(said)) add(modules[name], [name])
      return text(said)
    },
    imports: () => listImports(used),
  }
}

/** The names that somebody else's code seems to use. */
function listNames(code: string): readonly ScriptName[] {
  const names = Object.keys(modules) as ScriptName[]
  return names.filter((name) => new RegExp(`(?<![\\w$.'"])${name}(?:[(.\`])`).test(code))
}

function listImports(used: ReadonlyMap<string, ReadonlySet<string>>): ScriptImports {
  const entries = [...used].toSorted(([one], [other]) => compareCodeUnits(one, other))
  return Object.fromEntries(
    entries.map(([module, names]) => [module, [...names].toSorted(compareCodeUnits)]),
  )
}
