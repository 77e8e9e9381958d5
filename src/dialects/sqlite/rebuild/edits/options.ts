import { assertNoOptions, refuseInvalid } from '../../../shared/refuse.ts'
import type { SqlWriter } from '../../../shared/sql-writer.ts'
import { readTableOptions } from '../../read-create-table.ts'
import type { TableText, TextPart } from '../../table-text.ts'
import { findRowidAlias } from '../table-facts.ts'

/** Sets options of a table, or takes them away. */
export function editOptions(
  text: TableText,
  said: Readonly<Record<string, boolean>>,
  writer: SqlWriter,
): TableText {
  const { strict, withoutRowid, autoincrement, ...unknown } = said
  assertNoOptions(writer, 'the table', unknown)
  const now = readTableOptions(text)
  const numbered =
    autoincrement === undefined || autoincrement === (now['autoincrement'] === true)
      ? text
      : turnAutoincrement(text, autoincrement)
  if (strict === undefined && withoutRowid === undefined) return numbered
  const options = [
    ...((strict ?? now['strict'] === true) ? ['STRICT'] : []),
    ...((withoutRowid ?? now['withoutRowid'] === true) ? ['WITHOUT ROWID'] : []),
  ]
  return { ...numbered, tail: `)${options.length === 0 ? '' : ` ${options.join(', ')}`}` }
}

/** The text with AUTOINCREMENT behind its key, or without. */
export function turnAutoincrement(text: TableText, isOn: boolean): TableText {
  if (isOn && findRowidAlias(text) === undefined) {
    throw refuseInvalid('Only a lone INTEGER PRIMARY KEY can have AUTOINCREMENT.')
  }
  const turn = (part: TextPart, isColumn: boolean): TextPart => {
    if (part.kind !== 'primaryKey') return part
    const bare = part.text.replace(/\s+autoincrement\b/i, '')
    if (!isOn) return { ...part, text: bare }
    const withWord = isColumn
      ? `${bare} AUTOINCREMENT`
      : bare.replace(/\)(?=[^)]*$)/, ' AUTOINCREMENT)')
    return { ...part, text: withWord }
  }
  const items = text.items.map((item) => ({
    ...item,
    parts: item.parts.map((part) => turn(part, item.column !== undefined)),
  }))
  return { ...text, items }
}
