import { RevisionError } from '../errors/index.ts'
import type { Branch } from './branch.ts'
import { type GraphData, type GraphNode, sortNodes, toIds } from './graph-node.ts'
import type { RelativeTarget } from './parse-target.ts'
import { type LabelsOf, propagateLabels } from './propagate-labels.ts'
import { quoteNames } from './quote-names.ts'
import type { RevisionRecord } from './revision-record.ts'
import { createInvalidRelativeError } from './target-errors.ts'
import { collectApplied, selectCurrentHeads, selectRows } from './version-rows.ts'
import type { Place } from './walk.ts'

/** Finds where `+N` starts: at the one row, on the branch if one is named, else at the base. */
export function findUpgradeStart<R extends RevisionRecord>(
  data: GraphData<R>,
  rows: readonly GraphNode<R>[],
  target: RelativeTarget,
  branch: Branch<R> | undefined,
): Place<R> {
  const applied = collectApplied(rows)
  const current = selectRows(applied)
  if (branch === undefined) return pickOne(data, current, target)
  const own = current.filter((node) => branch.line.has(node))
  if (own.length > 0) return pickOne(data, own, target)
  // The branch has no row: it starts from what is applied of its line, where that ends.
  const onLine = new Set([...applied].filter((node) => branch.line.has(node)))
  const ends = [...onLine].filter((node) => !node.neededBy.some((other) => onLine.has(other)))
  return pickOne(data, sortNodes(ends), target)
}

/** Finds where `-N` starts: at the one row, or at the one head of a branch that the rows imply. */
export function findDowngradeStart<R extends RevisionRecord>(
  data: GraphData<R>,
  rows: readonly GraphNode<R>[],
  target: RelativeTarget,
  branch: Branch<R> | undefined,
): GraphNode<R> {
  const applied = collectApplied(rows)
  let current = selectRows(applied)
  if (branch !== undefined) {
    current = current.filter((node) => branch.line.has(node))
    if (current.length === 0) {
      current = selectCurrentHeads(applied).filter((node) => branch.line.has(node))
    }
  }
  const start = pickOne(data, current, target)
  if (start !== undefined) return start
  const place = branch === undefined ? '' : ` of the branch "${branch.name}"`
  throw createInvalidRelativeError(target.text, `no revision${place} is applied`)
}

function pickOne<R extends RevisionRecord>(
  data: GraphData<R>,
  current: readonly GraphNode<R>[],
  { text, steps }: RelativeTarget,
): Place<R> {
  if (current.length < 2) return current[0]
  const labelsOf = propagateLabels(data)
  const number = steps < 0 ? String(steps) : `+${steps}`
  const choices = current.map((node) => `${nameBranch(node, current, labelsOf)}@${number}`)
  throw new RevisionError(
    'ambiguous_relative',
    `"${text}" can start from ${current.length} revisions: ${quoteNames(toIds(current))}.`,
    { hint: `Say which: ${quoteNames(choices)}.`, details: { revisions: toIds(current), choices } },
  )
}

/** Names a branch that one of the rows has for itself: by a label that no other has, else by its id. */
function nameBranch(node: GraphNode, rows: readonly GraphNode[], labelsOf: LabelsOf): string {
  const others = rows.filter((row) => row !== node)
  const own = labelsOf
    .get(node)
    ?.find((label) => !others.some((other) => labelsOf.get(other)?.includes(label) === true))
  return own ?? node.id
}
