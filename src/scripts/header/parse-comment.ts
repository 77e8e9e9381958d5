import type { ScriptComment } from '../script-record.ts'

/** A comment taken apart: its text, its message, and its `Name: value` lines by normalised name. */
export interface ParsedComment extends ScriptComment {
  readonly fields: ReadonlyMap<string, string>
}

/** The lines of a comment that are no message, by what they are called without spaces and in lower case. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  revision: 'revision',
  revisionid: 'revision',
  revises: 'downRevision',
  downrevision: 'downRevision',
  dependson: 'dependsOn',
  branchlabel: 'branchLabels',
  branchlabels: 'branchLabels',
  createdate: 'createDate',
  transaction: 'transaction',
  foreignkeys: 'foreignKeys',
}

/**
 * Takes the lines of a script's comment apart. The message is what comes before the first empty line or field. A message
 * that would be misread so (an empty line, `*` and `/` together, a line like `Revises: …`) is written as a JSON string.
 */
export function parseComment(lines: readonly string[]): ParsedComment {
  const trimmed = trimEmptyLines(lines.map((line) => line.trimEnd()))
  const fields = new Map<string, string>()
  const paragraph: string[] = []
  let isMessage = true
  for (const line of trimmed) {
    const [name, value] = readField(line)
    if (name !== undefined && !fields.has(name)) fields.set(name, value)
    if (name !== undefined || line === '') isMessage = false
    if (isMessage) paragraph.push(line)
  }
  return {
    message: decodeMessage(paragraph.join('\n')),
    doc: trimmed.join('\n'),
    createDate: fields.get('createDate') || null,
    fields,
  }
}

/** Gives the lines of a block comment without delimiters and the asterisks at their beginning. */
export function readBlockLines(comment: string): readonly string[] {
  return comment
    .slice(2, comment.endsWith('*/') ? -2 : undefined)
    .replace(/^\*/, '')
    .split(/\r\n|\n/)
    .map((line, index) => line.replace(index === 0 ? /^ / : /^\s*\* ?|^\s+/, ''))
}

/** Writes a message as lines of a comment such that {@link parseComment} gives the same message. */
export function renderMessage(message: string): readonly string[] {
  if (message === '') return []
  const lines = message.split('\n')
  const isPlain =
    // oxlint-disable-next-line no-control-regex -- Control characters must not get into a file unseen.
    !/\*\/|[\0-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(message) &&
    message.isWellFormed() &&
    parseComment(lines).message === message
  return isPlain ? lines : [encodeMessage(message)]
}

function encodeMessage(message: string): string {
  return JSON.stringify(message)
    .replaceAll('*/', '*\\/')
    .replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
    })
}

function decodeMessage(text: string): string {
  if (!/^".*"$/.test(text)) return text
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : text
  } catch {
    return text
  }
}

function readField(line: string): readonly [name: string | undefined, value: string] {
  const colon = line.indexOf(':')
  if (colon === -1) return [undefined, '']
  const name = FIELD_NAMES[line.slice(0, colon).replaceAll(/[ _-]/g, '').toLowerCase()]
  return [name, line.slice(colon + 1).trim()]
}

function trimEmptyLines(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '')
  const last = lines.findLastIndex((line) => line !== '')
  return first === -1 ? [] : lines.slice(first, last + 1)
}
