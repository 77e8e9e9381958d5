import type { Token } from '../shared/scan-sql.ts'
import { readKeyword, readSignificantTokens } from '../shared/significant-tokens.ts'
import { sqliteLexicalRules } from './lexical-rules.ts'

/** Reads the tokens of a definition one after the other. */
export interface TokenCursor {
  readonly isAtEnd: boolean
  /** Where in the text the next token begins. */
  readonly start: number
  /** Where in the text the token taken last ended. */
  readonly end: number
  /** The next token as a keyword, without taking it. */
  peek(ahead?: number): string
  /** Takes the next token and gives it as a keyword. */
  next(): string
  /** Takes the keywords if they are the next ones. */
  skip(...words: readonly string[]): boolean
  /** Takes a name, whatever its quotes. */
  takeName(): string
  /** Takes what stands in parentheses and gives its text without them. */
  takeParenthesized(): string
  /** Takes a list of names in parentheses; the order, collation or conflict clause of each is passed over. */
  takeNames(): readonly string[]
}

/** Starts to read a text. */
export function createTokenCursor(sql: string): TokenCursor {
  const tokens = readSignificantTokens(sql, sqliteLexicalRules)
  let position = 0
  const cursor: TokenCursor = {
    get isAtEnd() {
      return position >= tokens.length
    },
    get start() {
      return tokens[position]?.start ?? sql.length
    },
    get end() {
      return tokens[position - 1]?.end ?? 0
    },
    peek: (ahead = 0) => readKeyword(tokens[position + ahead]),
    next: () => readKeyword(tokens[position++]),
    skip(...words) {
      if (words.some((word, index) => cursor.peek(index) !== word)) return false
      position += words.length
      return true
    },
    takeName: () => unquoteName(tokens[position++]),
    takeParenthesized() {
      const open = tokens[position]
      const end = findClosing(tokens, position)
      position = Math.min(end + 1, tokens.length)
      return open === undefined ? '' : sql.slice(open.end, tokens[end]?.start ?? sql.length).trim()
    },
    takeNames() {
      const inner = createTokenCursor(cursor.takeParenthesized())
      const names: string[] = []
      while (!inner.isAtEnd) {
        names.push(inner.takeName())
        while (!inner.isAtEnd && inner.next() !== ',');
      }
      return names
    },
  }
  return cursor
}

/** The index of the parenthesis that closes the one at `open`. */
function findClosing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let index = open; index < tokens.length; index++) {
    const symbol = readKeyword(tokens[index])
    if (symbol === '(') depth++
    if (symbol === ')' && --depth === 0) return index
  }
  return tokens.length
}

/** A name without its quotes; SQLite takes a string for a name where only a name can stand. */
export function unquoteName(token: Token | undefined): string {
  if (token === undefined) return ''
  if (token.kind !== 'name' && token.kind !== 'string') return token.text
  const quote = token.text[0] ?? ''
  const inner = token.text.slice(1, -1)
  return quote === '[' ? inner : inner.replaceAll(quote + quote, quote)
}
