/** Strings, names, comments, words and separators of SQLite's language. */
const TOKENS =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[\p{L}\p{N}_$]+|;/gu

/**
 * The offset behind the first statement of a text, for a driver that runs the first and says nothing of the rest.
 * A trigger ends at `; END;`, as in https://sqlite.org/c3ref/complete.html
 */
export function findStatementEnd(sql: string): number {
  const words: string[] = []
  let previous = ''
  for (const match of sql.matchAll(TOKENS)) {
    const [token] = match
    if (token.startsWith('--') || token.startsWith('/*')) continue
    const isTrigger = /^create (?:temp |temporary )?trigger/.test(words.join(' '))
    const isEnd = token === ';' && words.length > 0 && (!isTrigger || previous === ';end')
    if (isEnd) return match.index + token.length
    if (!isTrigger && words.length < 3 && token !== ';') words.push(token.toLowerCase())
    previous = token === ';' ? ';' : `${previous === ';' ? ';' : ''}${token.toLowerCase()}`
  }
  return sql.length
}
