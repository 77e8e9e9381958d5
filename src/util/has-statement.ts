/** Tells whether a text holds more than blanks, comments and semicolons. */
export function hasStatement(text: string): boolean {
  return text.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|[\s;]+/g, '') !== ''
}
