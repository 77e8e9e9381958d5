/** Reads the values of `-x`: `key=value`, or a key alone, which is `true`. A later one replaces an earlier one. */
export function parseXArguments(
  values: readonly string[],
): Readonly<Record<string, string | true>> {
  return Object.fromEntries(
    values.map((value) => {
      const end = value.indexOf('=')
      return end < 0 ? [value, true] : [value.slice(0, end), value.slice(end + 1)]
    }),
  )
}
