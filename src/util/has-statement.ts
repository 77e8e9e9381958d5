/** Blanks, semicolons and comments; MySQL runs what stands in "/*!", and MariaDB in "/*M!". */
const SKIPPED = /[\s;]+|--[^\n]*|\/\*(?!M?!)[\s\S]*?\*\//y

const WORD = /\w*/y

/** Tells whether a text holds more than blanks, comments and semicolons. */
export function hasStatement(text: string): boolean {
  return skipBlanks(text) < text.length
}

/** The first word of a statement in lower case, which tells what it does. */
export function readFirstWord(text: string): string {
  WORD.lastIndex = skipBlanks(text)
  return WORD.exec(text)?.[0].toLowerCase() ?? ''
}

/** Token by token from the front, so that the time is linear and a long statement is never read to its end. */
function skipBlanks(text: string): number {
  let place = 0
  for (;;) {
    SKIPPED.lastIndex = place
    if (!SKIPPED.test(text)) return place
    place = SKIPPED.lastIndex
  }
}
