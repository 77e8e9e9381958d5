import { compareCodeUnits } from '../util/compare-code-units.ts'
import { type GraphData, type GraphNode, toIds } from './graph-node.ts'
import { pairRowChanges, type RowChanges } from './plan.ts'
import type { RevisionRecord } from './revision-record.ts'

/** Follows the version rows through the steps of a plan. */
export interface RowTracker<R extends RevisionRecord> {
  upgrade(node: GraphNode<R>): RowChanges
  downgrade(node: GraphNode<R>): RowChanges
  /** The rows now, sorted. */
  read(): string[]
}

/**
 * Starts to follow the version rows. The rows are the applied revisions that no applied revision needs: so it counts for each
 * revision how many applied ones need it, and a step costs no more than the neighbours of its revision.
 * Rows that others imply are removed together with the first step.
 */
export function createRowTracker<R extends RevisionRecord>(
  data: GraphData<R>,
  applied: ReadonlySet<GraphNode<R>>,
  found: readonly GraphNode<R>[],
): RowTracker<R> {
  const needers = new Int32Array(data.nodes.length)
  for (const node of applied) for (const need of node.needs) count(need, 1)
  const isApplied = new Uint8Array(data.nodes.length)
  for (const node of applied) isApplied[node.index] = 1
  let implied = toIds(found.filter((node) => needers[node.index] !== 0))

  function count(node: GraphNode<R>, change: 1 | -1): number {
    const now = (needers[node.index] ?? 0) + change
    needers[node.index] = now
    return now
  }

  function heal(gone: readonly string[], come: readonly string[]): RowChanges {
    if (implied.length === 0) return pairRowChanges(gone, come)
    const present = new Set(implied)
    const wanted = new Set(come)
    const dropped = [...gone, ...implied.filter((id) => !wanted.has(id))].sort(compareCodeUnits)
    implied = []
    return pairRowChanges(
      dropped,
      come.filter((id) => !present.has(id)),
    )
  }

  return {
    upgrade(node) {
      const gone = node.needs.filter((need) => count(need, 1) === 1)
      isApplied[node.index] = 1
      return heal(toIds(gone), [node.id])
    },
    downgrade(node) {
      const come = node.needs.filter((need) => count(need, -1) === 0)
      isApplied[node.index] = 0
      return heal([node.id], toIds(come))
    },
    read() {
      const rows = toIds(
        data.nodes.filter(({ index }) => isApplied[index] === 1 && needers[index] === 0),
      )
      return implied.length === 0 ? rows : [...rows, ...implied].sort(compareCodeUnits)
    },
  }
}
