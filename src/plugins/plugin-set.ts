import type { AddedComparator } from '../autogenerate/compare/custom-comparator.ts'
import type { AddedDialect } from './plugin-dialect.ts'
import type { PluginOperation } from './plugin-operation.ts'

/** An operation with the plugin that adds it. */
export interface AddedOperation extends PluginOperation {
  /** The name of the plugin. */
  readonly plugin: string
}

/** What the plugins of one configuration add together. */
export interface PluginSet {
  /** By their kinds. */
  readonly operations: ReadonlyMap<string, AddedOperation>
  /** In the order of the plugins. */
  readonly comparators: readonly AddedComparator[]
  /** By the schemes of their URLs. */
  readonly dialects: ReadonlyMap<string, AddedDialect>
}
