import type { Constraint, Index, IndexElement } from '../../schema/schema-model.ts'
import { sql } from '../../schema/sql.ts'
import {
  type CatalogRow,
  groupRows,
  pickSaid,
  readNumber,
  readText,
  requireText,
} from '../shared/read-row.ts'

/**
 * Reads the indexes but those of primary keys and of foreign keys. A unique index and a unique constraint are one
 * thing here: it is found among both, so that whoever made either finds it.
 */
export function readIndexes(
  rows: readonly CatalogRow[],
  constraints: readonly Constraint[],
): readonly Index[] {
  const ofForeignKeys = new Set(
    constraints.filter(({ kind }) => kind === 'foreignKey').map(({ name }) => name),
  )
  return [...groupRows(rows, (row) => requireText(row, 'name')).values()]
    .map(readIndex)
    .filter(({ name }) => name !== 'PRIMARY' && !ofForeignKeys.has(name))
}

function readIndex(rows: readonly CatalogRow[]): Index {
  const first = rows[0] ?? {}
  const type = requireText(first, 'type').toLowerCase()
  return {
    name: requireText(first, 'name'),
    elements: rows.map((row) => readElement(row, type)),
    unique: readNumber(first['non_unique']) === 0,
    ...(type === 'btree' ? {} : { using: type }),
  }
}

/** A spatial index counts 32 bytes of each column, which nobody says. */
function readElement(row: CatalogRow, type: string): IndexElement {
  const expression = readText(row['expression'])
  return pickSaid({
    column: expression === undefined ? readText(row['column']) : undefined,
    expression: expression === undefined ? undefined : sql.raw(expression.replaceAll("\\'", "'")),
    order: readText(row['direction']) === 'D' ? ('desc' as const) : undefined,
    length: type === 'spatial' ? undefined : readNumber(row['length']),
  })
}
