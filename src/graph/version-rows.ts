import { RevisionError } from '../errors/index.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import { findNearest } from '../util/nearest.ts'
import { type GraphData, type GraphNode, sortNodes, toIds } from './graph-node.ts'
import { quoteNames } from './quote-names.ts'
import type { RevisionRecord } from './revision-record.ts'
import { collect } from './traverse.ts'

/** The version rows that scripts have, and those that none has; each sorted. */
export interface ReadRows<R extends RevisionRecord> {
  readonly known: readonly GraphNode<R>[]
  readonly unknown: readonly string[]
}

/** Looks up version rows. They are a set: order and repetition do not count. */
export function readRows<R extends RevisionRecord>(
  data: GraphData<R>,
  rows: Iterable<string>,
): ReadRows<R> {
  const known: GraphNode<R>[] = []
  const unknown: string[] = []
  for (const row of new Set(rows)) {
    const node = data.byId.get(row)
    if (node === undefined) unknown.push(row)
    else known.push(node)
  }
  return { known: sortNodes(known), unknown: unknown.sort(compareCodeUnits) }
}

/** Looks up version rows for a plan, which has to know them all. */
export function requireRows<R extends RevisionRecord>(
  data: GraphData<R>,
  rows: Iterable<string>,
): readonly GraphNode<R>[] {
  const found = readRows(data, rows)
  const error = createUnknownRowError(data, found)
  if (error !== undefined) throw error
  return found.known
}

/** The error for rows that no script has, with the command that keeps the others; absent where there are none. */
export function createUnknownRowError<R extends RevisionRecord>(
  data: GraphData<R>,
  { known, unknown }: ReadRows<R>,
): RevisionError | undefined {
  const [first] = unknown
  if (first === undefined) return undefined
  const nearest = findNearest(first, data.byId.keys())
  const scripts = unknown.length > 1 ? 'scripts' : 'script'
  const kept = toIds(known)
  return new RevisionError(
    'unknown_revision_row',
    `The version table holds ${quoteNames(unknown)}, which no script has.`,
    {
      hint: [
        ...(nearest === undefined ? [] : [`The nearest revision is "${nearest}".`]),
        kept.length === 0
          ? `Bring the missing ${scripts} back, or set the version anew with "limbeck stamp --purge REVISION".`
          : `Bring the missing ${scripts} back, or keep only the other rows with "limbeck stamp --purge ${kept.join(' ')}".`,
      ].join(' '),
      details: { unknown },
    },
  )
}

/** Collects the applied revisions: the rows and all that they need. */
export function collectApplied<R extends RevisionRecord>(
  rows: Iterable<GraphNode<R>>,
): Set<GraphNode<R>> {
  return collect(rows, 'needs')
}

/** Picks from applied revisions those that no applied revision needs: what the version table should hold. */
export function selectRows<R extends RevisionRecord>(
  applied: ReadonlySet<GraphNode<R>>,
): GraphNode<R>[] {
  return sortNodes(
    [...applied].filter((node) => !node.neededBy.some((other) => applied.has(other))),
  )
}

/** Picks from applied revisions those without an applied child: the rows and the heads of branches that they imply. */
export function selectCurrentHeads<R extends RevisionRecord>(
  applied: ReadonlySet<GraphNode<R>>,
): GraphNode<R>[] {
  return sortNodes(
    [...applied].filter((node) => !node.children.some((child) => applied.has(child))),
  )
}
