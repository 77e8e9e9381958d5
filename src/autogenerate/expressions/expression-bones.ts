/**
 * Whether two texts, words apart, are made of the same columns, values and comparisons in the same order. Engines that
 * write expressions anew add parentheses, casts and other names of functions, but leave these as they are; where a number
 * stands for a truth, as in `is_active AND age > 1`, MariaDB adds `<> 0`.
 */
export function hasSameBones(
  inModel: string,
  inDatabase: string,
  columns: readonly string[],
): boolean {
  const names = new Set(columns.map((name) => name.toLowerCase()))
  const there = listBones(inDatabase, names)
  const isAdded = (place: number) => there[place] === '<>' && there[place + 1] === '0'
  let place = 0
  for (const bone of listBones(inModel, names)) {
    if (there[place] !== bone && isAdded(place)) place += 2
    if (there[place] !== bone) return false
    place += 1
  }
  return place + (isAdded(place) ? 2 : 0) === there.length
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
