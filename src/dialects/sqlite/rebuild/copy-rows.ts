import { writeTableName } from '../../shared/names.ts'
import type { TableText } from '../table-text.ts'
import { findColumn, findPart, listColumns } from './edit-text.ts'
import { foldName } from './mentions.ts'
import type { EditContext, RebuildState } from './rebuild-state.ts'
import { findRowidAlias, findRowidName } from './table-facts.ts'

/**
 * INSERT … SELECT of all rows with their rowids; nothing where there is nothing to copy. A column of another type takes
 * the values as its affinity converts them: a CAST would make 0 of every text that is no number.
 */
export function writeCopy(
  before: TableText,
  { text, added, sources }: RebuildState,
  { snapshot, place, writer }: EditContext,
): string | undefined {
  const copied = listColumns(text).filter(
    (column) => !added.has(foldName(column)) && !isGenerated(text, column),
  )
  const alias = findRowidAlias(text)
  const numbered = alias === findRowidAlias(before) ? undefined : alias
  const pairs = copied.map((column): readonly [string, string] => {
    const name = writer.quoteIdentifier(column)
    const value = sources.get(foldName(column)) ?? name
    // NULL as a rowid asks for a new number. A key that was none before is refused instead, as a mismatch of types.
    return [name, column === numbered ? `coalesce(${value}, 'NULL')` : value]
  })
  const rowids = findRowids(before, text, copied)
  const all = rowids === undefined ? pairs : [rowids, ...pairs]
  if (all.length === 0) return undefined
  const [targets, values] = [0, 1].map((index) => all.map((pair) => pair[index]).join(', '))
  const target = writeTableName(writer, snapshot.temporaryName, place.schema)
  const source = writeTableName(writer, snapshot.name, place.schema)
  // The clauses ON CONFLICT of the table would drop rows where a new collation or type makes two the same.
  return `INSERT OR ABORT INTO ${target} (${targets}) SELECT ${values} FROM ${source}`
}

function isGenerated(text: TableText, column: string): boolean {
  const item = findColumn(text, column)
  return item !== undefined && findPart(item, 'generated') !== undefined
}

/** The rowid on both sides, where no column that is copied holds it. */
function findRowids(
  before: TableText,
  after: TableText,
  copied: readonly string[],
): readonly [string, string] | undefined {
  const alias = findRowidAlias(after)
  if (alias !== undefined && copied.includes(alias)) return undefined
  const target = findRowidName(after)
  const source = findRowidName(before)
  return target === undefined || source === undefined ? undefined : [target, source]
}
