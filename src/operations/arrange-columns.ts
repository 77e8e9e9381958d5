import { LimbeckError } from '../errors/index.ts'
import { missing } from './schema-conflict.ts'

/** Where a column is to stand. */
export interface Placement {
  readonly column: string
  readonly before?: string
  readonly after?: string
}

/** In which order the columns of a table are to stand. */
export interface ColumnArrangement {
  /** Lists of columns, each in the order that is wanted; what no list names keeps its place as far as it can. */
  readonly ordering?: readonly (readonly string[])[]
  /** Columns beside others, in the order in which they were said; they come after `ordering`. */
  readonly placements?: readonly Placement[]
}

/**
 * The names of columns in the order that is wanted. Throws `schema_conflict` for a column that is not
 * there, `operation_invalid` for an order that cannot be.
 */
export function arrangeColumns(
  names: readonly string[],
  { ordering = [], placements = [] }: ColumnArrangement,
): readonly string[] {
  assertKnown(names, [
    ...ordering.flat(),
    ...placements.flatMap(({ column, before, after }) => [
      column,
      before ?? column,
      after ?? column,
    ]),
  ])
  return placements.reduce(place, sortPartially(names, ordering))
}

function assertKnown(names: readonly string[], said: readonly string[]): void {
  const unknown = said.find((name) => !names.includes(name))
  if (unknown === undefined) return
  throw missing(
    `There is no column "${unknown}" to order by.`,
    `The columns are ${names.map((name) => `"${name}"`).join(', ')}.`,
  )
}

/** Takes the first column that nothing has to stand before, again and again. */
function sortPartially(
  names: readonly string[],
  ordering: readonly (readonly string[])[],
): readonly string[] {
  const pairs = ordering.flatMap((list) =>
    list.slice(1).map((name, index) => [list[index] ?? '', name] as const),
  )
  const sorted: string[] = []
  let left = [...names]
  while (left.length > 0) {
    const next = left.find(
      (name) => !pairs.some(([first, second]) => second === name && left.includes(first)),
    )
    if (next === undefined)
      throw new LimbeckError('operation_invalid', 'The order of the columns goes in a circle.', {
        hint: 'Take one of the lists away.',
      })
    sorted.push(next)
    left = left.filter((name) => name !== next)
  }
  return sorted
}

function place(names: readonly string[], { column, before, after }: Placement): readonly string[] {
  const others = names.filter((name) => name !== column)
  const index = before === undefined ? others.indexOf(after ?? '') + 1 : others.indexOf(before)
  return others.toSpliced(index, 0, column)
}
