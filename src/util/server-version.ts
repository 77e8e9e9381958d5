/** Reads the leading numbers of a version text: `10.11.19-MariaDB` gives `[10, 11, 19]`. */
export function parseVersionNumbers(version: string): readonly number[] {
  const match = /\d+(?:\.\d+)*/.exec(version)
  return match === null ? [] : match[0].split('.').map(Number)
}
