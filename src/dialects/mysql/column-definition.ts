import { scanTokens, type Token } from '../shared/scan-sql.ts'
import { readKeyword } from '../shared/significant-tokens.ts'
import { mysqlLexicalRules } from './lexical-rules.ts'
import { unescapeText } from './quoted-text.ts'

/** The parts of a column's definition, in the order in which the servers write them. */
const KINDS = [
  'type',
  'charset',
  'collation',
  'generated',
  'nullability',
  'default',
  'onUpdate',
  'autoIncrement',
  'comment',
  'other',
] as const

/** A part of a column's definition. */
export type ClauseKind = (typeof KINDS)[number]

/** A part with its text, e.g. `{ kind: 'default', text: "DEFAULT 'x'" }`. */
export interface Clause {
  readonly kind: ClauseKind
  readonly text: string
}

/** The words that begin a part, each with how many words belong to it whatever they are. */
const STARTS: Readonly<Record<string, readonly [kind: ClauseKind, words: number]>> = {
  CHARACTER: ['charset', 3],
  CHARSET: ['charset', 2],
  COLLATE: ['collation', 2],
  GENERATED: ['generated', 3],
  AS: ['generated', 1],
  NOT: ['nullability', 2],
  NULL: ['nullability', 1],
  DEFAULT: ['default', 2],
  ON: ['onUpdate', 2],
  AUTO_INCREMENT: ['autoIncrement', 1],
  COMMENT: ['comment', 2],
  CHECK: ['other', 1],
  INVISIBLE: ['other', 1],
  VISIBLE: ['other', 1],
  COMPRESSED: ['other', 1],
  WITHOUT: ['other', 1],
  WITH: ['other', 1],
}

/**
 * The parts of a column out of what SHOW CREATE TABLE gave; nothing where the table has no such column. All that the
 * server knows of the column is in it, also what no model of ours has a word for.
 */
export function readColumnClauses(createTable: string, column: string): Clause[] | undefined {
  const tokens = [...scanTokens(createTable, mysqlLexicalRules)].filter(
    ({ kind }) => kind !== 'space' && kind !== 'comment',
  )
  const item = splitItems(tokens).find(([name]) => isColumn(name, column))
  return item === undefined ? undefined : splitClauses(item.slice(1), createTable)
}

/** The same for a session with NO_BACKSLASH_ESCAPES: SHOW CREATE TABLE escapes there too. */
export function writePlainTexts(clauses: readonly Clause[]): Clause[] {
  return clauses.map(({ kind, text }) => ({
    kind,
    text: Array.from(scanTokens(text, mysqlLexicalRules), (token) =>
      token.kind === 'string' ? unescapeText(token.text) : token.text,
    ).join(''),
  }))
}

/** The clauses with one replaced, added where it belongs, or taken away. */
export function putClause(
  clauses: readonly Clause[],
  kind: ClauseKind,
  text: string | undefined,
): Clause[] {
  const order = (clause: Clause) => KINDS.indexOf(clause.kind)
  const others = clauses.filter((clause) => clause.kind !== kind)
  if (text === undefined) return others
  const place = others.findIndex((clause) => order(clause) > KINDS.indexOf(kind))
  return others.toSpliced(place === -1 ? others.length : place, 0, { kind, text })
}

/**
 * The clauses with the column called anew in the checks that stand behind it. The server follows a new name everywhere
 * but in what the same statement says.
 */
export function renameInClauses(
  clauses: readonly Clause[],
  name: string,
  quoted: string,
): readonly Clause[] {
  return clauses.map((clause) => {
    if (clause.kind !== 'other') return clause
    const tokens = [...scanTokens(clause.text, mysqlLexicalRules)]
    const text = tokens.map((token) =>
      /^[`"]/.test(token.text) && isColumn(token, name) ? quoted : token.text,
    )
    return { ...clause, text: text.join('') }
  })
}

const JSON_CHECK = /^check\s*\(json_valid\([`"].*[`"]\)\)$/is

/** The clauses without what only JSON brought: on MariaDB it is a text with a collation and a check. */
export function dropJsonClauses(clauses: readonly Clause[]): readonly Clause[] {
  const isJson = clauses.some(({ kind, text }) => kind === 'other' && JSON_CHECK.test(text))
  const isWhole = clauses.some(({ kind, text }) => kind === 'type' && /^longtext$/i.test(text))
  if (!isJson || !isWhole) return clauses
  return clauses.filter(
    ({ kind, text }) =>
      kind !== 'charset' && kind !== 'collation' && !(kind === 'other' && JSON_CHECK.test(text)),
  )
}

/** What stands between the outermost parentheses, at its commas. */
function splitItems(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const items: Token[][] = []
  let depth = 0
  for (const token of tokens) {
    const symbol = readKeyword(token)
    if (symbol === ')') depth--
    if (depth === 0 && items.length > 0) break
    if (depth === 1 && symbol === ',') items.push([])
    else if (depth > 0) items.at(-1)?.push(token)
    else if (symbol === '(') items.push([])
    if (symbol === '(') depth++
  }
  return items
}

/** Names of columns are quoted, and count in any case. With ANSI_QUOTES the server quotes them doubly. */
function isColumn(token: Token | undefined, column: string): boolean {
  if (token?.kind !== 'name' && token?.kind !== 'string') return false
  const quote = token.text[0] ?? ''
  const name = token.text.slice(1, -1).replaceAll(quote + quote, quote)
  return name.toLowerCase() === column.toLowerCase()
}

function splitClauses(tokens: readonly Token[], text: string): Clause[] {
  const clauses: { kind: ClauseKind; start: number; end: number }[] = []
  let depth = 0
  let bound = 0
  for (const token of tokens) {
    const word = readKeyword(token)
    const isFree = depth === 0 && bound <= 0
    const [kind, words] = (isFree ? readStart(token, word) : undefined) ?? ['type', 1]
    const last = clauses.at(-1)
    if (last === undefined || (isFree && kind !== 'type')) {
      clauses.push({ kind, start: token.start, end: token.end })
      bound = words - 1
    } else {
      last.end = token.end
      bound--
    }
    if (word === '(') depth++
    if (word === ')') depth--
  }
  return clauses.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) }))
}

/** MySQL keeps what older servers do not know in comments that it runs itself. */
function readStart(token: Token, word: string): (typeof STARTS)[string] | undefined {
  if (token.kind === 'executable') return ['other', 1]
  return Object.hasOwn(STARTS, word) ? STARTS[word] : undefined
}
