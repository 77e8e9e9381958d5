import type { ScriptComment, ScriptHeader } from '../script-record.ts'
import { parseComment, readBlockLines } from './parse-comment.ts'
import { toHeader } from './to-header.ts'

/** What the leading comment of an `.up.sql` file says. */
export type SqlHeaderText =
  | {
      readonly kind: 'header'
      readonly header: ScriptHeader
      readonly comment: ScriptComment
      readonly transaction: boolean | undefined
      readonly foreignKeys: boolean | undefined
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly reason: string }

const LEADING_COMMENT = /\s+|--[^\n]*(?:\n|$)|\/\*(?!!)[^]*?\*\//y

/**
 * Reads the header from the comments before the first statement, in `--` lines or in a block comment:
 *
 *     -- create users
 *     --
 *     -- Revision ID: bb73aa30e9cb
 *     -- Revises: 1975ea83b712, 27c6a30d7c24
 *     -- Depends on: core
 *     -- Branch labels: billing
 *     -- Create Date: 2026-11-20 06:25:51.995Z
 *     -- transaction: false
 *     -- foreignKeys: true
 *
 * The message comes first. `Revision ID` and `Revises` must be there (the latter empty for the first revision of a
 * history); capitals, spaces and underscores in the names do not count. Several ids or labels are separated by commas;
 * one with a comma in it is written as a JSON string.
 */
export function readSqlHeader(text: string): SqlHeaderText {
  const { fields, message, doc, createDate } = parseComment(readLeadingLines(text))
  if (!fields.has('revision')) return { kind: 'none' }
  const header = toHeader({
    revision: parseField(fields.get('revision')),
    downRevision: parseField(fields.get('downRevision')),
    branchLabels: parseField(fields.get('branchLabels')),
    dependsOn: parseField(fields.get('dependsOn')),
  })
  if (typeof header === 'string') return { kind: 'unreadable', reason: header }
  const transaction = parseSwitch(fields.get('transaction'))
  const foreignKeys = parseSwitch(fields.get('foreignKeys'))
  if (transaction === null || foreignKeys === null) {
    const name = transaction === null ? 'transaction' : 'foreignKeys'
    return { kind: 'unreadable', reason: `its "${name}" is neither true nor false` }
  }
  return { kind: 'header', header, comment: { message, doc, createDate }, transaction, foreignKeys }
}

/** Writes ids or labels as the value of a header line. */
export function renderSqlList(values: readonly string[]): string {
  return values
    .map((value) => (/^[^\s",]+$/.test(value) ? value : JSON.stringify(value)))
    .join(', ')
}

function readLeadingLines(text: string): readonly string[] {
  const lines: string[] = []
  const pattern = new RegExp(LEADING_COMMENT)
  pattern.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [part] = found
    if (part.startsWith('--')) lines.push(part.slice(2).replace(/^ /, '').trimEnd())
    else if (part.startsWith('/*')) lines.push(...readBlockLines(part))
    else if (lines.length > 0) lines.push('')
  }
  return lines
}

/** Nothing for a line that is not there; null for an empty one; a text for one value. */
function parseField(value: string | undefined): unknown {
  if (value === undefined) return undefined
  const values = parseList(value)
  if (values?.length === 0) return null
  return values?.length === 1 ? values[0] : (values ?? 0)
}

function parseList(text: string): readonly string[] | undefined {
  const values: string[] = []
  const pattern = /\s*(?:("(?:[^"\\]|\\.)*")|([^\s",][^,]*?))\s*(?:,|$)/y
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text)
    if (found === null) return undefined
    const [, quoted, plain = ''] = found
    const value = quoted === undefined ? plain : unquote(quoted)
    if (value === undefined) return undefined
    values.push(value)
  }
  return values
}

function unquote(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return undefined
  }
}

function parseSwitch(text: string | undefined): boolean | undefined | null {
  if (text === undefined) return undefined
  return text === 'true' ? true : text === 'false' ? false : null
}
