import type { CustomRenderers, OperationData, ScriptImports } from '../operations/index.ts'
import type { TableName } from '../schema/column-reference.ts'
import type { ColumnType } from '../schema/column-type.ts'
import type { NamingConvention } from '../schema/naming.ts'
import type { ForeignKey } from '../schema/schema-model.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import { type Code, call, callFunction, string, text } from './code.ts'

/** Writes an item in its own way: text, false to leave it out, undefined for the usual text. */
export type RenderItem = (kind: string, item: unknown) => string | false | undefined

/** Lines for people by the operation that they stand above. */
export type Remarks = ReadonlyMap<OperationData, readonly string[]>

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
  /** Whether names that the convention gives are not said: models have it at hand, scripts outlive it. */
  readonly leavesNamesOut: boolean
  /** A name that no convention changes. */
  final(name: string): Code
  /** The columns that a foreign key points at as their model has them; undefined where they are said by name. */
  target(references: ForeignKey['references'], from: TableName): Code | undefined
  /** The model of an enumeration or a domain, which makes columns of it; undefined for what is said by `t`. */
  type(type: ColumnType): string | undefined
  /** The lines for people that stand above an operation. */
  remarksOn(operation: OperationData): readonly Code[]
}

/** What a scope is made from. */
export interface ScopeOptions {
  readonly naming: NamingConvention
  readonly renderItem: RenderItem | undefined
  readonly plugins?: CustomRenderers | undefined
  readonly remarks?: Remarks | undefined
  /** Where models are written and no script: how they name what they point at and are made of. */
  readonly models?: Pick<RenderScope, 'target' | 'type'> | undefined
}

const modules = {
  t: 'limbeck',
  sql: 'limbeck',
  check: 'limbeck/schema',
  databaseFunction: 'limbeck/schema',
  domain: 'limbeck/schema',
  enumType: 'limbeck/schema',
  exclude: 'limbeck/schema',
  extension: 'limbeck/schema',
  f: 'limbeck/schema',
  foreignKey: 'limbeck/schema',
  index: 'limbeck/schema',
  materializedView: 'limbeck/schema',
  primaryKey: 'limbeck/schema',
  sequence: 'limbeck/schema',
  table: 'limbeck/schema',
  trigger: 'limbeck/schema',
  unique: 'limbeck/schema',
  view: 'limbeck/schema',
  'type ColumnReference': 'limbeck/schema',
} as const satisfies Readonly<Record<string, string>>

/** A name that scripts and models can import. */
export type ScriptName = keyof typeof modules

/** The names that code can use which was rendered. */
export const SCRIPT_NAMES = Object.keys(modules) as readonly ScriptName[]

/** A scope that remembers what was used. Models import everything from one place. */
export function createRenderScope({
  naming,
  renderItem,
  plugins = new Map(),
  remarks = new Map(),
  models,
}: ScopeOptions): RenderScope & { readonly imports: () => ScriptImports } {
  const used = new Map<string, Set<string>>()
  const add = (module: string, names: readonly string[]) =>
    used.set(module, new Set([...(used.get(module) ?? []), ...names]))
  const use = (name: ScriptName) => {
    add(models === undefined ? modules[name] : 'limbeck/schema', [name])
    return name
  }
  return {
    naming,
    plugins,
    leavesNamesOut: models !== undefined,
    use,
    import(names) {
      for (const [module, list] of Object.entries(names)) add(module, list)
    },
    custom(kind, item) {
      const said = renderItem?.(kind, item)
      if (typeof said !== 'string') return said
      for (const name of listNames(said)) use(name)
      return text(said)
    },
    final: (name) =>
      models === undefined ? call('op', 'f', string(name)) : callFunction(use('f'), string(name)),
    target: models?.target ?? (() => undefined),
    type: models?.type ?? (() => undefined),
    remarksOn: (operation) =>
      (remarks.get(operation) ?? []).map((text) => ({ kind: 'comment', text })),
    imports: () => listImports(used),
  }
}

/** The names that somebody else's code seems to use. */
function listNames(code: string): readonly ScriptName[] {
  return SCRIPT_NAMES.filter((name) => new RegExp(`(?<![\\w$.'"])${name}(?:[(.\`])`).test(code))
}

function listImports(used: ReadonlyMap<string, ReadonlySet<string>>): ScriptImports {
  const entries = [...used].toSorted(([one], [other]) => compareCodeUnits(one, other))
  return Object.fromEntries(
    entries.map(([module, names]) => [module, [...names].toSorted(compareCodeUnits)]),
  )
}
