import type { LexicalRules } from '../shared/scan-sql.ts'

/** How SQLite reads SQL: it takes the quotes of other engines for names. https://www.sqlite.org/lang_keywords.html */
export const sqliteLexicalRules: LexicalRules = {
  backslashEscapes: 'never',
  doubleQuotes: 'name',
  backticks: true,
  brackets: true,
  dollarQuotes: false,
  nestedComments: false,
  hashComments: false,
  dashesNeedSpace: false,
  executableComments: false,
  placeholders: 'question',
}
