import { HEADER_FIELDS } from '../script-record.ts'
import type { RawHeader } from './to-header.ts'

/** A header with the comment before it, with its delimiters; empty where there is none. */
export interface WrittenHeader {
  readonly raw: RawHeader
  readonly comment: string
}

const COMMENT = String.raw`(?:(\/\*\*(?!\/)(?:[^*]|\*(?!\/))*\*\/)\s*)?`
const IMPORTS = String.raw`(?:import (?:type )?\{[\w\s,$]*\} from (?:'[^'\\\n]*'|"[^"\\\n]*");?\s*\n\s*)*`
const TEXT = String.raw`'[^'\\\n]*'|"[^"\\\n]*"`
const VALUE = String.raw`(null|${TEXT}|\[(?:${TEXT})(?:, (?:${TEXT}))*\])`
const CONSTANTS = HEADER_FIELDS.map((field) => `export const ${field} = ${VALUE};?\\r?\\n`)

/** What JavaScript has before a function. */
const TYPES = String.raw`(?:\/\*\* @\w+ \{[^*\n]*\*\/\n)?`

/** Comment, imports, the four constants, and something that no expression goes on with. */
const WRITTEN = new RegExp(`^${COMMENT}${IMPORTS}${CONSTANTS.join('')}\\s*(?=${TYPES}export |$)`)
const TEXTS = new RegExp(TEXT, 'g')

/**
 * Reads a header that stands as this package writes it, in one go; gives nothing for any other, which takes reading the
 * text by its tokens. Where it gives something, that is what the tokens say.
 */
export function readWrittenHeader(text: string): WrittenHeader | undefined {
  const match = WRITTEN.exec(text)
  if (match === null) return undefined
  const [, comment = '', ...values] = match
  const fields = HEADER_FIELDS.map((field, index) => [field, readValue(values[index] ?? '')])
  return { raw: Object.fromEntries(fields) as RawHeader, comment }
}

function readValue(value: string): null | string | readonly string[] {
  if (value === 'null') return null
  if (value.startsWith('[')) return Array.from(value.match(TEXTS) ?? [], unquote)
  return unquote(value)
}

function unquote(text: string): string {
  return text.slice(1, -1)
}
