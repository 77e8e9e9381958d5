const NARROW = /^[ -~]*$/
/** Characters that take no room. */
const ZERO = /\p{Mn}|\p{Me}|[\u200b-\u200f]/gu
/** Characters of East Asia and pictures, which take two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/gu

/** How many columns a line of code takes, as formatters count them. */
export function measureText(text: string): number {
  if (NARROW.test(text)) return text.length
  const shown = text.replaceAll(ZERO, '')
  return Array.from(shown).length + (shown.match(WIDE)?.length ?? 0)
}
