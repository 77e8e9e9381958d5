/** What the letters behind a backslash stand for where they do not stand for themselves. */
const ESCAPED: Readonly<Record<string, string>> = {
  '0': '\0',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\u001a',
}

/** A text as the servers print it, in single quotes with backslashes that escape, as the value that it is. */
export function readQuotedText(text: string): string {
  return unescapeText(text.slice(1, -1).replaceAll("''", "'"))
}

/** A text that is written in quotes or, as ours are where they need it, by its bytes: `0x61`. */
export function readTextLiteral(text: string): string {
  return /^0x/i.test(text) ? readHexText(text.slice(2)) : readQuotedText(text)
}

/** The text whose bytes in UTF-8 these digits are. */
export function readHexText(digits: string): string {
  const pairs = digits.match(/../g) ?? []
  return new TextDecoder().decode(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)))
}

/** A text with what its backslashes escape. */
export function unescapeText(text: string): string {
  return text.replaceAll(/\\(.)/gs, (_, letter: string) => ESCAPED[letter] ?? letter)
}
