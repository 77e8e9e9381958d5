/**
 * Makes the part of a file name that tells what a script does: the words of the message in lower case, joined by `_`.
 * What is longer than the limit is cut, loses its last, partial word, and ends with `_`. The same rule as Alembic's.
 */
export function createSlug(message: string, maxLength: number): string {
  const slug = (message.match(/[\p{L}\p{N}_]+/gu) ?? []).join('_').toLowerCase()
  const characters = Array.from(slug)
  if (characters.length <= maxLength) return slug
  const cut = characters.slice(0, maxLength).join('')
  const lastWord = cut.lastIndexOf('_')
  return `${lastWord === -1 ? cut : cut.slice(0, lastWord)}_`
}
