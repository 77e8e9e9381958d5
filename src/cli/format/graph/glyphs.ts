import type { Across, Cell, LaneRow } from './lane-row.ts'

/** How far a revision has come into the databases that were asked. */
export type NodeState = 'unasked' | 'current' | 'applied' | 'partlyApplied' | 'notApplied'

/** The characters of a drawing, each one column wide. */
export interface Glyphs {
  readonly nodes: Readonly<Record<NodeState, string>>
  /** By the directions in which lines go: up, down, left, right, each 1 or 0. */
  readonly lines: Readonly<Record<string, string>>
  readonly dottedLane: string
  readonly across: string
  readonly dottedAcross: string
  readonly ellipsis: string
}

/** What a terminal shows that knows Unicode. */
export const UNICODE_GLYPHS: Glyphs = {
  nodes: { unasked: '●', current: '◉', applied: '●', partlyApplied: '◐', notApplied: '○' },
  lines: {
    '1100': '│',
    '1110': '┤',
    '1101': '├',
    '1111': '┼',
    '0110': '╮',
    '0101': '╭',
    '0111': '┬',
    '1010': '╯',
    '1001': '╰',
    '1011': '┴',
  },
  dottedLane: '┆',
  across: '─',
  dottedAcross: '┄',
  ellipsis: '…',
}

/** The same in ASCII. */
export const ASCII_GLYPHS: Glyphs = {
  nodes: { unasked: '*', current: '@', applied: '*', partlyApplied: '%', notApplied: 'o' },
  lines: {
    '1100': '|',
    '1110': '+',
    '1101': '+',
    '1111': '+',
    '0110': '\\',
    '0101': '/',
    '0111': 'v',
    '1010': "'",
    '1001': "'",
    '1011': "'",
  },
  dottedLane: ':',
  across: '-',
  dottedAcross: '.',
  ellipsis: '...',
}

/** How many columns of text a row takes, with the blank behind it. */
export function measureRow({ cells }: LaneRow): number {
  return cells.length * 2
}

/** Draws a row, `node` for its revision. */
export function drawRow({ cells, across }: LaneRow, node: string, glyphs: Glyphs): string {
  const line = across?.isDotted === true ? glyphs.dottedAcross : glyphs.across
  return cells
    .map((cell, column) => {
      const between = isAcross(across, column) ? line : ' '
      return `${drawCell(cell, { node, line, glyphs })}${between}`
    })
    .join('')
}

/** Whether the line across a row goes on from a column to the next. */
function isAcross(across: Across | undefined, column: number): boolean {
  return across !== undefined && across.from <= column && column < across.to
}

function drawCell(
  { isNode, isDotted, up, down, left, right }: Cell,
  { node, line, glyphs }: { readonly node: string; readonly line: string; readonly glyphs: Glyphs },
): string {
  if (isNode) return node
  if (isDotted) return glyphs.dottedLane
  const ways = [up, down, left, right].map(Number).join('')
  if (ways === '0011') return line
  return glyphs.lines[ways] ?? ' '
}
