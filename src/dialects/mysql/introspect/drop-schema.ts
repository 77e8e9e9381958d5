import { scanTokens, type Token } from '../../shared/scan-sql.ts'
import { mysqlLexicalRules } from '../lexical-rules.ts'
import { quoteIdentifier } from '../literals.ts'

/**
 * The catalog names the schema wherever it can. What is in the schema of the session is written without, so that it is
 * the same in every database; where a table goes by the name of the schema, all of them stay.
 */
export function dropSchema(text: string, schema: string): string {
  const name = quoteIdentifier(schema)
  const tokens = [...scanTokens(text, mysqlLexicalRules)]
  const isAlias = (token: Token, index: number) =>
    token.text === name && tokens[index + 1]?.text !== '.' && tokens[index - 1]?.kind === 'space'
  if (tokens.some(isAlias)) return text
  return tokens
    .filter((token, index) => {
      const isSchema = token.text === name && tokens[index + 1]?.text === '.'
      const isDot = token.text === '.' && tokens[index - 1]?.text === name
      const start = isDot ? index - 1 : index
      return !((isSchema || isDot) && tokens[start - 1]?.text !== '.')
    })
    .map((token) => token.text)
    .join('')
}
