import type { GraphProblem } from './graph-problem.ts'
import { type RevisionRecord, toList } from './revision-record.ts'

/** A revision with its neighbours. Every list of neighbours is sorted by id and names each once. */
export interface GraphNode<R extends RevisionRecord = RevisionRecord> {
  readonly id: string
  /** The place among all ids in order of code units. */
  readonly index: number
  readonly record: R
  /** Its down revisions. */
  readonly parents: readonly GraphNode<R>[]
  /** What it depends on, labels already looked up. */
  readonly dependencies: readonly GraphNode<R>[]
  /** Parents and dependencies together. */
  readonly needs: readonly GraphNode<R>[]
  /** The revisions that have it as down revision. */
  readonly children: readonly GraphNode<R>[]
  /** The revisions that have it as down revision or dependency. */
  readonly neededBy: readonly GraphNode<R>[]
  /** Its own branch labels, not those that reach it from its neighbours. */
  readonly ownLabels: readonly string[]
}

/** The linked revisions and what is wrong with them. */
export interface GraphData<R extends RevisionRecord = RevisionRecord> {
  /** Sorted by id. */
  readonly nodes: readonly GraphNode<R>[]
  readonly byId: ReadonlyMap<string, GraphNode<R>>
  /** The revisions that declare a label: one, unless the label is taken. */
  readonly byLabel: ReadonlyMap<string, readonly GraphNode<R>[]>
  readonly heads: readonly GraphNode<R>[]
  readonly realHeads: readonly GraphNode<R>[]
  readonly bases: readonly GraphNode<R>[]
  /** The revisions that lie on a circle. */
  readonly cyclic: ReadonlySet<GraphNode<R>>
  readonly problems: readonly GraphProblem[]
  readonly problemsOf: ReadonlyMap<GraphNode<R>, readonly GraphProblem[]>
}

/** Gives the ids of nodes, in their order. */
export function toIds(nodes: readonly GraphNode[]): string[] {
  return nodes.map((node) => node.id)
}

/** Gives the nodes sorted by id. */
export function sortNodes<R extends RevisionRecord>(nodes: Iterable<GraphNode<R>>): GraphNode<R>[] {
  return [...nodes].sort((a, b) => a.index - b.index)
}

/** Tells whether a revision has no down revision, which is more than that none of them is present. */
export function isBase({ record }: GraphNode): boolean {
  return toList(record.downRevision).length === 0
}
