import type { CustomComparator } from '../autogenerate/compare/custom-comparator.ts'
import type { PluginDialect } from './plugin-dialect.ts'
import type { PluginOperation } from './plugin-operation.ts'

/** What is added to Limbeck by one configuration. */
export interface Plugin {
  /** What errors call it. */
  readonly name: string
  /** Operations, each with its directive. */
  readonly operations?: readonly PluginOperation[] | undefined
  /** What compares objects that models declare and Limbeck does not know. They come after those of Limbeck. */
  readonly comparators?: readonly CustomComparator[] | undefined
  /** Engines that Limbeck does not know, each with the URLs that lead to it. */
  readonly dialects?: readonly PluginDialect[] | undefined
}
