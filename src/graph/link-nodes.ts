import type { GraphNode } from './graph-node.ts'
import type { ProblemList } from './problem-list.ts'
import { findLabelOwner } from './register-labels.ts'
import { type RevisionRecord, toList } from './revision-record.ts'

/** A node while its neighbours are still being gathered. */
export interface OpenNode<R extends RevisionRecord> extends GraphNode<R> {
  parents: OpenNode<R>[]
  dependencies: OpenNode<R>[]
  needs: OpenNode<R>[]
  readonly children: OpenNode<R>[]
  readonly neededBy: OpenNode<R>[]
}

/** Where names are looked up while linking. */
export interface NameTables<R extends RevisionRecord> {
  readonly byId: ReadonlyMap<string, OpenNode<R>>
  readonly byLabel: ReadonlyMap<string, readonly OpenNode<R>[]>
}

/** Makes a node without neighbours. */
export function createNode<R extends RevisionRecord>(record: R, index: number): OpenNode<R> {
  return {
    id: record.revision,
    index,
    record,
    parents: [],
    dependencies: [],
    needs: [],
    children: [],
    neededBy: [],
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
    node.needs =
      node.dependencies.length === 0
        ? node.parents
        : sortOnce([...node.parents, ...node.dependencies])
    for (const parent of node.parents) parent.children.push(node)
    for (const need of node.needs) need.neededBy.push(node)
  }
}

function findParents<R extends RevisionRecord>(
  node: OpenNode<R>,
  { byId }: NameTables<R>,
  problems: ProblemList,
): OpenNode<R>[] {
  const parents: OpenNode<R>[] = []
  for (const name of toList(node.record.downRevision)) {
    const parent = byId.get(name)
    if (parent === node) reportSelf(node, 'down revision', problems)
    else if (parent === undefined) {
      const message = `Revision "${node.id}" names the down revision "${name}", which no script has.`
      problems.add('missing_parent', [node.id], message)
    } else parents.push(parent)
  }
  return sortOnce(parents)
}

function findDependencies<R extends RevisionRecord>(
  node: OpenNode<R>,
  names: NameTables<R>,
  problems: ProblemList,
): OpenNode<R>[] {
  const dependencies: OpenNode<R>[] = []
  for (const name of toList(node.record.dependsOn)) {
    const dependency = names.byId.get(name) ?? findLabelOwner(names.byLabel, name)
    if (dependency === node) reportSelf(node, 'dependency', problems)
    else if (dependency !== undefined) dependencies.push(dependency)
    else if (names.byLabel.has(name)) {
      const message = `Revision "${node.id}" depends on the branch label "${name}", which several revisions have.`
      problems.add('label_taken', [node.id], message)
    } else {
      const message = `Revision "${node.id}" depends on "${name}", which no script has.`
      problems.add('missing_parent', [node.id], message)
    }
  }
  return sortOnce(dependencies)
}

function reportSelf(node: GraphNode, role: string, problems: ProblemList): void {
  problems.add('cycle', [node.id], `Revision "${node.id}" names itself as ${role}.`)
}

function sortOnce<N extends GraphNode>(nodes: N[]): N[] {
  return nodes.length < 2 ? nodes : [...new Set(nodes)].sort((a, b) => a.index - b.index)
}
