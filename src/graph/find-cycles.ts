import type { GraphNode } from './graph-node.ts'
import type { RevisionRecord } from './revision-record.ts'

interface Visit<R extends RevisionRecord> {
  readonly node: GraphNode<R>
  next: number
}

/**
 * Tells whether there is a circle: whether some revisions are left when those are taken away, again and again,
 * that need none of the rest. Several times cheaper than finding the circles, and nearly always the end of it.
 */
function hasCycle(nodes: readonly GraphNode[]): boolean {
  const waiting = Int32Array.from(nodes, (node) => node.needs.length)
  const free = nodes.filter((node) => node.needs.length === 0)
  for (const node of free) {
    for (const needer of node.neededBy) {
      const left = (waiting[needer.index] ?? 0) - 1
      waiting[needer.index] = left
      // A list can be walked while it grows.
      if (left === 0) free.push(needer)
    }
  }
  return free.length < nodes.length
}

/**
 * Finds the groups of revisions that need each other in a circle (the strongly connected components of more than one).
 * Tarjan's algorithm with a list in place of recursion; linear.
 */
export function findCycles<R extends RevisionRecord>(
  nodes: readonly GraphNode<R>[],
): GraphNode<R>[][] {
  const cycles: GraphNode<R>[][] = []
  if (!hasCycle(nodes)) return cycles
  const order = new Int32Array(nodes.length)
  const lowest = new Int32Array(nodes.length)
  const isOpen = new Uint8Array(nodes.length)
  const open: GraphNode<R>[] = []
  let count = 0

  function enter(node: GraphNode<R>): Visit<R> {
    count++
    order[node.index] = count
    lowest[node.index] = count
    isOpen[node.index] = 1
    open.push(node)
    return { node, next: 0 }
  }

  function lower(node: GraphNode<R>, bound: number | undefined): void {
    lowest[node.index] = Math.min(lowest[node.index] ?? 0, bound ?? 0)
  }

  function leave(node: GraphNode<R>): void {
    if (lowest[node.index] !== order[node.index]) return
    const group = open.splice(open.lastIndexOf(node))
    for (const member of group) isOpen[member.index] = 0
    if (group.length > 1) cycles.push(group)
  }

  for (const start of nodes) {
    if (order[start.index] !== 0) continue
    const path = [enter(start)]
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const { node } = visit
      const need = node.needs[visit.next]
      visit.next++
      if (need === undefined) {
        leave(node)
        path.pop()
        const above = path.at(-1)
        if (above !== undefined) lower(above.node, lowest[node.index])
      } else if (order[need.index] === 0) path.push(enter(need))
      else if (isOpen[need.index] === 1) lower(node, order[need.index])
    }
  }
  return cycles
}
