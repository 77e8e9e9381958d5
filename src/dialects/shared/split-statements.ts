import type { SourceStatement } from '../dialect.ts'
import { type LexicalRules, scanToken, type Token } from './scan-sql.ts'

/** Follows one statement and knows whether a semicolon ends it, or lies inside a body. */
export interface BodyTracker {
  /** Takes the next token that is neither space nor comment. */
  take(token: Token): void
  /** Whether a semicolon here would be part of a body. */
  isInside(): boolean
}

/** What splitting asks of a dialect. */
export interface SplitRules {
  readonly lexical: LexicalRules
  /** MySQL's client changes the delimiter by a line `DELIMITER //`. */
  readonly delimiterCommand: boolean
  createTracker(): BodyTracker
}

const DELIMITER_LINE = /delimiter[ \t]+([^\r\n]*)(?:\r\n|\n|\r|$)/iy

/** Splits a text at the delimiters that end statements; pieces without code are left out. */
export function splitStatements(text: string, rules: SplitRules): readonly SourceStatement[] {
  const statements: SourceStatement[] = []
  const lines = createLineCounter(text)
  let delimiter = ';'
  let position = 0
  while (position < text.length) {
    const change = rules.delimiterCommand ? readDelimiterLine(text, position) : undefined
    if (change !== undefined) {
      delimiter = change.delimiter
      position = change.end
      continue
    }
    if (isSkippable(text, position, rules)) {
      position = scanToken(text, position, rules.lexical).end
      continue
    }
    const piece = readStatement(text, position, delimiter, rules)
    if (piece.end > position) {
      statements.push({ sql: text.slice(position, piece.end), line: lines(position) })
    }
    position = piece.next
  }
  return statements
}

function isSkippable(text: string, position: number, rules: SplitRules): boolean {
  const { kind } = scanToken(text, position, rules.lexical)
  return kind === 'space' || kind === 'comment'
}

/** Reads to the delimiter: `end` is after the last token of code, `next` after the delimiter. */
function readStatement(
  text: string,
  start: number,
  delimiter: string,
  rules: SplitRules,
): { readonly end: number; readonly next: number } {
  const tracker = delimiter === ';' ? rules.createTracker() : undefined
  let end = start
  let position = start
  while (position < text.length) {
    if (text.startsWith(delimiter, position) && tracker?.isInside() !== true) {
      return { end, next: position + delimiter.length }
    }
    const token = scanToken(text, position, rules.lexical)
    // `$` is a letter to MySQL, yet `END$$` ends with the delimiter `$$` for its client.
    const cut = token.kind === 'word' && delimiter !== ';' ? token.text.indexOf(delimiter) : -1
    position = cut > 0 ? position + cut : token.end
    if (token.kind === 'space' || token.kind === 'comment') continue
    end = position
    tracker?.take(token)
  }
  return { end, next: text.length }
}

function readDelimiterLine(
  text: string,
  position: number,
): { readonly delimiter: string; readonly end: number } | undefined {
  DELIMITER_LINE.lastIndex = position
  const match = DELIMITER_LINE.exec(text)
  const delimiter = match?.[1]?.trim().split(/\s/)[0]
  if (match === null || delimiter === undefined || delimiter === '') return undefined
  return { delimiter, end: DELIMITER_LINE.lastIndex }
}

/** Counts lines for positions that only grow. */
function createLineCounter(text: string): (position: number) => number {
  let line = 1
  let counted = 0
  return (position) => {
    for (; counted < position; counted++) if (text[counted] === '\n') line++
    return line
  }
}
