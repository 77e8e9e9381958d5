import type { Index, IndexElement } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import {
  type CatalogRow,
  groupRows,
  pickSaid,
  readBoolean,
  readText,
  requireText,
} from '../../shared/read-row.ts'
import { readCreateIndex } from '../read-create-index.ts'

/** Reads the indexes of a table, in the order of their names; `texts` has what SQLite keeps of each. */
export function readIndexes(
  rows: readonly CatalogRow[],
  texts: ReadonlyMap<string, string>,
): readonly Index[] {
  return [...groupRows(rows, (row) => requireText(row, 'name'))]
    .map(([name, group]) => readIndex(name, group, texts.get(name) ?? ''))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function readIndex(name: string, rows: readonly CatalogRow[], sqlText: string): Index {
  const sorted = rows.toSorted((a, b) => Number(a['position']) - Number(b['position']))
  const text = readCreateIndex(sqlText)
  return {
    name,
    elements: sorted.map((row, position) => readElement(row, text.elements[position] ?? '')),
    unique: readBoolean(sorted[0]?.['unique']),
    ...(text.where === undefined ? {} : { where: text.where }),
  }
}

/** An element without a column is an expression, which only the text has. */
function readElement(row: CatalogRow, text: string): IndexElement {
  const column = readText(row['column'])
  const collation = readText(row['collation'])
  const isSaid = /\bcollate\b/i.test(text)
  return pickSaid({
    column,
    expression: column === undefined ? sql.raw(text) : undefined,
    order: readBoolean(row['descending']) ? ('desc' as const) : undefined,
    collation: column !== undefined && isSaid ? collation : undefined,
  })
}
