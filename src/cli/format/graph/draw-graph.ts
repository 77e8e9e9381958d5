import type { Painter } from '../../terminal.ts'
import { type ChosenEdges, chooseEdges, type DrawnRevision } from './choose-edges.ts'
import { drawRow, type Glyphs, measureRow, type NodeState } from './glyphs.ts'
import { layOutLanes, type RevisionRows } from './lay-out-lanes.ts'

/** A revision to be drawn. */
export interface GraphEntry {
  readonly revision: DrawnRevision
  readonly state: NodeState
  /** Its text as lines of at most `width` columns: edges that no lane shows have to be in it. */
  readonly describe: (edges: ChosenEdges, width: number) => readonly string[]
}

/** Where a graph is drawn. */
export interface Canvas {
  /** The columns of the terminal. */
  readonly width: number
  readonly glyphs: Glyphs
  readonly paint: Painter
}

/** On less nothing can be drawn: such a terminal breaks the lines. */
const LEAST_WIDTH = 20

/**
 * Draws revisions with lanes on their left, in the order given, newest first. No line is wider than the canvas, and
 * lanes take about half of it at most: edges that would need more are left to the text.
 */
export function drawGraph(entries: readonly GraphEntry[], canvas: Canvas): readonly string[] {
  const width = Math.max(canvas.width, LEAST_WIDTH)
  const edges = chooseEdges(
    entries.map(({ revision }) => revision),
    Math.floor(width / 4),
  )
  const layout = layOutLanes(edges)
  let isBroken = false
  return entries.flatMap((entry, place) => {
    const rows = layout[place]
    const own = edges[place]
    if (rows === undefined || own === undefined) return []
    const lines = drawRevision(entry, { rows, edges: own, canvas: { ...canvas, width } })
    // Text that goes on below a revision keeps it from the next one as well as a gap does.
    const gap = rows.gap === undefined || isBroken ? [] : [drawRow(rows.gap, '', canvas.glyphs)]
    isBroken = lines.length > rows.rows.length
    return [...gap, ...lines].map((line) => line.trimEnd())
  })
}

function drawRevision(
  { state, describe }: GraphEntry,
  {
    rows: { rows, rest },
    edges,
    canvas: { width, glyphs, paint },
  }: { readonly rows: RevisionRows; readonly edges: ChosenEdges; readonly canvas: Canvas },
): readonly string[] {
  const indent = Math.max(...[...rows, rest].map(measureRow))
  const text = describe(edges, width - indent)
  const node = state === 'current' ? paint('mark', glyphs.nodes[state]) : glyphs.nodes[state]
  return Array.from({ length: Math.max(rows.length, text.length) }, (_, line) => {
    const row = rows[line] ?? rest
    const blanks = ' '.repeat(indent - measureRow(row))
    return `${drawRow(row, node, glyphs)}${blanks}${text[line] ?? ''}`
  })
}
