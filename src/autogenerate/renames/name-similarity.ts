import { editDistance } from '../../util/nearest.ts'

/**
 * How alike two names are, from 0 to 1: by their letters or by their words, whichever is more. The case of letters and
 * the signs between words count for nothing, so that `createdOn` and `created_on` are one name.
 */
export function compareNames(one: ReadName, other: ReadName): number {
  const longest = Math.max(one.letters.length, other.letters.length)
  if (longest === 0) return one.name === other.name ? 1 : 0
  const distance = editDistance(one.letters, other.letters)
  return Math.max(1 - distance / longest, compareSets(one.words, other.words))
}

/** A name that is compared with others. */
export interface ReadName {
  readonly name: string
  readonly words: readonly string[]
  /** The words in one: the same for names that differ in the case of letters and the signs between words alone. */
  readonly letters: string
}

/** Takes a name to pieces. */
export function readName(name: string): ReadName {
  const words = readWords(name)
  return { name, words, letters: words.join('') }
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
