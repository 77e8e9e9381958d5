import { RevisionError } from '../errors/index.ts'
import { requireOptionalBranch } from './branch.ts'
import { type GraphNode, toIds } from './graph-node.ts'
import { orderNewestFirst } from './order.ts'
import type { RevisionRange } from './parse-range.ts'
import { parseTarget, type RelativeTarget, type Target } from './parse-target.ts'
import { quoteNames } from './quote-names.ts'
import { type ResolveContext, resolveTarget } from './resolve-target.ts'
import type { RevisionRecord } from './revision-record.ts'
import { createInvalidRelativeError } from './target-errors.ts'
import { collect, collectWithin } from './traverse.ts'

/**
 * Lists the revisions between two ends, both included, newest first. Without a start, everything that the end needs;
 * with one, what descends from it. `-N` as start counts down from the end and `+N` as end up from the start: then every
 * revision within so many steps is listed, on each side of a merge or branch point, and no more than there are.
 */
export function listRange<R extends RevisionRecord>(
  context: ResolveContext<R>,
  range: RevisionRange,
): GraphNode<R>[] {
  return orderNewestFirst(context.data, collectRange(context, range))
}

function collectRange<R extends RevisionRecord>(
  context: ResolveContext<R>,
  { start, end }: RevisionRange,
): Set<GraphNode<R>> {
  const from = parseTarget(start ?? 'base')
  const to = parseTarget(end ?? 'heads')
  if (isBare(from)) return collectBelowEnd(context, from, to)
  if (isBare(to)) return collectAboveStart(context, from, to)
  const reached = collect(resolveTarget(context, to.text), 'needs')
  if (from.kind === 'symbol' && from.symbol === 'base') {
    const branch = requireOptionalBranch(context.data, from.branch)
    return branch === undefined ? reached : keepBoth(reached, branch.line)
  }
  const starts = resolveTarget(context, from.text)
  assertReached(from, to, starts, reached)
  return keepBoth(starts.length === 0 ? reached : collect(starts, 'children'), reached)
}

function isBare(target: Target): target is RelativeTarget {
  return target.kind === 'relative' && target.symbol === undefined
}

function collectBelowEnd<R extends RevisionRecord>(
  context: ResolveContext<R>,
  from: RelativeTarget,
  to: Target,
): Set<GraphNode<R>> {
  if (from.steps > 0 || isBare(to)) {
    throw createInvalidRelativeError(from.text, 'the start of a range counts down from its end')
  }
  const branch = requireOptionalBranch(context.data, from.branch)
  const ends = resolveTarget(context, to.text)
  const own = branch === undefined ? ends : ends.filter((node) => branch.line.has(node))
  const found = collectWithin(own, 'parents', -from.steps)
  return branch === undefined ? found : keepBoth(found, branch.line)
}

function collectAboveStart<R extends RevisionRecord>(
  context: ResolveContext<R>,
  from: Target,
  to: RelativeTarget,
): Set<GraphNode<R>> {
  if (to.steps < 0) {
    throw createInvalidRelativeError(to.text, 'the end of a range counts up from its start')
  }
  const { data } = context
  const branch = requireOptionalBranch(data, to.branch ?? from.branch)
  const starts = resolveTarget(context, from.text)
  // The base is a step below the first revisions.
  const isAtBase = starts.length === 0
  if (isAtBase && to.steps === 0) return new Set()
  const found = collectWithin(
    isAtBase ? data.bases : starts,
    'children',
    isAtBase ? to.steps - 1 : to.steps,
  )
  return branch === undefined ? found : keepBoth(found, branch.line)
}

function keepBoth<N>(nodes: ReadonlySet<N>, others: ReadonlySet<N>): Set<N> {
  return new Set([...nodes].filter((node) => others.has(node)))
}

function assertReached<R extends RevisionRecord>(
  from: Target,
  to: Target,
  starts: readonly GraphNode<R>[],
  reached: ReadonlySet<GraphNode<R>>,
): void {
  const outside = starts.filter((node) => !reached.has(node))
  if (outside.length === 0) return
  throw new RevisionError(
    'range_not_ancestor',
    `"${from.text}" is not below "${to.text}": ${quoteNames(toIds(outside))} does not lead there.`,
    { hint: 'The start of a range comes before its end, on the same line.' },
  )
}
