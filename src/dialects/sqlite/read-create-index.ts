import { type Sql, sql } from '../../schema/sql.ts'
import { scanTokens, type Token } from '../shared/scan-sql.ts'
import { readKeyword, readSignificantTokens } from '../shared/significant-tokens.ts'
import { sqliteLexicalRules } from './lexical-rules.ts'

/** What the text of CREATE INDEX tells and the pragmas do not. */
export interface CreateIndexText {
  /** The elements as they are written, without the order behind them. */
  readonly elements: readonly string[]
  readonly where?: Sql
}

/** Reads the text that SQLite keeps of an index: commas of the outer list part elements, WHERE follows it. */
export function readCreateIndex(text: string): CreateIndexText {
  const elements: string[] = []
  let depth = 0
  let start = 0
  for (const token of scanTokens(text, sqliteLexicalRules)) {
    const isSymbol = token.kind === 'symbol'
    if (isSymbol && token.text === '(' && ++depth === 1) start = token.end
    const isEnd = isSymbol && token.text === ')' && --depth === 0
    if (isEnd || (isSymbol && token.text === ',' && depth === 1)) {
      elements.push(stripOrder(text.slice(start, token.start)))
      start = token.end
    }
    if (depth === 0 && token.kind === 'word' && /^where$/i.test(token.text)) {
      return { elements, where: sql.raw(text.slice(token.end).trim()) }
    }
  }
  return { elements }
}

/** An expression without the order behind it and without parentheses around all of it. */
function stripOrder(element: string): string {
  const bare = element.trim().replace(/\s+(?:asc|desc)$/i, '')
  return /^\((?:[^()]|\([^()]*\))*\)$/.test(bare) ? bare.slice(1, -1).trim() : bare
}

/** The name behind CREATE TABLE, INDEX or TRIGGER in the text that SQLite keeps. */
export function findCreatedName(
  text: string,
  word: 'INDEX' | 'TABLE' | 'TRIGGER',
): Token | undefined {
  const tokens = readSignificantTokens(text, sqliteLexicalRules)
  return tokens[tokens.findIndex((token) => readKeyword(token) === word) + 1]
}
