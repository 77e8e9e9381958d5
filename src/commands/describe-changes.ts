import { type AnyOperation, describeOperation } from '../operations/index.ts'
import type { CommandContext } from './command-context.ts'

/** One line on each operation of a result, for people. */
export function describeChanges(
  changes: readonly object[],
  { config }: CommandContext,
): readonly string[] {
  return changes.map((change) =>
    describeOperation(change as AnyOperation, config.plugins.operations),
  )
}
