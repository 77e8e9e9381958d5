import { RevisionError } from '../errors/index.ts'
import { type Branch, createBranch, requireOptionalBranch } from './branch.ts'
import { findDowngradeStart } from './current-place.ts'
import { type GraphData, type GraphNode, toIds } from './graph-node.ts'
import { assertNoProblem } from './meet-problems.ts'
import { orderNewestFirst } from './order.ts'
import { parseTarget, type RelativeTarget } from './parse-target.ts'
import type { Plan } from './plan.ts'
import { quoteNames } from './quote-names.ts'
import { resolveFromSymbol, resolveSymbol } from './resolve-target.ts'
import type { RevisionRecord } from './revision-record.ts'
import { createRowTracker } from './row-tracker.ts'
import { createInvalidRelativeError, createMultipleHeadsError } from './target-errors.ts'
import { collect } from './traverse.ts'
import { collectApplied, requireRows } from './version-rows.ts'
import { type Place, walk } from './walk.ts'

/** Where a downgrade shall end, and the lowest revisions that it removes. */
interface Destination<R extends RevisionRecord> {
  readonly text: string
  readonly place: Place<R>
  readonly roots: readonly GraphNode<R>[]
}

/** Plans the way down: what is applied above the targets, with all that needs it, each revision before what it needs. */
export function planDowngrade<R extends RevisionRecord>(
  data: GraphData<R>,
  targets: readonly string[],
  rows: readonly string[],
): Plan {
  const current = requireRows(data, rows)
  const applied = collectApplied(current)
  const destinations = targets.map((text) => resolveDestination(data, text, current))
  const removed = new Set<GraphNode<R>>()
  for (const destination of destinations) {
    for (const node of collectRemoved(destination, applied, current)) removed.add(node)
  }
  assertNoProblem(data, { touched: removed, rows: current, applied })
  assertDestinationsStay(destinations, removed)
  const tracker = createRowTracker(data, applied, current)
  const steps = orderNewestFirst(data, removed).map((node) => ({
    direction: 'downgrade' as const,
    revision: node.id,
    rowChanges: tracker.downgrade(node),
  }))
  return { steps, rows: tracker.read() }
}

function resolveDestination<R extends RevisionRecord>(
  data: GraphData<R>,
  text: string,
  current: readonly GraphNode<R>[],
): Destination<R> {
  const target = parseTarget(text)
  const branch = requireOptionalBranch(data, target.branch)
  const context = { data, rows: toIds(current) }
  if (target.kind === 'symbol') {
    const found = resolveSymbol(context, target)
    if (found.length > 1) throw createMultipleHeadsError(text, found)
    return createDestination(data, text, found[0], branch)
  }
  const { symbol } = target
  if (symbol === undefined) return resolveBelowCurrent(data, target, current, branch)
  return createDestination(data, text, resolveFromSymbol(context, { ...target, symbol }), branch)
}

function createDestination<R extends RevisionRecord>(
  data: GraphData<R>,
  text: string,
  place: Place<R>,
  branch: Branch<R> | undefined,
): Destination<R> {
  const above = place === undefined ? listLowest(data) : place.children
  // At or above the revision that names the branch, everything is of the branch.
  const isAbove = branch === undefined || (place !== undefined && branch.above.has(place))
  return { text, place, roots: isAbove ? above : above.filter((node) => branch.below.has(node)) }
}

function resolveBelowCurrent<R extends RevisionRecord>(
  data: GraphData<R>,
  target: RelativeTarget,
  current: readonly GraphNode<R>[],
  branch: Branch<R> | undefined,
): Destination<R> {
  const { text, steps } = target
  if (steps >= 0) throw createInvalidRelativeError(text, 'a downgrade goes down from where it is')
  const start = findDowngradeStart(data, current, target, branch)
  const place = walk(data, start, { text, steps, branch })
  const isBelowName = branch !== undefined && (place === undefined || !branch.above.has(place))
  // Only what lies on the way from the start is removed, not what else is above the place.
  return createDestination(data, text, place, isBelowName ? branch : createBranch(start.id, start))
}

/** The bases; and what stands in for them where their parents are missing, so that a way down to the base meets the problem. */
function listLowest<R extends RevisionRecord>(data: GraphData<R>): readonly GraphNode<R>[] {
  if (data.problems.length === 0) return data.bases
  return data.nodes.filter((node) => node.parents.length === 0 || data.cyclic.has(node))
}

function collectRemoved<R extends RevisionRecord>(
  { text, place, roots }: Destination<R>,
  applied: ReadonlySet<GraphNode<R>>,
  current: readonly GraphNode<R>[],
): readonly GraphNode<R>[] {
  const removed = [...collect(roots, 'neededBy')].filter((node) => applied.has(node))
  if (removed.length > 0 || place === undefined || current.includes(place)) return removed
  throw new RevisionError(
    'range_not_ancestor',
    current.length === 0
      ? `"${text}" is not below the current revision: none is applied.`
      : `"${text}" is not below the current ${current.length === 1 ? 'revision' : 'revisions'} ${quoteNames(toIds(current))}.`,
    {
      hint: 'A downgrade goes to a revision under the current one. See "limbeck current" and "limbeck history".',
    },
  )
}

/** Two targets contradict each other when one takes away what the other would keep. */
function assertDestinationsStay<R extends RevisionRecord>(
  destinations: readonly Destination<R>[],
  removed: ReadonlySet<GraphNode<R>>,
): void {
  const lost = destinations.find(({ place }) => place !== undefined && removed.has(place))
  if (lost === undefined) return
  throw new RevisionError(
    'overlapping_targets',
    `Target "${lost.text}" is removed on the way to another of the targets.`,
    { hint: `Leave "${lost.text}" out.` },
  )
}
