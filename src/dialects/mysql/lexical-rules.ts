import type { LexicalRules } from '../shared/scan-sql.ts'

/**
 * How MySQL and MariaDB read SQL in their default mode: backslashes escape, double quotes hold strings.
 * https://dev.mysql.com/doc/refman/8.4/en/comments.html
 */
export const mysqlLexicalRules: LexicalRules = {
  backslashEscapes: 'always',
  doubleQuotes: 'string',
  backticks: true,
  brackets: false,
  dollarQuotes: false,
  nestedComments: false,
  hashComments: true,
  dashesNeedSpace: true,
  executableComments: true,
  placeholders: 'question',
}

/** The same in sessions with NO_BACKSLASH_ESCAPES. */
export const mysqlPlainLexicalRules: LexicalRules = {
  ...mysqlLexicalRules,
  backslashEscapes: 'never',
}
