import { compareCodeUnits } from '../util/compare-code-units.ts'
import { requireOptionalBranch } from './branch.ts'
import { type GraphData, type GraphNode, sortNodes, toIds } from './graph-node.ts'
import { assertNoProblem } from './meet-problems.ts'
import { parseTarget } from './parse-target.ts'
import { type Plan, type PlanStep, pairRowChanges } from './plan.ts'
import { resolveFromSymbol, resolveSymbol } from './resolve-target.ts'
import type { RevisionRecord } from './revision-record.ts'
import { createInvalidRelativeError } from './target-errors.ts'
import { collect } from './traverse.ts'
import { requireRows } from './version-rows.ts'

/** How a stamp treats what the version table holds. */
export interface StampOptions {
  /** Removes every row first, known or not. */
  readonly purge?: boolean | undefined
}

/** What is to be stamped: revisions that get a row, and rows that go without a successor. */
interface StampWork<R extends RevisionRecord> {
  readonly wanted: Set<GraphNode<R>>
  readonly cleared: Set<string>
}

/**
 * Plans a change of the version rows alone: each target takes the place of the rows above and below it; unrelated rows stay.
 * The steps belong in one transaction: together they say where the database is.
 */
export function planStamp<R extends RevisionRecord>(
  data: GraphData<R>,
  targets: readonly string[],
  rows: readonly string[],
  { purge = false }: StampOptions = {},
): Plan {
  const before = new Set(rows)
  const current = purge ? [] : requireRows(data, before)
  const work: StampWork<R> = { wanted: new Set(), cleared: new Set(purge ? before : []) }
  for (const text of targets) addWork(data, text, current, work)
  assertNoProblem(data, { touched: work.wanted, rows: current, applied: new Set(current) })
  const steps = [...stampWanted(data, work, before), ...clearRest(work, before)]
  return { steps, rows: [...before].sort(compareCodeUnits) }
}

function addWork<R extends RevisionRecord>(
  data: GraphData<R>,
  text: string,
  current: readonly GraphNode<R>[],
  { wanted, cleared }: StampWork<R>,
): void {
  const target = parseTarget(text)
  const context = { data, rows: toIds(current) }
  if (target.kind === 'relative') {
    const { symbol } = target
    const place =
      symbol === undefined ? undefined : resolveFromSymbol(context, { ...target, symbol })
    if (place === undefined) {
      throw createInvalidRelativeError(text, 'a stamp needs the name of a revision, or "base"')
    }
    wanted.add(place)
    return
  }
  for (const node of resolveSymbol(context, target)) wanted.add(node)
  if (target.symbol !== 'base') return
  const branch = requireOptionalBranch(data, target.branch)
  const related = branch === undefined ? undefined : collectRelated(branch.node)
  for (const row of current) if (related?.has(row) !== false) cleared.add(row.id)
}

/** Gives each wanted revision its row, one step each; what an earlier step left is the ground of the next. */
function stampWanted<R extends RevisionRecord>(
  data: GraphData<R>,
  { wanted, cleared }: StampWork<R>,
  now: Set<string>,
): PlanStep[] {
  const implied = collect(new Set([...wanted].flatMap((node) => node.needs)), 'needs')
  const gone = new Set(cleared)
  for (const node of wanted) {
    const related = collectRelated(node)
    for (const id of now) if (isIn(data, related, id)) gone.add(id)
  }
  const ends = sortNodes([...wanted].filter((node) => !implied.has(node)))
  for (const { id } of ends) gone.delete(id)
  return ends.flatMap((node, place) => {
    const related = collectRelated(node)
    // What no end stands above or below goes with the first step; the rest with the end that takes its place.
    const dropped = [...now].filter(
      (id) => gone.has(id) && (isIn(data, related, id) || place === ends.length - 1),
    )
    return changeRows(now, node.id, dropped, now.has(node.id) ? [] : [node.id])
  })
}

function clearRest<R extends RevisionRecord>(
  { cleared, wanted }: StampWork<R>,
  now: Set<string>,
): PlanStep[] {
  const kept = new Set(toIds([...wanted]))
  const left = [...cleared].filter((id) => now.has(id) && !kept.has(id)).sort(compareCodeUnits)
  return left.flatMap((id) => changeRows(now, id, [id], []))
}

function changeRows(
  now: Set<string>,
  revision: string,
  gone: readonly string[],
  come: readonly string[],
): PlanStep[] {
  if (gone.length + come.length === 0) return []
  for (const id of gone) now.delete(id)
  for (const id of come) now.add(id)
  const rowChanges = pairRowChanges([...gone].sort(compareCodeUnits), come)
  return [{ direction: 'stamp', revision, rowChanges }]
}

/** Collects what a revision needs and what needs it: the rows that its row cannot stand beside. */
function collectRelated<R extends RevisionRecord>(node: GraphNode<R>): Set<GraphNode<R>> {
  const related = collect([node], 'needs')
  for (const dependent of collect([node], 'neededBy')) related.add(dependent)
  return related
}

function isIn<R extends RevisionRecord>(
  data: GraphData<R>,
  nodes: ReadonlySet<GraphNode<R>>,
  id: string,
): boolean {
  const node = data.byId.get(id)
  return node !== undefined && nodes.has(node)
}
