import { findCycles } from './find-cycles.ts'
import { type GraphData, type GraphNode, isBase, sortNodes, toIds } from './graph-node.ts'
import type { GraphProblem } from './graph-problem.ts'
import { createNode, linkNodes } from './link-nodes.ts'
import { createProblemList, type ProblemList } from './problem-list.ts'
import { quoteNames } from './quote-names.ts'
import { registerLabels } from './register-labels.ts'
import type { RevisionRecord } from './revision-record.ts'
import { selectRecords } from './select-records.ts'

/** Links records to a graph. Whatever is wrong with them is reported in it; nothing is thrown. */
export function buildGraph<R extends RevisionRecord>(records: Iterable<R>): GraphData<R> {
  const list = createProblemList()
  const nodes = selectRecords(records, list).map(createNode)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const byLabel = registerLabels(nodes, byId, list)
  linkNodes(nodes, { byId, byLabel }, list)
  return {
    nodes,
    byId,
    byLabel,
    heads: nodes.filter((node) => node.children.length === 0),
    realHeads: nodes.filter((node) => node.neededBy.length === 0),
    bases: nodes.filter(isBase),
    cyclic: reportCycles(nodes, list),
    problems: list.problems,
    problemsOf: indexProblems(list.problems, byId),
  }
}

function reportCycles<R extends RevisionRecord>(
  nodes: readonly GraphNode<R>[],
  list: ProblemList,
): Set<GraphNode<R>> {
  const cyclic = new Set<GraphNode<R>>()
  for (const group of findCycles(nodes)) {
    for (const node of group) cyclic.add(node)
    const ids = toIds(sortNodes(group))
    list.add('cycle', ids, `Revisions need each other in a circle: ${quoteNames(ids)}.`)
  }
  return cyclic
}

function indexProblems<N extends GraphNode>(
  problems: readonly GraphProblem[],
  byId: ReadonlyMap<string, N>,
): Map<N, GraphProblem[]> {
  const problemsOf = new Map<N, GraphProblem[]>()
  for (const problem of problems) {
    for (const id of problem.revisions) {
      const node = byId.get(id)
      if (node === undefined) continue
      const known = problemsOf.get(node)
      if (known === undefined) problemsOf.set(node, [problem])
      else known.push(problem)
    }
  }
  return problemsOf
}
