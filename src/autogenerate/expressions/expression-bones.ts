/**
 * Whether two texts, words apart, are made of the same columns, values and comparisons in the same order. Engines that
 * write expressions anew add parentheses, casts and other names of functions, but leave these as they are.
 */
export function hasSameBones(one: string, other: string, columns: readonly string[]): boolean {
  const names = new Set(columns.map((name) => name.toLowerCase()))
  return listBones(one, names).join(' ') === listBones(other, names).join(' ')
}

const WORDS = /'(?:[^'\\]|''|\\.)*'|[<>=!]+|[\p{L}_][\p{L}\p{N}_$]*|\d+(?:\.\d+)?/gu

function listBones(text: string, names: ReadonlySet<string>): readonly string[] {
  const joined = text.replaceAll(/([<>!=]) (?=[<>=])/g, '$1')
  return (joined.match(WORDS) ?? []).flatMap((word) => {
    if (/^[<>=!]/.test(word)) return word === '!=' ? '<>' : word
    if (word.startsWith("'")) return readValue(word.slice(1, -1))
    if (/^\d/.test(word)) return readValue(word)
    return names.has(word.toLowerCase()) ? word.toLowerCase() : []
  })
}

/** `'0'`, `0` and `0.00` are one value to a column of numbers. */
function readValue(text: string): string {
  const number = Number(text)
  return text.trim() === '' || Number.isNaN(number) ? `'${text}'` : String(number)
}
