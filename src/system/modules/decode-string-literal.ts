const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  0: '\0',
}
const ESCAPE = /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[^]))/gu

/** Gives the value of a string or of a template without substitutions, or nothing where the literal is broken. */
export function decodeStringLiteral(literal: string): string | undefined {
  const quote = literal[0]
  const isClosed = literal.length > 1 && literal.endsWith(quote ?? '')
  if (!isClosed) return undefined
  const body =
    quote === '`' ? literal.slice(1, -1).replaceAll(/\r\n?/g, '\n') : literal.slice(1, -1)
  if (!body.includes('\\')) return body
  let isBroken = false
  const value = body.replaceAll(ESCAPE, (_, point, unit, byte, character: string | undefined) => {
    const hex = (point ?? unit ?? byte) as string | undefined
    const code = hex === undefined ? 0 : Number.parseInt(hex, 16)
    if (hex !== undefined && code <= 0x10ffff) return String.fromCodePoint(code)
    if (hex !== undefined || character === undefined || /[1-9ux]/.test(character)) {
      isBroken = true
      return ''
    }
    if (/[\r\n\u2028\u2029]/.test(character)) return ''
    return SIMPLE_ESCAPES[character] ?? character
  })
  return isBroken ? undefined : value
}
