import type { IndexElement } from '../schema/schema-model.ts'
import { createSql, type Sql, type SqlPart } from '../schema/sql.ts'

/** Whether an expression names a column. Words count in any case; strings, comments, calls and casts do not. */
export function mentionsColumn(expression: Sql, column: string): boolean {
  return expression.parts.some((part) => {
    if (part.kind === 'identifier') return part.names.at(-1) === column
    if (part.kind === 'value') return false
    return readTokens(part.text).some((token) => tokenNames(token, column))
  })
}

/** The expression with a column under its new name. */
export function renameInExpression(expression: Sql, from: string, to: string): Sql {
  if (!mentionsColumn(expression, from)) return expression
  return createSql(expression.parts.flatMap((part) => renameInPart(part, from, to)))
}

/** The element of an index with a column under its new name. */
export function renameInElement<Element extends IndexElement>(
  element: Element,
  from: string,
  to: string,
): Element {
  const { column, expression } = element
  if (column === from) return { ...element, column: to }
  if (expression === undefined) return element
  return { ...element, expression: renameInExpression(expression, from, to) }
}

function renameInPart(part: SqlPart, from: string, to: string): readonly SqlPart[] {
  if (part.kind === 'value') return [part]
  if (part.kind === 'identifier')
    return [
      part.names.at(-1) === from ? { ...part, names: [...part.names.slice(0, -1), to] } : part,
    ]
  return readTokens(part.text).map((token): SqlPart => {
    if (!tokenNames(token, from)) return { kind: 'text', text: token.text }
    const quote = readQuote(token.text)
    // A word becomes a quoted name: the new name may be a reserved word.
    if (quote === undefined) return { kind: 'identifier', names: [to] }
    return { kind: 'text', text: quote + to.replaceAll(quote, quote + quote) + quote }
  })
}

interface Token {
  readonly text: string
  /** Stands where no column can: called as a function, before a dot, or the type of a cast. */
  readonly isOther: boolean
}

const tokens =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|[\p{L}_][\p{L}\p{N}_$]*|::|\s+|[\s\S]/gu

function readTokens(text: string): readonly Token[] {
  const texts = Array.from(text.matchAll(tokens), ([token]) => token)
  return texts.map((token, index) => ({
    text: token,
    isOther:
      ['(', '.'].includes(texts.slice(index + 1).find(isVisible) ?? '') ||
      texts.slice(0, index).findLast(isVisible) === '::',
  }))
}

function isVisible(token: string): boolean {
  return token.trim() !== ''
}

function tokenNames({ text, isOther }: Token, column: string): boolean {
  if (isOther) return false
  const quote = readQuote(text)
  if (quote !== undefined) return text.slice(1, -1).replaceAll(quote + quote, quote) === column
  return text.toLowerCase() === column.toLowerCase()
}

function readQuote(text: string): '"' | '`' | undefined {
  const [first] = text
  return text.length > 1 && (first === '"' || first === '`') ? first : undefined
}
