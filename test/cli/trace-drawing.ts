/** An edge that a drawing tells: `a1 -> b2` for a down revision, `a1 ~> b2` for a dependency. */
export type TracedEdge = string

/** What can be read out of a drawing. */
export interface TracedDrawing {
  /** The revisions from top to bottom. */
  readonly revisions: readonly string[]
  /** Sorted. */
  readonly edges: readonly TracedEdge[]
}

interface Place {
  readonly row: number
  readonly column: number
}

const NODES = '●◉◐○*@%o'
const ACROSS = '─┄-.'
const DOTTED_ACROSS = '┄.'
const STRAIGHT = '│┆|:'
/** Lines come from above in these, and go on below in those. */
const WITH_UP = `${STRAIGHT}${NODES}┤├┼╯╰┴+'`
const WITH_DOWN = `${STRAIGHT}┤├┼╮╭┬+\\/v`
/** A line across ends in these or goes on, and has to do with them. */
const MET = "┤├┼╮╭┬╯╰┴+\\/v'"
const DRAWN = ` ${NODES}${ACROSS}${STRAIGHT}${MET}`

/**
 * Reads a drawing as a person does: follows each line from a revision with eyes only, character by character. Ids have
 * to begin with `R`, and nothing else may. Throws where a line ends nowhere.
 */
export function traceDrawing(lines: readonly string[]): TracedDrawing {
  const rows = splitLines(lines)
  const nodes = rows.flatMap(({ lanes }, row) =>
    lanes
      .split('')
      .flatMap((character, column) =>
        column % 2 === 0 && NODES.includes(character) ? [{ row, column }] : [],
      ),
  )
  const read = (row: number, column: number) => rows[row]?.lanes[column] ?? ' '
  const nameAt = (row: number) => /^R\w+/.exec(rows[row]?.text ?? '')?.[0] ?? `nothing at ${row}`

  const edges = nodes.flatMap((node, place) => {
    const child = nameAt(node.row)
    const end = nodes[place + 1]?.row ?? rows.length
    const text = rows
      .slice(node.row, end)
      .map((row) => row.text)
      .join(' ')
    return [
      ...readNames(text, 'after').map((parent) => `${parent} -> ${child}`),
      ...readNames(text, 'needs').map((parent) => `${parent} ~> ${child}`),
      ...leave(node).map(([arrow, to]) => `${nameAt(to)} ${arrow} ${child}`),
    ]
  })
  return { revisions: nodes.map(({ row }) => nameAt(row)), edges: edges.sort() }

  type Arrow = readonly [arrow: '->' | '~>', row: number]

  function leave(node: Place): readonly Arrow[] {
    const sideways = [...goAcross(node, -1), ...goAcross(node, 1)]
    const below = { row: node.row + 1, column: node.column }
    if (!WITH_UP.includes(read(below.row, below.column))) return sideways
    const hasOwnLine =
      MET.includes(read(below.row, below.column)) && !nodes.some(({ row }) => row === below.row)
    if (!hasOwnLine) return [...sideways, ['->', goDown(node)]]
    const further = [...goAcross(below, -1), ...goAcross(below, 1)]
    const goesOn = WITH_DOWN.includes(read(below.row, below.column))
    return [...sideways, ...further, ...(goesOn ? [['->', goDown(node)] as const] : [])]
  }

  function goAcross({ row, column }: Place, step: -1 | 1): readonly Arrow[] {
    const found: Arrow[] = []
    for (let place = column; ACROSS.includes(read(row, place + step)); place += step * 2) {
      const arrow = DOTTED_ACROSS.includes(read(row, place + step)) ? '~>' : '->'
      const met = read(row, place + step * 2)
      if (MET.includes(met)) found.push([arrow, goDown({ row, column: place + step * 2 })])
      else if (!ACROSS.includes(met) && !STRAIGHT.includes(met)) {
        throw new Error(`a line across ends in row ${row}:\n${lines.join('\n')}`)
      }
    }
    return found
  }

  /** The row of the revision that a lane leads to. */
  function goDown({ row, column }: Place): number {
    for (let place = row + 1; place < rows.length; place++) {
      const character = read(place, column)
      if (NODES.includes(character)) return place
      if (!WITH_UP.includes(character) || !WITH_DOWN.includes(character)) break
    }
    throw new Error(`the lane from row ${row}, column ${column} ends:\n${lines.join('\n')}`)
  }
}

/** Text stands in one column, from the line of its revision to the next. */
function splitLines(
  lines: readonly string[],
): readonly { readonly lanes: string; readonly text: string }[] {
  let column = 0
  return lines.map((line) => {
    const lanes = line.slice(0, line.indexOf('R') + 1).slice(0, -1)
    const isDrawn = lanes.split('').every((character) => DRAWN.includes(character))
    if (isDrawn && lanes.split('').some((character) => NODES.includes(character)))
      column = lanes.length
    return { lanes: line.slice(0, column), text: line.slice(column) }
  })
}

function readNames(text: string, word: string): readonly string[] {
  const list = new RegExp(`\\(${word} ([^)]*)\\)`).exec(text)?.[1]
  return list === undefined ? [] : list.split(',').map((name) => name.replaceAll(' ', ''))
}
