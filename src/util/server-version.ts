/** Reads the leading numbers of a version text: `10.11.19-MariaDB` gives `[10, 11, 19]`. */
export function parseVersionNumbers(version: string): readonly number[] {
  const match = /\d+(?:\.\d+)*/.exec(version)
  return match === null ? [] : match[0].split('.').map(Number)
}

/** Tells whether a version is the wanted one or newer, comparing number by number. */
export function isAtLeast(version: readonly number[], wanted: readonly number[]): boolean {
  for (const [index, number] of wanted.entries()) {
    const own = version[index] ?? 0
    if (own !== number) return own > number
  }
  return true
}
