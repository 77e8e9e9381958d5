import type { ChosenEdges } from './choose-edges.ts'
import { createLaneRow, type Lane, type LaneRow, type RowParts } from './lane-row.ts'

/** The rows of one revision. */
export interface RevisionRows {
  /** Comes first where the revision would touch another one above that it has nothing to do with. */
  readonly gap: LaneRow | undefined
  /** The row with the revision, and one more where down revisions and dependencies both go sideways. */
  readonly rows: readonly LaneRow[]
  /** Stands beside further lines of its text. */
  readonly rest: LaneRow
}

/**
 * Lays revisions out, one row each, newest first. All edges to a revision share one lane. An edge leaves its revision
 * straight down or sideways, and goes down from there: a line across a row always begins at the row's revision. What
 * goes straight down is a down revision; a dependency leaves sideways, so that it can be told by its line.
 */
export function layOutLanes(revisions: readonly ChosenEdges[]): readonly RevisionRows[] {
  const lanes: (Lane | undefined)[] = []
  const columnOf = new Map<number, number>()
  let last: LaneRow | undefined

  return revisions.map((edges, row) => {
    const isAwaited = columnOf.has(row)
    const column = columnOf.get(row) ?? findFirstFree()
    const gap = !isAwaited && endsAt(last, column) ? createPassing() : undefined
    columnOf.delete(row)
    const rows = leave(column, edges)
    last = rows.at(-1)
    return { gap, rows, rest: createPassing() }
  })

  /** Ends the lane of a revision and leads its edges on. */
  function leave(column: number, { parents, dependencies }: ChosenEdges): readonly LaneRow[] {
    const above = [...lanes]
    lanes[column] = undefined
    const targets = enterParents(parents, column)
    const source = { column, isNode: true }
    if (targets.length === 0) return [createDotted(dependencies, above, source)]
    const own = createLaneRow({ above, below: lanes, source, targets })
    if (dependencies.length === 0) return [own]
    return [own, createDotted(dependencies, [...lanes], { column, isNode: false })]
  }

  function createDotted(
    dependencies: readonly number[],
    above: RowParts['above'],
    source: NonNullable<RowParts['source']>,
  ): LaneRow {
    const targets = dependencies.map((to) => enter(to, source.column, true))
    return createLaneRow({ above, below: lanes, source, targets, isDotted: true })
  }

  /** The first down revision that has no lane yet goes straight down; gives the columns of the others. */
  function enterParents(parents: readonly number[], column: number): readonly number[] {
    return parents.flatMap((to) => {
      if (lanes[column] !== undefined || columnOf.has(to)) return enter(to, column, false)
      open(to, column, false)
      return []
    })
  }

  function findFirstFree(): number {
    const free = lanes.indexOf(undefined)
    return free < 0 ? lanes.length : free
  }

  function createPassing(): LaneRow {
    return createLaneRow({ above: lanes, below: lanes })
  }

  /** Leads an edge to the lane of its target, which begins here where there is none yet, and gives the column. */
  function enter(to: number, source: number, isDotted: boolean): number {
    const column = columnOf.get(to)
    if (column === undefined) return open(to, findNearestFree(source), isDotted)
    if (!isDotted) lanes[column] = { to, isDotted }
    return column
  }

  function open(to: number, column: number, isDotted: boolean): number {
    lanes[column] = { to, isDotted }
    columnOf.set(to, column)
    return column
  }

  /** The free column nearest to a source, on its right rather than on its left; a new one only where none is free. */
  function findNearestFree(source: number): number {
    const free = lanes.flatMap((lane, column) =>
      lane === undefined && column !== source ? column : [],
    )
    const distance = Math.min(...free.map((column) => Math.abs(column - source)))
    return (
      [source + distance, source - distance].find((column) => free.includes(column)) ?? lanes.length
    )
  }
}

/** Whether a line from above ends in a column of a row: what stands below must not seem to go on from it. */
function endsAt(row: LaneRow | undefined, column: number): boolean {
  const cell = row?.cells[column]
  return cell !== undefined && (cell.isNode || (cell.up && !cell.down))
}
