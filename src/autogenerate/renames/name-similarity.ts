import { editDistance } from '../../util/nearest.ts'

/**
 * How alike two names are, from 0 to 1: by their letters or by their words, whichever is more. The case of letters and
 * the signs between words count for nothing, so that `createdOn` and `created_on` are one name.
 */
export function compareNames(one: string, other: string): number {
  const [words, otherWords] = [readWords(one), readWords(other)]
  const [letters, otherLetters] = [words.join(''), otherWords.join('')]
  const longest = Math.max(letters.length, otherLetters.length)
  if (longest === 0) return one === other ? 1 : 0
  const distance = editDistance(letters, otherLetters)
  return Math.max(1 - distance / longest, compareSets(words, otherWords))
}

/** One form of names that differ in the case of letters and the signs between words alone. */
export function foldName(name: string): string {
  return readWords(name).join('')
}

/** How much two lists have in common, from 0 to 1 (Sørensen–Dice); what is in neither is no difference. */
export function compareSets(one: readonly string[], other: readonly string[]): number {
  const [set, otherSet] = [new Set(one), new Set(other)]
  const total = set.size + otherSet.size
  return total === 0 ? 1 : (2 * [...set].filter((item) => otherSet.has(item)).length) / total
}

function readWords(name: string): readonly string[] {
  return name
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
