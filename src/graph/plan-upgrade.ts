import { RevisionError } from '../errors/index.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import { requireOptionalBranch } from './branch.ts'
import { findUpgradeStart } from './current-place.ts'
import { type GraphData, type GraphNode, sortNodes } from './graph-node.ts'
import { assertNoProblem } from './meet-problems.ts'
import { orderNewestFirst } from './order.ts'
import { parseTarget, type RelativeTarget } from './parse-target.ts'
import type { Plan } from './plan.ts'
import { resolveFromSymbol, resolveSymbol } from './resolve-target.ts'
import type { RevisionRecord } from './revision-record.ts'
import { createRowTracker } from './row-tracker.ts'
import { createInvalidRelativeError } from './target-errors.ts'
import { collect } from './traverse.ts'
import { collectApplied, requireRows } from './version-rows.ts'
import { walk } from './walk.ts'

/** Plans the way up: all that the targets need and that the rows do not have, each revision after what it needs. */
export function planUpgrade<R extends RevisionRecord>(
  data: GraphData<R>,
  targets: readonly string[],
  rows: readonly string[],
): Plan {
  const wanted = new Set(targets.flatMap((text) => resolveUpgradeTarget(data, text, rows)))
  // Going up to the base is nothing, whatever is there. Without scripts the heads are nothing too, and then it matters.
  const current = targets.every(isBaseTarget) ? [] : requireRows(data, rows)
  if (wanted.size === 0) return { steps: [], rows: [...new Set(rows)].sort(compareCodeUnits) }
  assertNoOverlap(wanted)
  const applied = collectApplied(current)
  const needed = collect(wanted, 'needs')
  for (const node of applied) needed.delete(node)
  assertNoProblem(data, { touched: needed, rows: current, applied })
  const tracker = createRowTracker(data, applied, current)
  const steps = orderNewestFirst(data, needed)
    .reverse()
    .map((node) => ({
      direction: 'upgrade' as const,
      revision: node.id,
      rowChanges: tracker.upgrade(node),
    }))
  return { steps, rows: tracker.read() }
}

function isBaseTarget(text: string): boolean {
  const target = parseTarget(text)
  return target.kind === 'symbol' && target.symbol === 'base'
}

function resolveUpgradeTarget<R extends RevisionRecord>(
  data: GraphData<R>,
  text: string,
  rows: readonly string[],
): readonly GraphNode<R>[] {
  const target = parseTarget(text)
  if (target.kind === 'symbol') return resolveSymbol({ data, rows }, target)
  const { symbol } = target
  const place =
    symbol === undefined
      ? resolveFromCurrent(data, target, rows)
      : resolveFromSymbol({ data, rows }, { ...target, symbol })
  return place === undefined ? [] : [place]
}

function resolveFromCurrent<R extends RevisionRecord>(
  data: GraphData<R>,
  target: RelativeTarget,
  rows: readonly string[],
) {
  const { text, steps } = target
  if (steps <= 0) throw createInvalidRelativeError(text, 'an upgrade goes up from where it is')
  const branch = requireOptionalBranch(data, target.branch)
  const start = findUpgradeStart(data, requireRows(data, rows), target, branch)
  return walk(data, start, { text, steps, branch })
}

/** Targets are ends: one that another needs would be said twice, and is mostly a slip. */
function assertNoOverlap<R extends RevisionRecord>(wanted: ReadonlySet<GraphNode<R>>): void {
  if (wanted.size < 2) return
  const needed = collect(new Set([...wanted].flatMap((node) => node.needs)), 'needs')
  const [lower] = sortNodes([...wanted].filter((node) => needed.has(node)))
  if (lower === undefined) return
  throw new RevisionError(
    'overlapping_targets',
    `Target "${lower.id}" is already needed by another of the targets.`,
    { hint: `Leave "${lower.id}" out.` },
  )
}
