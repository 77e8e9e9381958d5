const WORDS = /"(?:[^"]|"")+"|`(?:[^`]|``)+`|[\p{L}_][\p{L}\p{N}_$]*/gu

/** The words of a text, in quotes or not, in lower case: whatever a text names is among them. */
export function listWords(text: string): ReadonlySet<string> {
  return new Set(
    (text.match(WORDS) ?? []).map((word) => {
      const quote = word[0]
      if (quote !== '"' && quote !== '`') return word.toLowerCase()
      return word
        .slice(1, -1)
        .replaceAll(quote + quote, quote)
        .toLowerCase()
    }),
  )
}

/** Whether a text has the name among its words. A name that it only may mean counts as well. */
export function hasWord(words: ReadonlySet<string>, name: string): boolean {
  return words.has(name.toLowerCase())
}

/** The words of a text that stand before a parenthesis, in lower case: the functions that it calls are among them. */
export function listCalls(text: string): ReadonlySet<string> {
  const calls = text.match(/(?:"(?:[^"]|"")+"|`(?:[^`]|``)+`|[\p{L}_][\p{L}\p{N}_$]*)(?=\s*\()/gu)
  return listWords((calls ?? []).join(' '))
}
