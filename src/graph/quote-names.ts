const MOST_NAMES = 12

/** Writes names in double quotes for a message; a long list is cut short. */
export function quoteNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `"${name}"`)
  const left = names.length - shown.length
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ')
}
