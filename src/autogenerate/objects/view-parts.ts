import { listWords } from '../mentions.ts'

/**
 * Whether two queries are made of the same names, values and clauses. MySQL and MariaDB write the query of a view anew: names
 * in backquotes, each column with a name of its own, stars as the columns that they stood for, other words for functions.
 * All names that they quote have to be in the text of the model, all words and values of that in theirs.
 */
export function hasSameParts(seen: string, text: string, columns: readonly string[]): boolean {
  const words = listNames([text, ...columns].join(' '))
  const names = (seen.match(QUOTED) ?? []).map((name) => name.slice(1, -1).toLowerCase())
  // What has no name of its own is called by its text: `count(*)`.
  const plain = names.filter((name) => /^[\p{L}_][\p{L}\p{N}_$]*$/u.test(name))
  const isKnown = (name: string) => words.has(findWord(name)) || /^name_exp_\d+$/.test(name)
  if (!hasStar(text) && !plain.every(isKnown)) return false
  const all = listNames(seen)
  return (
    [...words].every((word) => all.has(word) || LANGUAGE.has(word)) &&
    isSameList(listValues(dropAddedTruths(seen, text), text), listValues(text, text)) &&
    isSameList(listClauses(seen), listClauses(text))
  )
}

/** Whether a query has a star for columns, and not for a product or all rows of a count. */
export function hasStar(text: string): boolean {
  return /(?:\bselect|\bdistinct|,|\.)\s*\*/i.test(text)
}

const QUOTED = /`(?:[^`]|``)+`/g
const TEXT = /'(?:[^'\\]|''|\\.)*'|"(?:[^"\\]|""|\\.)*"/g

/** The words of functions that have several names, by that which the engines choose. */
const SYNONYMS: Readonly<Record<string, string>> = {
  ceil: 'ceiling',
  character_length: 'char_length',
  day: 'dayofmonth',
  lcase: 'lower',
  mid: 'substr',
  power: 'pow',
  std: 'stddev',
  stddev_pop: 'stddev',
  substring: 'substr',
  ucase: 'upper',
  var_pop: 'variance',
}

/** Words that engines leave out, add or put others for. */
const LANGUAGE = new Set(
  `all and any as asc binary both by character charset collate cross curdate current_date current_time current_timestamp
  curtime dec decimal div double else escape false first for from in inner int integer interval into is join last leading
  localtime localtimestamp mod not now null nulls numeric offset on only or outer position rlike regexp some separator
  signed sysdate then trailing true unknown unsigned using varchar when xor utc_date utc_timestamp`.split(
    /\s+/,
  ),
)

/** Words that engines keep: what one query has of them and another has not makes a difference. */
const CLAUSES =
  'desc distinct except exists group having intersect left limit order over partition recursive union where'

function findWord(word: string): string {
  return SYNONYMS[word] ?? word
}

function listNames(text: string): ReadonlySet<string> {
  return new Set([...listWords(text)].map(findWord))
}

/** The clauses of a query, each once. A join to the right is written as one to the left, and EXISTS looks for one row. */
function listClauses(text: string): readonly string[] {
  const plain = text.replaceAll(QUOTED, ' ').replaceAll(TEXT, ' ')
  const words = listWords(dropLimits(plain).replaceAll(/\bright\b/gi, 'left'))
  return CLAUSES.split(' ').filter((word) => words.has(word))
}

/**
 * The values of a query as one text each. `count(*)` is written `count(0)`, a word for truth as a number, and a NOT as a
 * comparison with 0.
 */
function listValues(query: string, text: string): readonly string[] {
  const plain = dropLimits(query.replaceAll(QUOTED, ' '))
    .replaceAll(/count\(\s*(?:\*|0)\s*\)/gi, ' ')
    .replaceAll(/\btrue\b/gi, '1')
    .replaceAll(/\bfalse\b/gi, '0')
  const values = plain.match(new RegExp(`${TEXT.source}|${NUMBER.source}`, 'gu')) ?? []
  const read = values.map(readValue)
  return /\bnot\b/i.test(text) ? read.filter((value) => value !== '0') : read
}

/** A number that stands for a truth, as in `WHERE is_active`, gets a `<> 0`, where the model has none. */
function dropAddedTruths(seen: string, text: string): string {
  const truth = /(?:<>|!=)\s*0(?![\d.])/g
  return text.search(truth) === -1 ? seen.replaceAll(truth, ' ') : seen
}

const NUMBER = /(?<![\p{L}\p{N}_$])\d+(?:\.\d+)?/u

function readValue(value: string): string {
  const quote = value[0] ?? ''
  if (quote !== "'" && quote !== '"') return value
  return value
    .slice(1, -1)
    .replaceAll(quote + quote, quote)
    .replaceAll(/\\(.)/g, '$1')
    .toLowerCase()
}

function dropLimits(text: string): string {
  return text.replaceAll(/\blimit\s+1\s*\)/gi, ')')
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}
