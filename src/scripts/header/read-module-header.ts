import { HEADER_FIELDS, type ScriptComment, type ScriptHeader } from '../script-record.ts'
import type { HeaderValue } from './header-value.ts'
import { parseComment, readBlockLines } from './parse-comment.ts'
import { readExports } from './read-exports.ts'
import { readWrittenHeader } from './read-written-header.ts'
import { type RawHeader, toHeader } from './to-header.ts'

/** What the text of a module says of its header. */
export type ModuleHeaderText =
  | ({ readonly kind: 'header'; readonly header: ScriptHeader } & CommentPart)
  /** The header is there in another shape: the module has to be evaluated. */
  | ({ readonly kind: 'hidden' } & CommentPart)
  /** The text has no header. `isScript` where it is a script all the same, by its functions. */
  | ({ readonly kind: 'none'; readonly isScript: boolean } & CommentPart)
  | ({ readonly kind: 'unreadable'; readonly reason: string } & CommentPart)

interface CommentPart {
  readonly comment: ScriptComment
}

/** Reads the header of a TypeScript or JavaScript module from its text, without evaluating it. */
export function readModuleHeader(text: string): ModuleHeaderText {
  const written = readWrittenHeader(text)
  return written === undefined
    ? readByTokens(text)
    : checkHeader(written.raw, readComment(written.comment))
}

function readByTokens(text: string): ModuleHeaderText {
  const { exports, hasHiddenExports, comment: block } = readExports(text)
  const comment = readComment(block)
  const values = HEADER_FIELDS.map((field) => exports.get(field))
  if (values.some((value) => value !== undefined && value.kind !== 'literal')) {
    return { kind: 'hidden', comment }
  }
  if (exports.get('revision') === undefined) {
    if (hasHiddenExports && text.includes('revision')) return { kind: 'hidden', comment }
    const isScript = ['downRevision', 'upgrade', 'downgrade'].some((name) => exports.has(name))
    return { kind: 'none', isScript, comment }
  }
  if (hasHiddenExports && values.includes(undefined)) return { kind: 'hidden', comment }
  return checkHeader(toRawHeader(exports), comment)
}

function readComment(block: string): ScriptComment {
  const { message, doc, createDate } = parseComment(block === '' ? [] : readBlockLines(block))
  return { message, doc, createDate }
}

function checkHeader(raw: RawHeader, comment: ScriptComment): ModuleHeaderText {
  const result = toHeader(raw)
  return typeof result === 'string'
    ? { kind: 'unreadable', reason: result, comment }
    : { kind: 'header', header: result, comment }
}

function toRawHeader(exports: ReadonlyMap<string, HeaderValue>): RawHeader {
  const raw: Record<string, unknown> = {}
  for (const field of HEADER_FIELDS) {
    const value = exports.get(field)
    if (value?.kind === 'literal') raw[field] = value.value
  }
  return raw
}
