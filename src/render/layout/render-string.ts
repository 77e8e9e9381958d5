/** The width that formatters break lines at. */
export const LINE_WIDTH = 100

/** Writes a text as a JavaScript string, in the quotes that need fewer escapes. */
export function renderString(text: string): string {
  const singles = text.split("'").length
  const doubles = text.split('"').length
  const quote = singles > doubles ? '"' : "'"
  const body = text.replaceAll(/[\\'"\p{Cc}\u2028\u2029\ufeff]|\p{Cs}/gu, (character) => {
    if (character === '\\' || character === quote) return `\\${character}`
    if (character === '"' || character === "'") return character
    if (character === '\n') return '\\n'
    if (character === '\t') return '\\t'
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `${quote}${body}${quote}`
}
