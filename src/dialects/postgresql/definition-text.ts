import { scanTokens, type Token } from '../shared/scan-sql.ts'
import { postgresqlLexicalRules } from './lexical-rules.ts'

/** A token with the number of parentheses around it. */
interface NestedToken extends Token {
  readonly depth: number
}

function* scanNested(text: string): Generator<NestedToken> {
  let depth = 0
  for (const token of scanTokens(text, postgresqlLexicalRules)) {
    if (token.text === ')') depth -= 1
    yield { ...token, depth }
    if (token.text === '(') depth += 1
  }
}

/** What stands between the first parentheses behind a word that is in none itself: `a, (b)` of `USING btree (a, (b))`. */
export function findGroup(text: string, word: string): string | undefined {
  let isBehind = false
  let start: number | undefined
  for (const token of scanNested(text)) {
    if (token.depth > 0) continue
    if (token.kind === 'word' && token.text === word) isBehind = true
    else if (token.text === '(' && isBehind) start ??= token.end
    else if (token.text === ')' && start !== undefined) return text.slice(start, token.start)
  }
  return undefined
}

/** The parts of a list, at the commas that are in no parentheses. */
export function splitList(text: string): readonly string[] {
  const commas = [...scanNested(text)].filter((token) => token.text === ',' && token.depth === 0)
  const starts = [0, ...commas.map(({ end }) => end)]
  return starts.map((start, index) => text.slice(start, commas[index]?.start).trim())
}

/** Parameters of a function without their defaults, as they tell it from others of its name. */
export function dropDefaults(parameters: string): string {
  return splitList(parameters)
    .map((parameter) => {
      const cut = [...scanNested(parameter)].find(
        ({ depth, kind, text }) =>
          depth === 0 && (text === '=' || (kind === 'word' && /^default$/i.test(text))),
      )
      return parameter.slice(0, cut?.start).trim()
    })
    .join(', ')
}

/** A text without the parentheses that go around all of it. */
export function unwrap(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text
  const closing = [...scanNested(text)].find((token) => token.text === ')' && token.depth === 0)
  return closing?.end === text.length ? text.slice(1, -1) : text
}

/** `fillfactor=70` of each text, as a record. */
export function readParameters(
  texts: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (texts.length === 0) return undefined
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=')
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
}
