import type { Engine } from '../connection.ts'

/** Words and separators, as in every language of SQL here. */
const WORDS = String.raw`[\p{L}\p{N}_$]+|;`

/** Strings, names and comments of each engine, then words and separators. */
const TOKENS: { readonly [Name in Engine]: RegExp } = {
  postgresql: new RegExp(
    String.raw`\bE'(?:[^'\\]|''|\\[\s\S])*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|/\*[\s\S]*?(?:\*/|$)|${WORDS}`,
    'giu',
  ),
  mysql: new RegExp(
    String.raw`'(?:[^'\\]|''|\\[\s\S])*'|"(?:[^"\\]|""|\\[\s\S])*"|${'`(?:[^`]|``)*`'}|--[^\n]*|#[^\n]*|/\*[\s\S]*?(?:\*/|$)|${WORDS}`,
    'gu',
  ),
  sqlite: new RegExp(
    String.raw`'(?:[^']|'')*'|"(?:[^"]|"")*"|${'`(?:[^`]|``)*`'}|\[[^\]]*\]|--[^\n]*|/\*[\s\S]*?(?:\*/|$)|${WORDS}`,
    'gu',
  ),
}

const COMMENT = /^(?:--|\/\*|#)/

/** The first words of statements with separators inside. */
const COMPOUND: { readonly [Name in Engine]: RegExp } = {
  postgresql: /^create (?:or replace )?(?:function|procedure)\b/,
  mysql:
    /^(?:begin not\b|(?:create|alter)\b.* (?:function|procedure|trigger|event|package)\b|(?:if|case|for|while|repeat|loop)\b)/,
  sqlite: /^create (?:temp |temporary )?trigger\b/,
}

/** How many words tell what a statement is: `CREATE OR REPLACE DEFINER = root @ localhost SQL SECURITY … FUNCTION`. */
const FIRST_WORDS = 12

/**
 * The offset behind the first statement of a text, for drivers that run the first and say nothing of the rest, or that
 * would run them all. A trigger of SQLite ends at `; END;`, as in https://sqlite.org/c3ref/complete.html; a statement
 * of the other engines with a body counts as the whole text, for there the server refuses a second one itself.
 */
export function findStatementEnd(sql: string, engine: Engine): number {
  const words: string[] = []
  let previous = ''
  for (const match of sql.matchAll(TOKENS[engine])) {
    const [token] = match
    if (COMMENT.test(token)) continue
    if (token === ';') {
      const isCompound = COMPOUND[engine].test(words.join(' '))
      const isEnd =
        words.length > 0 && (!isCompound || (engine === 'sqlite' && previous === ';end'))
      if (isEnd) return match.index + token.length
      previous = ';'
    } else {
      const word = token.toLowerCase()
      if (words.length < FIRST_WORDS) words.push(word)
      previous = previous === ';' ? `;${word}` : word
    }
  }
  return sql.length
}
