import { LimbeckError } from '../../errors/index.ts'
import type { Statement } from '../dialect.ts'
import { type LexicalRules, scanTokens } from './scan-sql.ts'

/** What inlining asks of a dialect. */
export interface InlineRules {
  readonly lexical: LexicalRules
  /** The literal of a value that was bound, by the text behind it. */
  writeBoundLiteral(value: unknown, following: string): string
}

/** Enough of the text behind a value to see what it is cast to. */
const LOOK_AHEAD = 40

/**
 * Writes the values of a statement as literals in place of their placeholders. Placeholders are found by the
 * dialect's own reading of the text, so a `?` or `$1` in a string, a name or a comment stays.
 */
export function inlineStatement(statement: Statement, rules: InlineRules): string {
  const { sql, parameters = [] } = statement
  if (parameters.length === 0) return sql
  let text = ''
  let next = 0
  for (const token of scanTokens(sql, rules.lexical)) {
    if (token.kind !== 'placeholder') {
      text += token.text
      continue
    }
    const index = token.text === '?' ? next++ : Number(token.text.slice(1)) - 1
    if (index >= parameters.length) {
      throw new LimbeckError('invalid_argument', `The statement has no value for "${token.text}".`)
    }
    text += guardSign(
      rules.writeBoundLiteral(parameters[index], sql.slice(token.end, token.end + LOOK_AHEAD)),
    )
  }
  return text
}

/** A negative number in the middle of an expression: `a -(-1)` is no comment, `(-1)::int` casts all of it. */
export function guardSign(literal: string): string {
  return literal.startsWith('-') ? `(${literal})` : literal
}
