import { type LexicalRules, scanTokens, type Token } from './scan-sql.ts'

/**
 * The tokens that an engine acts on: no space, no comment, what stands in executable comments as if it stood outside.
 */
export function readSignificantTokens(sql: string, rules: LexicalRules): readonly Token[] {
  const tokens: Token[] = []
  for (const token of scanTokens(sql, rules)) {
    if (token.kind === 'space' || token.kind === 'comment') continue
    if (token.kind !== 'executable') tokens.push(token)
    else tokens.push(...readSignificantTokens(unwrapExecutable(token.text), rules))
  }
  return tokens
}

/** A token in capitals where it is a word, as it is where it is a symbol or a number, nothing where it is quoted. */
export function readKeyword(token: Token | undefined): string {
  if (token === undefined) return ''
  if (token.kind === 'word') return token.text.toUpperCase()
  return token.kind === 'symbol' || token.kind === 'number' ? token.text : ''
}

function unwrapExecutable(comment: string): string {
  return comment.replace(/^\/\*M?!\d*/, ' ').replace(/\*\/$/, ' ')
}
