import type { LexicalRules } from '../shared/scan-sql.ts'

/**
 * How PostgreSQL reads SQL, with `standard_conforming_strings` on as it is by default.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */
export const postgresqlLexicalRules: LexicalRules = {
  backslashEscapes: 'prefixed',
  doubleQuotes: 'name',
  backticks: false,
  brackets: false,
  dollarQuotes: true,
  nestedComments: true,
  hashComments: false,
  dashesNeedSpace: false,
  executableComments: false,
  placeholders: 'dollar',
}
