const WORD = /(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\])+/g
const QUOTED = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g

/** The same where a backslash stands between folders. */
const WINDOWS_WORD = /(?:"[^"]*"|[^\s"])+/g

/** Splits a command line into words as a shell would, without filling anything in. */
export function splitWords(text: string, platform: string = process.platform): readonly string[] {
  if (platform === 'win32') {
    return (text.match(WINDOWS_WORD) ?? []).map((word) => word.replaceAll('"', ''))
  }
  return (text.match(WORD) ?? []).map((word) =>
    word.replaceAll(
      QUOTED,
      (_, double: string | undefined, single: string | undefined, escaped: string | undefined) =>
        double?.replaceAll(/\\(["\\])/g, '$1') ?? single ?? escaped ?? '',
    ),
  )
}
