import { scanTokens, type Token } from '../../shared/scan-sql.ts'
import { mysqlLexicalRules } from '../lexical-rules.ts'
import { needsHex } from '../literals.ts'
import { readQuotedText } from '../quoted-text.ts'

/**
 * An expression as the servers print it, in the form that means the same in every SQL mode: they put names into double
 * quotes for a session with ANSI_QUOTES, and escape with backslashes also for one with NO_BACKSLASH_ESCAPES.
 */
export function writePlainExpression(text: string): string {
  if (!/["\\]/.test(text)) return text
  return Array.from(scanTokens(text, mysqlLexicalRules), writePlainToken).join('')
}

function writePlainToken({ kind, text }: Token): string {
  if (kind !== 'string') return text
  if (text.startsWith('"')) {
    return `\`${text.slice(1, -1).replaceAll('""', '"').replaceAll('`', '``')}\``
  }
  const value = readQuotedText(text)
  return needsHex(value) ? text : `'${value.replaceAll("'", "''")}'`
}
