import type { Token } from '../../shared/scan-sql.ts'
import { readKeyword, readSignificantTokens } from '../../shared/significant-tokens.ts'
import { sqliteLexicalRules } from '../lexical-rules.ts'
import { unquoteName } from '../token-cursor.ts'

/** Whether two names are one: SQLite compares them in any case. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Whether a text names something, outside of strings and comments and not as a function. */
export function mentionsName(text: string, name: string): boolean {
  const tokens = readSignificantTokens(text, sqliteLexicalRules)
  return tokens.some((_, index) => namesAt(tokens, index, name))
}

/** Whether a view or a trigger uses a column of a table. Where its text leaves a doubt, it does. */
export function usesColumn(text: string, table: string, column: string): boolean {
  const tokens = readSignificantTokens(text, sqliteLexicalRules)
  const owners = new Set(['new', 'old', table.toLowerCase(), ...findAliases(tokens, table)])
  if (!tokens.some((_, index) => namesAt(tokens, index, table))) return false
  const selects = tokens.filter((token) => readKeyword(token) === 'SELECT').length
  return tokens.some((_, index) => {
    if (!namesAt(tokens, index, column)) return false
    const isQualified = readKeyword(tokens[index - 1]) === '.'
    // A name behind a nested query can stand for whatever it selects.
    if (!isQualified || selects > 1) return true
    return owners.has(unquoteName(tokens[index - 2]).toLowerCase())
  })
}

/** A text in which nothing is qualified with the name of the table. */
export function dropQualifier(text: string, table: string): string {
  const tokens = readSignificantTokens(text, sqliteLexicalRules)
  let result = ''
  let from = 0
  for (const [index, token] of tokens.entries()) {
    const dot = tokens[index + 1]
    if (readKeyword(dot) !== '.' || dot === undefined) continue
    if (!namesAt(tokens, index, table)) continue
    result += text.slice(from, token.start)
    from = dot.end
  }
  return result + text.slice(from)
}

function findAliases(tokens: readonly Token[], table: string): readonly string[] {
  return tokens.flatMap((_, index) => {
    if (!namesAt(tokens, index, table)) return []
    const isSaid = readKeyword(tokens[index + 1]) === 'AS'
    const alias = tokens[index + (isSaid ? 2 : 1)]
    return alias?.kind === 'word' || alias?.kind === 'name'
      ? [unquoteName(alias).toLowerCase()]
      : []
  })
}

function namesAt(tokens: readonly Token[], index: number, name: string): boolean {
  const token = tokens[index]
  if (token?.kind !== 'word' && token?.kind !== 'name') return false
  if (token.kind === 'word' && readKeyword(tokens[index + 1]) === '(') {
    // A call, or the table of INSERT INTO t (…) and REFERENCES t (…).
    const before = readKeyword(tokens[index - 1])
    if (!['INTO', 'REFERENCES', 'TABLE', 'ON', '.'].includes(before)) return false
  }
  return isSameName(unquoteName(token), name)
}
