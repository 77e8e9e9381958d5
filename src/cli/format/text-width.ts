import stringWidth from 'fast-string-width'
import { joinWords, type Word } from './words.ts'

/** Made when it is needed: the first one of a process takes longer than all the rest of help. */
let segmenter: Intl.Segmenter | undefined

/** Signs are few and come again and again; measuring one takes long. */
const knownWidths = new Map<string, number>()

/** How many columns a text takes on a terminal. */
export function measureText(text: string): number {
  // By far the most common, and far quicker.
  return isAscii(text) ? text.length : stringWidth(text)
}

/** Cuts a text that is wider than `width`, and says so with an ellipsis. */
export function cutText(text: string, width: number, ellipsis: string): string {
  if (measureText(text) <= width) return text
  const room = width - measureText(ellipsis)
  return room < 0 ? '' : `${takeColumns(text, room)}${ellipsis}`
}

/** Puts words on lines of at most `width` columns. A word that is wider than a line goes on in the next. */
export function wrapWords(words: readonly Word[], width: number): readonly (readonly Word[])[] {
  const lines: Word[][] = []
  let room = 0
  for (const word of words.flatMap((each) => breakWord(each, width))) {
    const taken = measureText(word.text)
    const line = lines.at(-1)
    if (line === undefined || room < taken + 1) {
      lines.push([word])
      room = width - taken
    } else {
      line.push(word)
      room -= taken + 1
    }
  }
  return lines
}

/** Puts a text on lines of at most `width` columns, all indented as it is. */
export function wrapText(text: string, width: number): readonly string[] {
  const indent = text.slice(0, Math.min(text.search(/[^ ]|$/), Math.floor(width / 2)))
  const words = text
    .trim()
    .split(' ')
    .map((each) => ({ text: each }))
  return wrapWords(words, width - indent.length).map((line) =>
    `${indent}${joinWords(line)}`.trimEnd(),
  )
}

/** The columns that a line of words takes. */
export function measureWords(words: readonly Word[]): number {
  return measureText(joinWords(words))
}

function breakWord(word: Word, width: number): readonly Word[] {
  const pieces: Word[] = []
  let rest = word.text
  while (measureText(rest) > width) {
    const piece = takeColumns(rest, width)
    if (piece === '') break
    pieces.push({ ...word, text: piece })
    rest = rest.slice(piece.length)
  }
  return [...pieces, { ...word, text: rest }]
}

/** The beginning of a text that fits into so many columns. */
function takeColumns(text: string, columns: number): string {
  if (isAscii(text)) return text.slice(0, columns)
  let end = 0
  let left = columns
  segmenter ??= new Intl.Segmenter('en')
  for (const { segment } of segmenter.segment(text)) {
    left -= measureSign(segment)
    if (left < 0) break
    end += segment.length
  }
  return text.slice(0, end)
}

function measureSign(sign: string): number {
  const known = knownWidths.get(sign)
  if (known !== undefined) return known
  const width = measureText(sign)
  knownWidths.set(sign, width)
  return width
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}
