import { compareCodeUnits } from '../util/compare-code-units.ts'
import { type GraphNode, toIds } from './graph-node.ts'
import { findLoadedLabelFault } from './identifier.ts'
import type { ProblemList } from './problem-list.ts'
import { quoteNames } from './quote-names.ts'

/** Finds which revisions declare each label, and reports labels that are taken or cannot be used. */
export function registerLabels<N extends GraphNode>(
  nodes: readonly N[],
  byId: ReadonlyMap<string, N>,
  problems: ProblemList,
): Map<string, N[]> {
  const byLabel = new Map<string, N[]>()
  for (const node of nodes) {
    for (const label of node.ownLabels) {
      const owners = byLabel.get(label)
      if (owners === undefined) byLabel.set(label, [node])
      else owners.push(node)
    }
  }
  for (const label of [...byLabel.keys()].sort(compareCodeUnits)) {
    reportLabel(label, byLabel.get(label) ?? [], byId, problems)
  }
  return byLabel
}

function reportLabel(
  label: string,
  owners: readonly GraphNode[],
  byId: ReadonlyMap<string, GraphNode>,
  problems: ProblemList,
): void {
  const fault = findLoadedLabelFault(label)
  if (fault !== undefined) {
    const message = `"${label}" of revision ${quoteNames(toIds(owners))} cannot be a branch label: ${fault}.`
    problems.add('invalid_identifier', toIds(owners), message)
  }
  if (byId.has(label)) {
    const message = `Branch label "${label}" of revision ${quoteNames(toIds(owners))} is also the id of a revision.`
    problems.add('label_taken', [...toIds(owners), label], message)
  } else if (owners.length > 1) {
    problems.add('label_taken', toIds(owners), describeTakenLabel(label, owners))
  }
}

/** Says that several revisions have one label. */
export function describeTakenLabel(label: string, owners: readonly GraphNode[]): string {
  return `Branch label "${label}" is used by several revisions: ${quoteNames(toIds(owners))}.`
}

/** Gives the one revision that a label stands for; nothing when no revision or several have it. */
export function findLabelOwner<N>(
  byLabel: ReadonlyMap<string, readonly N[]>,
  label: string,
): N | undefined {
  const owners = byLabel.get(label)
  return owners?.length === 1 ? owners[0] : undefined
}
