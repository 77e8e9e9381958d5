/** One place of a row: where lines go from it. */
export interface Cell {
  readonly isNode: boolean
  readonly up: boolean
  readonly down: boolean
  readonly left: boolean
  readonly right: boolean
  /** Whether a lane that goes straight through holds only dependencies. */
  readonly isDotted: boolean
}

/** The line across a row, from one column to another. */
export interface Across {
  readonly from: number
  readonly to: number
  readonly isDotted: boolean
}

/** A row of a drawing. Every line across it begins at one column, its source. */
export interface LaneRow {
  readonly cells: readonly Cell[]
  readonly across: Across | undefined
}

/** What runs through a row. */
export interface RowParts {
  /** The lanes that come from above, by column. */
  readonly above: readonly (Lane | undefined)[]
  /** The lanes that go on below. */
  readonly below: readonly (Lane | undefined)[]
  /** Where edges leave. */
  readonly source?: { readonly column: number; readonly isNode: boolean }
  /** The columns that edges lead to, sideways. */
  readonly targets?: readonly number[]
  readonly isDotted?: boolean
}

/** A lane on its way down. */
export interface Lane {
  /** The row of the revision that it leads to. */
  readonly to: number
  /** Whether it holds only dependencies so far. */
  readonly isDotted: boolean
}

const BLANK: Cell = {
  isNode: false,
  up: false,
  down: false,
  left: false,
  right: false,
  isDotted: false,
}
const STRAIGHT: Cell = { ...BLANK, up: true, down: true }
const DOTTED: Cell = { ...STRAIGHT, isDotted: true }
const NODE: Cell = { ...BLANK, isNode: true }
const ACROSS: Cell = { ...BLANK, left: true, right: true }

/** Puts a row together. */
export function createLaneRow(parts: RowParts): LaneRow {
  const { above, below, source, targets = [], isDotted = false } = parts
  const ends = source === undefined || targets.length === 0 ? [] : [source.column, ...targets]
  const [from, to] = [Math.min(...ends), Math.max(...ends)]
  const width = Math.max(above.length, below.length, (source?.column ?? -1) + 1, to + 1)
  const cells = Array.from({ length: width }, (_, column) => {
    const isSource = column === source?.column
    if (isSource && source.isNode) return NODE
    const up = above[column] !== undefined || isSource
    const down = below[column] !== undefined
    if (isSource || targets.includes(column)) {
      return { ...BLANK, up, down, left: from < column, right: column < to }
    }
    // Where a lane and a line meet that have nothing to do with each other, the lane is in front.
    if (up && down) return above[column]?.isDotted === true ? DOTTED : STRAIGHT
    return from < column && column < to ? ACROSS : BLANK
  })
  const across = ends.length === 0 ? undefined : { from, to, isDotted }
  return { cells: cells.slice(0, cells.findLastIndex((cell) => cell !== BLANK) + 1), across }
}
