import type { Emphasis, Painter } from '../terminal.ts'

/** What is not broken into two lines unless it is wider than one. */
export interface Word {
  readonly text: string
  readonly emphasis?: Emphasis
}

/** A line of words. */
export function joinWords(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ')
}

/** The same with its colours. */
export function paintWords(words: readonly Word[], paint: Painter): string {
  return words
    .map(({ text, emphasis }) => (emphasis === undefined ? text : paint(emphasis, text)))
    .join(' ')
}
