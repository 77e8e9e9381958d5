import { describeOperation, type Operation } from '../operations/index.ts'

/** One line on each operation of a result, for people. */
export function describeChanges(changes: readonly object[]): readonly string[] {
  return changes.map((change) => describeOperation(change as Operation))
}
