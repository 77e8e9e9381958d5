/**
 * What a terminal would obey instead of showing it: control characters, marks that turn the direction of a text
 * around, and halves of surrogate pairs, which cannot be written.
 */
const OBEYED = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu

/** A text on one line that only shows: line breaks and tabs are blanks, and what a terminal would obey is written out. */
export function makePrintable(text: string): string {
  return text.replaceAll(/[\t\n\r]+/g, ' ').replaceAll(OBEYED, writeOut)
}

/** The same for a text of several lines, which stay: SQL, the message of a server. */
export function makePrintableLines(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(OBEYED, (character) =>
      character === '\n' || character === '\t' ? character : writeOut(character),
    )
}

function writeOut(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`
}
