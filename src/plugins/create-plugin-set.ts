import type { AddedComparator } from '../autogenerate/compare/custom-comparator.ts'
import { checkComparator } from './check-comparator.ts'
import { checkDialect, refuseTaken } from './check-dialect.ts'
import { checkOperation } from './check-operation.ts'
import { checkKeys, refusePlugin, requirePlugin } from './check-shape.ts'
import type { Plugin } from './plugin.ts'
import type { AddedDialect, PluginDialect } from './plugin-dialect.ts'
import type { PluginOperation } from './plugin-operation.ts'
import type { AddedOperation, PluginSet } from './plugin-set.ts'
import { isTaken } from './taken-names.ts'

const PLUGIN_KEYS = [
  'name',
  'operations',
  'comparators',
  'dialects',
] as const satisfies readonly (keyof Plugin)[]

/**
 * Brings together what plugins add. Throws `plugin_invalid` for a plugin that lacks something, or that adds what another
 * one or Limbeck itself has.
 */
export function createPluginSet(plugins: readonly Plugin[]): PluginSet {
  const names = new Set<string>()
  const operations = new Map<string, AddedOperation>()
  const comparators: AddedComparator[] = []
  const dialects = new Map<string, AddedDialect>()
  for (const plugin of plugins) {
    const { name } = requirePlugin(plugin)
    checkKeys(plugin, PLUGIN_KEYS, `The plugin "${name}"`)
    if (names.has(name)) throw refusePlugin(name, `Two plugins are called "${name}".`)
    names.add(name)
    for (const each of readList(name, 'operations', plugin.operations)) {
      checkOperation(each, name)
      addOperation(operations, each, name)
    }
    for (const each of readList(name, 'comparators', plugin.comparators)) {
      checkComparator(each, name)
      comparators.push({ ...each, plugin: name })
    }
    for (const each of readList(name, 'dialects', plugin.dialects)) {
      checkDialect(each, name)
      addDialect(dialects, each, name)
    }
  }
  return { operations, comparators, dialects }
}

function readList<Item>(
  plugin: string,
  key: string,
  list: readonly Item[] | undefined,
): readonly Item[] {
  if (list === undefined || Array.isArray(list)) return list ?? []
  throw refusePlugin(plugin, `The plugin "${plugin}": "${key}" must be a list.`)
}

function addOperation(
  operations: Map<string, AddedOperation>,
  operation: PluginOperation,
  plugin: string,
): void {
  const { kind } = operation
  const other = operations.get(kind)?.plugin
  if (other !== undefined || isTaken(kind)) {
    throw refuseTaken(plugin, `operation "${kind}"`, other)
  }
  operations.set(kind, { ...operation, plugin })
}

function addDialect(
  dialects: Map<string, AddedDialect>,
  definition: PluginDialect,
  plugin: string,
): void {
  const { kind, engine, schemes, dialect } = definition
  const same = [...dialects.values()].find(({ product }) => product === dialect.name)
  if (same !== undefined) throw refuseTaken(plugin, `dialect "${dialect.name}"`, same.plugin)
  for (const scheme of schemes) {
    const other = dialects.get(scheme)
    if (other !== undefined) throw refuseTaken(plugin, `scheme "${scheme}:"`, other.plugin)
    const { name: product } = dialect
    dialects.set(scheme, { kind, engine, product, driver: product, plugin, definition })
  }
}
