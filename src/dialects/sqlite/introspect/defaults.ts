import type { ColumnType } from '../../../schema/column-type.ts'
import type { ColumnDefault } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'

/** The words that are no texts where they stand for a value. */
const WORDS = /^(?:true|false|null|current_(?:date|time|timestamp))$/i

/**
 * Reads a default as the pragma gives it: a literal as a value, anything else as SQL. NULL is what a column without a
 * default has. A name in double quotes or without any is a text here. https://www.sqlite.org/lang_createtable.html#dfltval
 */
export function readDefault(text: string | undefined, type: ColumnType): ColumnDefault | undefined {
  if (text === undefined || /^null$/i.test(text)) return undefined
  if (/^'(?:[^']|'')*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'")
  if (/^"(?:[^"]|"")*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"')
  if (/^[\p{L}_][\p{L}\p{N}_$]*$/u.test(text) && !WORDS.test(text)) return text
  return readNumber(text, type) ?? sql.raw(text)
}

function readNumber(text: string, type: ColumnType): ColumnDefault | undefined {
  if (type.kind === 'boolean' && /^(?:[01]|true|false)$/i.test(text))
    return /^(?:1|true)$/i.test(text)
  if (!/^-?\d/.test(text)) return undefined
  if (String(Number(text)) === text) return Number(text)
  return /^-?\d+$/.test(text) && String(BigInt(text)) === text ? BigInt(text) : undefined
}
