import { arrangeColumns, type ColumnArrangement } from '../../../operations/index.ts'
import type { TableText, TextItem } from '../table-text.ts'
import { findColumn, listColumns } from './edit-text.ts'

/** The text with its columns in the order that is wanted. Each keeps its own text; the places keep the space around. */
export function orderColumns(text: TableText, arrangement: ColumnArrangement): TableText {
  const names = listColumns(text)
  const wanted = arrangeColumns(names, arrangement)
  if (wanted.every((name, index) => name === names[index])) return text
  const items = text.items.map((item): TextItem => {
    if (item.column === undefined) return item
    const other = findColumn(text, wanted[names.indexOf(item.column)] ?? item.column) ?? item
    return isPlain(item) && isPlain(other) ? dress(other, item) : other
  })
  return { ...text, items }
}

function isPlain({ parts, trail }: TextItem): boolean {
  return trail.trim() === '' && (parts[0]?.lead ?? '').trim() === ''
}

/** A column with the space of the place that it moves to. */
function dress(item: TextItem, place: TextItem): TextItem {
  const parts = item.parts.map((part, index) =>
    index === 0 ? { ...part, lead: place.parts[0]?.lead ?? part.lead } : part,
  )
  return { ...item, parts, trail: place.trail }
}
