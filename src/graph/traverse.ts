import type { GraphNode } from './graph-node.ts'
import type { RevisionRecord } from './revision-record.ts'

/** The ways to walk from a revision to its neighbours. */
export type Direction = 'parents' | 'needs' | 'children' | 'neededBy'

/** Collects the starts and all that can be reached from them. Works with a list of its own, so that no depth is too deep. */
export function collect<R extends RevisionRecord>(
  starts: Iterable<GraphNode<R>>,
  direction: Direction,
): Set<GraphNode<R>> {
  // A set can be walked while it grows, and gives what was added.
  const found = new Set(starts)
  for (const node of found) for (const next of node[direction]) found.add(next)
  return found
}

/** Collects what lies within a number of edges of the starts, which are included. */
export function collectWithin<R extends RevisionRecord>(
  starts: Iterable<GraphNode<R>>,
  direction: Direction,
  distance: number,
): Set<GraphNode<R>> {
  const found = new Set(starts)
  let edge = [...found]
  for (let step = 0; step < distance && edge.length > 0; step++) {
    const farther: GraphNode<R>[] = []
    for (const node of edge) {
      for (const next of node[direction]) {
        if (found.has(next)) continue
        found.add(next)
        farther.push(next)
      }
    }
    edge = farther
  }
  return found
}
