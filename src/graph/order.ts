import type { GraphData, GraphNode } from './graph-node.ts'
import type { RevisionRecord } from './revision-record.ts'

/**
 * Puts revisions in order, newest first: each before all that it needs. A line is followed as long as
 * possible before another begins, as in Alembic; ties go by id, so that the order in which scripts were read is of no account.
 */
export function orderNewestFirst<R extends RevisionRecord>(
  data: GraphData<R>,
  chosen: ReadonlySet<GraphNode<R>>,
): GraphNode<R>[] {
  const ordered: GraphNode<R>[] = []
  const waiting = new Int32Array(data.nodes.length)
  for (const node of chosen) {
    for (const need of node.needs) waiting[need.index] = (waiting[need.index] ?? 0) + 1
  }
  const ready = data.nodes.filter((node) => chosen.has(node) && waiting[node.index] === 0).reverse()

  function follow(): void {
    for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
      ordered.push(node)
      // Dependencies below parents on the stack: the line itself goes on first.
      release(node.dependencies, node.parents)
      release(node.parents, [])
    }
  }

  function release(needs: readonly GraphNode<R>[], except: readonly GraphNode<R>[]): void {
    for (let place = needs.length - 1; place >= 0; place--) {
      const need = needs[place]
      if (need === undefined || except.includes(need) || !chosen.has(need)) continue
      const left = (waiting[need.index] ?? 0) - 1
      waiting[need.index] = left
      if (left === 0) ready.push(need)
    }
  }

  follow()
  if (ordered.length < chosen.size) breakCircles()
  return ordered

  /** A circle has no newest revision: the one with the smallest id stands in, so that every revision is listed. */
  function breakCircles(): void {
    for (const node of data.nodes) {
      if (!data.cyclic.has(node) || !chosen.has(node) || (waiting[node.index] ?? 0) <= 0) continue
      waiting[node.index] = -data.nodes.length
      ready.push(node)
      follow()
    }
  }
}
