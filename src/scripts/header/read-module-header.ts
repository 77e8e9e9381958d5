import { HEADER_FIELDS, type ScriptComment, type ScriptHeader } from '../script-record.ts'
import type { HeaderValue } from './header-value.ts'
import { parseComment, readBlockLines } from './parse-comment.ts'
import { readExports } from './read-exports.ts'
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
  const { exports, hasHiddenExports, comment: block } = readExports(text)
  const { message, doc, createDate } = parseComment(block === '' ? [] : readBlockLines(block))
  const comment = { message, doc, createDate }
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
  const result = toHeader(toRawHeader(exports))
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
