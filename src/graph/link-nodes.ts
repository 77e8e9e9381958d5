import type { GraphNode } from './graph-node.ts'
import type { ProblemList } from './problem-list.ts'
import { findLabelOwner } from './register-labels.ts'
import { type RevisionRecord, toList } from './revision-record.ts'

/** A node while its neighbours are still being gathered. */
export interface OpenNode<R extends RevisionRecord> extends GraphNode<R> {
  parents: OpenNode<R>[]
  dependencies: OpenNode<R>[]
  needs: OpenNode<R>[]
  children: OpenNode<R>[]
  neededBy: OpenNode<R>[]
}

/** Where names are looked up while linking. */
export interface NameTables<R extends RevisionRecord> {
  readonly byId: ReadonlyMap<string, OpenNode<R>>
  readonly byLabel: ReadonlyMap<string, readonly OpenNode<R>[]>
}

/** Shared by all nodes that have no neighbours of a kind: most have none of some. Never added to. */
const NONE: never[] = []

/** Makes a node without neighbours. */
export function createNode<R extends RevisionRecord>(record: R, index: number): OpenNode<R> {
  return {
    id: record.revision,
    index,
    record,
    parents: NONE,
    dependencies: NONE,
    needs: NONE,
    children: NONE,
    neededBy: NONE,
    ownLabels: toList(record.branchLabels),
  }
}

/**
 * Links every node with its neighbours in both directions, and reports names that no script has.
 * Nodes have to come sorted by id: so the lists of those that need a node become sorted too.
 */
export function linkNodes<R extends RevisionRecord>(
  nodes: readonly OpenNode<R>[],
  names: NameTables<R>,
  problems: ProblemList,
): void {
  for (const node of nodes) {
    node.parents = findParents(node, names, problems)
    node.dependencies = findDependencies(node, names, problems)
    node.needs = joinNodes(node.parents, node.dependencies)
  }
  const children = invert(nodes, (node) => node.parents)
  const neededBy = invert(nodes, (node) => node.needs)
  for (const node of nodes) {
    node.children = children[node.index] ?? NONE
    node.neededBy = neededBy[node.index] ?? NONE
  }
}

/** Turns the lists of neighbours around. A list starts with its first member: an empty one that grows costs more memory. */
function invert<N extends GraphNode>(
  nodes: readonly N[],
  listNeighbours: (node: N) => readonly N[],
): N[][] {
  const inverted: N[][] = []
  inverted.length = nodes.length
  for (const node of nodes) {
    for (const { index } of listNeighbours(node)) {
      const known = inverted[index]
      if (known === undefined) inverted[index] = [node]
      else known.push(node)
    }
  }
  return inverted
}

function findParents<R extends RevisionRecord>(
  node: OpenNode<R>,
  { byId }: NameTables<R>,
  problems: ProblemList,
): OpenNode<R>[] {
  return findEach(toList(node.record.downRevision), (name) => {
    const parent = byId.get(name)
    if (parent === undefined) {
      const message = `Revision "${node.id}" names the down revision "${name}", which no script has.`
      problems.add('missing_parent', [node.id], message)
    } else if (parent === node) {
      problems.add('cycle', [node.id], `Revision "${node.id}" is its own down revision.`)
    } else return parent
    return undefined
  })
}

function findDependencies<R extends RevisionRecord>(
  node: OpenNode<R>,
  { byId, byLabel }: NameTables<R>,
  problems: ProblemList,
): OpenNode<R>[] {
  return findEach(toList(node.record.dependsOn), (name) => {
    const dependency = byId.get(name) ?? findLabelOwner(byLabel, name)
    if (dependency === node) {
      problems.add('cycle', [node.id], `Revision "${node.id}" depends on itself.`)
    } else if (dependency !== undefined) return dependency
    else if (byLabel.has(name)) {
      const message = `Revision "${node.id}" depends on the branch label "${name}", which several revisions have.`
      problems.add('label_taken', [node.id], message)
    } else {
      const message = `Revision "${node.id}" depends on "${name}", which no script has.`
      problems.add('missing_parent', [node.id], message)
    }
    return undefined
  })
}

/** Looks names up, leaves out what is not found, and sorts by id. */
function findEach<N extends GraphNode>(
  names: readonly string[],
  find: (name: string) => N | undefined,
): N[] {
  const [first, second] = names
  if (first === undefined) return NONE
  if (second === undefined) {
    // By far the most common; a list that grows by one takes room for many.
    const only = find(first)
    return only === undefined ? NONE : [only]
  }
  const found: N[] = []
  for (const name of names) {
    const node = find(name)
    if (node !== undefined) found.push(node)
  }
  return sortOnce(found)
}

/** Joins two sorted lists to one that names each node once. */
function joinNodes<N extends GraphNode>(left: N[], right: N[]): N[] {
  if (right.length === 0) return left
  if (left.length === 0) return right
  return sortOnce([...left, ...right])
}

function sortOnce<N extends GraphNode>(nodes: N[]): N[] {
  nodes.sort((a, b) => a.index - b.index)
  const isRepeated = nodes.some((node, place) => node === nodes[place - 1])
  return isRepeated ? [...new Set(nodes)] : nodes
}
