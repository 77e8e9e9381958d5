import type { NamingConvention } from '../schema/naming.ts'
import { type Code, text } from './code.ts'

/** Where scripts import from. */
export type ScriptModule = 'limbeck' | 'limbeck/schema'

/** What a script imports: names by module. */
export type ScriptImports = Readonly<Partial<Record<ScriptModule, readonly string[]>>>

/** Writes an item in its own way: text, false to leave it out, undefined for the usual text. */
export type RenderItem = (kind: string, item: unknown) => string | false | undefined

/** What rendering knows beside what is rendered. */
export interface RenderScope {
  /** The convention that holds when the script runs: it must leave the names of the script as they are. */
  readonly naming: NamingConvention
  /** Imports a name and gives it. */
  use(name: ScriptName): string
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
} as const satisfies Readonly<Record<string, ScriptModule>>

/** A name that scripts can import. */
export type ScriptName = keyof typeof modules

/** A scope that remembers what was used. */
export function createRenderScope(
  naming: NamingConvention,
  renderItem: RenderItem | undefined,
): RenderScope & { readonly imports: () => ScriptImports } {
  const used = new Set<ScriptName>()
  return {
    naming,
    use(name) {
      used.add(name)
      return name
    },
    custom(kind, item) {
      const said = renderItem?.(kind, item)
      if (typeof said !== 'string') return said
      for (const name of listNames(said)) used.add(name)
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

function listImports(used: ReadonlySet<ScriptName>): ScriptImports {
  const names = [...used].toSorted()
  const from = (module: ScriptModule) => names.filter((name) => modules[name] === module)
  const entries = (['limbeck', 'limbeck/schema'] as const).map((module) => [module, from(module)])
  return Object.fromEntries(entries.filter(([, list]) => list?.length !== 0))
}
