import { compareCodeUnits } from '../util/compare-code-units.ts'
import type { GraphData, GraphNode } from './graph-node.ts'
import { orderNewestFirst } from './order.ts'
import type { RevisionRecord } from './revision-record.ts'

/** The labels of each revision that has any, sorted. */
export type LabelsOf = ReadonlyMap<GraphNode, readonly string[]>

/**
 * Spreads branch labels over the graph: down from the declaring revision to its ancestors until a branch point
 * (dependents counted) or a merge point, which do not get it; and to every descendant, through merge points.
 */
export function propagateLabels<R extends RevisionRecord>(data: GraphData<R>): LabelsOf {
  const starts = new Map<GraphNode, Set<string>>()
  const lowestOf = new Map<GraphNode, GraphNode>()
  for (const node of data.nodes) {
    for (const label of node.ownLabels) addTo(starts, findLowest(node, lowestOf), label)
  }
  const labelsOf = new Map<GraphNode, readonly string[]>()
  if (starts.size === 0) return labelsOf
  for (const node of orderNewestFirst(data, new Set(data.nodes)).reverse()) {
    const labels = joinLabels(node, starts.get(node), labelsOf)
    if (labels.length > 0) labelsOf.set(node, labels)
  }
  return labelsOf
}

function addTo(starts: Map<GraphNode, Set<string>>, node: GraphNode, label: string): void {
  const labels = starts.get(node)
  if (labels === undefined) starts.set(node, new Set([label]))
  else labels.add(label)
}

/**
 * Finds the farthest ancestor that a label reaches. All between it and the declaring revision have one child and
 * one parent, so that what descends from it is the same as what the label reaches. Each line is walked once: what is
 * found is kept in `lowestOf`.
 */
function findLowest(node: GraphNode, lowestOf: Map<GraphNode, GraphNode>): GraphNode {
  const path: GraphNode[] = []
  let place = node
  while (!lowestOf.has(place)) {
    path.push(place)
    // For the time being, so that a circle ends here.
    lowestOf.set(place, place)
    place = findLabelledParent(place) ?? place
  }
  const lowest = lowestOf.get(place) ?? place
  for (const passed of path) lowestOf.set(passed, lowest)
  return lowest
}

function findLabelledParent({ parents }: GraphNode): GraphNode | undefined {
  const [parent, second] = parents
  if (parent === undefined || second !== undefined) return undefined
  return parent.neededBy.length > 1 || parent.parents.length > 1 ? undefined : parent
}

function joinLabels(
  node: GraphNode,
  own: ReadonlySet<string> | undefined,
  labelsOf: LabelsOf,
): readonly string[] {
  const inherited = node.parents.flatMap((parent) => {
    const labels = labelsOf.get(parent)
    return labels === undefined ? [] : [labels]
  })
  const [first] = inherited
  // Shared with the parent where nothing is added: a long line with one label holds one list.
  if (own === undefined && first !== undefined && inherited.every((labels) => labels === first)) {
    return first
  }
  const all = new Set(own)
  for (const labels of inherited) for (const label of labels) all.add(label)
  return [...all].sort(compareCodeUnits)
}
