import { type Clause, isConstraintStart, readClause, skipType } from './read-clause.ts'
import { createTokenCursor, type TokenCursor } from './token-cursor.ts'

/** A clause with its text. */
export interface TextPart extends Clause {
  /** The space and the comments before it. */
  readonly lead: string
  readonly text: string
}

/** What stands between two commas: a column, or constraints of the table, which need no comma between them. */
export interface TextItem {
  /** The name of the column; nothing for constraints of the table. */
  readonly column: string | undefined
  readonly parts: readonly TextPart[]
  /** The space and the comments behind the last part. */
  readonly trail: string
}

/** The text of CREATE TABLE in pieces: put together again they are the text, byte for byte. */
export interface TableText {
  /** Up to the opening parenthesis, and with it. */
  readonly head: string
  readonly items: readonly TextItem[]
  /** From the closing parenthesis on. */
  readonly tail: string
}

/** Takes the text of CREATE TABLE to pieces. */
export function readTableText(text: string): TableText {
  const cursor = createTokenCursor(text)
  while (!cursor.isAtEnd && cursor.peek() !== '(') cursor.next()
  cursor.next()
  const head = text.slice(0, cursor.end)
  const items: TextItem[] = []
  while (!cursor.isAtEnd && cursor.peek() !== ')') {
    items.push(readItem(cursor, text))
    if (cursor.peek() === ',') cursor.next()
  }
  return { head, items, tail: text.slice(cursor.start) }
}

/** Puts the pieces together. */
export function writeTableText({ head, items, tail }: TableText): string {
  return `${head}${items.map(writeItem).join(',')}${tail}`
}

function writeItem({ parts, trail }: TextItem): string {
  return parts.map(({ lead, text }) => lead + text).join('') + trail
}

function readItem(cursor: TokenCursor, text: string): TextItem {
  const parts: TextPart[] = []
  const take = (read: () => Clause) => {
    const { end, start } = cursor
    const clause = read()
    const own = text.slice(start, cursor.end)
    if (own !== '') parts.push({ ...clause, lead: text.slice(end, start), text: own })
  }
  let column: string | undefined
  if (!isConstraintStart(cursor)) {
    take(() => {
      column = cursor.takeName()
      return { kind: 'name' }
    })
    take(() => {
      skipType(cursor)
      return { kind: 'type' }
    })
  }
  while (!cursor.isAtEnd && !isItemEnd(cursor)) take(() => readClause(cursor, column))
  return { column, parts, trail: text.slice(cursor.end, cursor.start) }
}

function isItemEnd(cursor: TokenCursor): boolean {
  return cursor.peek() === ',' || cursor.peek() === ')'
}
