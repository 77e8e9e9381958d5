import type { TableName } from '../dialect.ts'
import type { LexicalRules, Token } from './scan-sql.ts'
import { readSignificantTokens } from './significant-tokens.ts'

/** How an engine's texts of one expression may differ beside spaces, comments and the case of words. */
export interface ExpressionRules {
  readonly lexical: LexicalRules
  /** Words that mean the same: `now` for `current_timestamp`. */
  readonly synonyms?: Readonly<Record<string, string>>
  /** The same for words in front of a parenthesis. */
  readonly functions?: Readonly<Record<string, string>>
  /** What a quoted name is without its quotes, where it means the same. */
  readonly unquote: (name: string) => string
  /** Casts that the engine adds behind literals are left out. */
  readonly dropsLiteralCasts?: boolean
  /** The table that the expression belongs to: its columns mean the same with its name before them. */
  readonly table?: TableName | undefined
}

/**
 * One text for all that are the same but for spaces, comments, the case of words, quotes that are not needed, and
 * parentheses around the whole or a lone value. Equal texts mean the same; different ones may.
 */
export function normalizeExpression(sql: string, rules: ExpressionRules): string {
  const tokens = dropQualifiers(readSignificantTokens(sql, rules.lexical), rules.table)
  const words = oneInequality(
    tokens.map((token, index) => writeToken(token, tokens[index + 1]?.text, rules)),
  )
  if (rules.dropsLiteralCasts !== true) return tidy(words, rules).join(' ')
  // A value that is cast twice has parentheses around the first cast.
  const plain = dropCasts(dropLoneParentheses(dropCasts(words)))
  return tidy(plain, rules).join(' ').replaceAll(CAST_LIST, '$1')
}

function tidy(words: readonly string[], rules: ExpressionRules): readonly string[] {
  return unwrap(dropLoneParentheses(dropEmptyCalls(words, rules)))
}

/** An array of values alone that is cast as a whole: PostgreSQL casts each of them when it reads its own text again. */
const CAST_LIST =
  /\( (array \[ (?:'(?:[^']|'')*'|\d[\d.]*)(?: , (?:'(?:[^']|'')*'|\d[\d.]*))* \]) \) : : [a-z]+(?: varying)?(?: \[ \])?/g

/** `users.age` is `age` in a table "users". */
function dropQualifiers(tokens: readonly Token[], table: TableName | undefined): readonly Token[] {
  if (table === undefined) return tokens
  const { name, schema } = table
  const qualifiers = schema === undefined ? [[name]] : [[schema, name], [name]]
  const kept: Token[] = []
  for (let index = 0; index < tokens.length; index++) {
    const found =
      tokens[index - 1]?.text === '.'
        ? undefined
        : qualifiers.find((names) => startsWith(tokens, index, names))
    index += 2 * (found?.length ?? 0)
    const token = tokens[index]
    if (token !== undefined) kept.push(token)
  }
  return kept
}

/** Whether names with a dot behind each stand there. */
function startsWith(tokens: readonly Token[], start: number, names: readonly string[]): boolean {
  return names.every((name, step) => {
    const index = start + 2 * step
    return isNamed(tokens[index], name) && tokens[index + 1]?.text === '.'
  })
}

function isNamed(token: Token | undefined, name: string): boolean {
  if (token?.kind === 'word') return token.text.toLowerCase() === name.toLowerCase()
  if (token?.kind !== 'name') return false
  const quote = token.text.at(-1) ?? ''
  return token.text.slice(1, -1).replaceAll(quote + quote, quote) === name
}

/**
 * `(now())` is `now()`, and `> (-1)` is `> -1`: parentheses around one word or a number below zero mean nothing where they
 * are not those of a call or a list.
 */
function dropLoneParentheses(words: readonly string[]): readonly string[] {
  const drop = new Set<number>()
  for (const [start, word] of words.entries()) {
    const isNegative = words[start + 1] === '-' && /^\d/.test(words[start + 2] ?? '')
    const end = start + (isNegative ? 3 : 2)
    const isLone = word === '(' && words[end] === ')' && !/^[(),]$/.test(words[start + 1] ?? ')')
    if (isLone && !/[\w"'`\])]$/.test(words[start - 1] ?? '')) drop.add(start).add(end)
  }
  return words.filter((_, index) => !drop.has(index))
}

function writeToken(
  { kind, text }: Token,
  next: string | undefined,
  { synonyms = {}, functions = {}, unquote }: ExpressionRules,
): string {
  if (kind === 'name') return unquote(text)
  if (kind !== 'word') return text
  const word = text.toLowerCase()
  const same = next === '(' ? { ...synonyms, ...functions } : synonyms
  return Object.hasOwn(same, word) ? (same[word] ?? word) : word
}

/** `!=` is `<>`. */
function oneInequality(words: readonly string[]): readonly string[] {
  return words.map((word, index) => {
    if (word === '!' && words[index + 1] === '=') return '<'
    return word === '=' && words[index - 1] === '!' ? '>' : word
  })
}

/** `current_timestamp()` is `current_timestamp` where the engine has both. */
function dropEmptyCalls(words: readonly string[], { synonyms = {} }: ExpressionRules) {
  const plain = new Set(Object.values(synonyms))
  return words.filter((word, index) => {
    const isOpen = word === '(' && words[index + 1] === ')' && plain.has(words[index - 1] ?? '')
    const isClose = word === ')' && words[index - 1] === '(' && plain.has(words[index - 2] ?? '')
    return !isOpen && !isClose
  })
}

/** `'a'::character varying` is `'a'`: the words behind the colons, and an array or a size behind them. */
function dropCasts(words: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (let index = 0; index < words.length; index++) {
    const isCast = words[index] === ':' && words[index + 1] === ':'
    if (!isCast || !/^'|^\d/.test(kept.at(-1) ?? '')) {
      kept.push(words[index] ?? '')
      continue
    }
    index += 2
    while (
      /^[a-z_"]/.test(words[index + 1] ?? '') &&
      /^(?:varying|precision|with|without|time|zone)$/.test(words[index + 1] ?? '')
    )
      index++
    if (words[index + 1] === '(') index = words.indexOf(')', index)
    while (words[index + 1] === '[' && words[index + 2] === ']') index += 2
  }
  return kept
}

/** Without the parentheses around the whole. */
function unwrap(words: readonly string[]): readonly string[] {
  if (words[0] !== '(' || words.at(-1) !== ')') return words
  let depth = 0
  for (const [index, word] of words.entries()) {
    if (word === '(') depth++
    if (word === ')' && --depth === 0 && index < words.length - 1) return words
  }
  return unwrap(words.slice(1, -1))
}
