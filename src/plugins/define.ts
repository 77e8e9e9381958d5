import type { CustomComparator } from '../autogenerate/compare/custom-comparator.ts'
import type { OperationData } from '../operations/index.ts'
import type { Plugin } from './plugin.ts'
import type { PluginOperation } from './plugin-operation.ts'

/**
 * Describes a plugin for the setting `plugins`.
 *
 * @example
 * export const views = definePlugin({ name: 'views', operations: [useView] })
 */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin
}

/**
 * Describes what compares a kind of objects that models declare and Limbeck does not know: how a plugin finds them in the
 * models and in the database, and what it makes of the difference.
 *
 * @example
 * const cubes = defineComparator({
 *   name: 'cubes',
 *   readModels: (exported) => exported.flatMap(({ value }) => (value instanceof Cube ? [value] : [])),
 *   introspect: ({ query }) => query<{ name: string }>('SELECT name FROM cubes'),
 *   compare: ({ models, found = [] }) =>
 *     models
 *       .filter(({ name }) => !found.some((each) => each.name === name))
 *       .map(({ name }) => ({ kind: 'change', phase: 'createViews', operation: { kind: 'createCube', name } })),
 * })
 */
export function defineComparator<Models = undefined, Found = undefined>(
  comparator: CustomComparator<Models, Found>,
): CustomComparator<Models, Found> {
  return comparator
}

/**
 * Describes an operation of a plugin: its directive, what undoes it, and what it comes to on each engine.
 *
 * @example
 * const refreshCube = defineOperation({
 *   kind: 'refreshCube',
 *   directive: (_scope, name: string) => ({ kind: 'refreshCube' as const, name }),
 *   compile: { postgresql: ({ name }, { quoteIdentifier }) => [`CALL refresh(${quoteIdentifier(name)})`] },
 *   reverse: () => irreversible('A cube cannot be made stale.'),
 *   describe: ({ name }) => `refresh the cube "${name}"`,
 * })
 */
export function defineOperation<
  Described extends OperationData,
  Args extends readonly unknown[],
  BatchArgs extends readonly unknown[] = never,
>(
  operation: PluginOperation<Described, Args, BatchArgs>,
): PluginOperation<Described, Args, BatchArgs> {
  return operation
}
