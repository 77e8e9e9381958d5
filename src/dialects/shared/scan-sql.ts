/** How an engine reads the text of SQL. */
export interface LexicalRules {
  /** In which strings a backslash escapes: none, those after `E` (PostgreSQL), or all (MySQL). */
  readonly backslashEscapes: 'never' | 'prefixed' | 'always'
  /** What double quotes hold. The backslash rule of strings holds for them too where they are strings. */
  readonly doubleQuotes: 'name' | 'string'
  readonly backticks: boolean
  readonly brackets: boolean
  readonly dollarQuotes: boolean
  readonly nestedComments: boolean
  readonly hashComments: boolean
  /** MySQL takes `--` for a comment only before white space or a control character. */
  readonly dashesNeedSpace: boolean
  /** MySQL and MariaDB run what stands in comments that begin with `/*!` or `/*M!`. */
  readonly executableComments: boolean
  /** How the placeholder of a bound value looks. */
  readonly placeholders: 'dollar' | 'question'
}

/** The kinds of token. Executable comments are code, so they are no comments. */
export type TokenKind =
  | 'space'
  | 'comment'
  | 'executable'
  | 'word'
  | 'name'
  | 'string'
  | 'number'
  | 'placeholder'
  | 'symbol'

/** A piece of SQL text: `text.slice(start, end)`. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
  readonly end: number
}

const SPACE = /\s+/y
const WORD = /[\p{L}_\u0080-\uffff][\p{L}\p{N}_$\u0080-\uffff]*/uy
const NUMBER = /(?:0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)/y
const DOLLAR_TAG = /\$(?:[\p{L}_\u0080-\uffff][\p{L}\p{N}_\u0080-\uffff]*)?\$/uy
const DOLLAR_PLACEHOLDER = /\$\d+/y

/** Reads the token that begins at `start`. What is opened and never closed reaches to the end of the text. */
export function scanToken(text: string, start: number, rules: LexicalRules): Token {
  const [kind, end] = findToken(text, start, rules)
  return { kind, text: text.slice(start, end), start, end }
}

/** Reads all tokens of a text. */
export function* scanTokens(text: string, rules: LexicalRules): Generator<Token> {
  for (let position = 0; position < text.length; ) {
    const token = scanToken(text, position, rules)
    yield token
    position = token.end
  }
}

function findToken(text: string, start: number, rules: LexicalRules): [TokenKind, number] {
  const space = matchAt(SPACE, text, start)
  if (space > start) return ['space', space]
  const comment = findComment(text, start, rules)
  if (comment !== undefined) return comment
  const quoted = findQuoted(text, start, rules)
  if (quoted !== undefined) return quoted
  const placeholder = findPlaceholder(text, start, rules)
  if (placeholder > start) return ['placeholder', placeholder]
  const number = matchAt(NUMBER, text, start)
  if (number > start) return ['number', number]
  const word = matchAt(WORD, text, start)
  if (word > start) return ['word', word]
  return ['symbol', start + 1]
}

function findComment(
  text: string,
  start: number,
  rules: LexicalRules,
): [TokenKind, number] | undefined {
  const isLineComment =
    (text.startsWith('--', start) && (!rules.dashesNeedSpace || isBlank(text[start + 2]))) ||
    (rules.hashComments && text[start] === '#')
  if (isLineComment) {
    const end = text.indexOf('\n', start)
    return ['comment', end === -1 ? text.length : end]
  }
  if (!text.startsWith('/*', start)) return undefined
  const isExecutable = rules.executableComments && /^\/\*M?!/.test(text.slice(start, start + 4))
  if (isExecutable) return ['executable', findExecutableEnd(text, start, rules)]
  return ['comment', findBlockEnd(text, start, rules.nestedComments)]
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character <= ' '
}

function findBlockEnd(text: string, start: number, isNested: boolean): number {
  let depth = 1
  for (let position = start + 2; position < text.length; ) {
    if (text.startsWith('*/', position)) {
      position += 2
      if (--depth === 0) return position
    } else if (isNested && text.startsWith('/*', position)) {
      position += 2
      depth++
    } else {
      position++
    }
  }
  return text.length
}

/** The content of an executable comment is code: a `*` + `/` in one of its strings does not end it. */
function findExecutableEnd(text: string, start: number, rules: LexicalRules): number {
  let position = start + 3
  while (position < text.length) {
    if (text.startsWith('*/', position)) return position + 2
    position = scanToken(text, position, { ...rules, executableComments: false }).end
  }
  return text.length
}

function findQuoted(
  text: string,
  start: number,
  rules: LexicalRules,
): [TokenKind, number] | undefined {
  const first = text[start]
  const always = rules.backslashEscapes === 'always'
  if (first === "'") return ['string', findQuoteEnd(text, start, "'", always)]
  if (first === '"') {
    const isString = rules.doubleQuotes === 'string'
    return [isString ? 'string' : 'name', findQuoteEnd(text, start, '"', isString && always)]
  }
  if (first === '`' && rules.backticks) return ['name', findQuoteEnd(text, start, '`', false)]
  if (first === '[' && rules.brackets) {
    const end = text.indexOf(']', start)
    return ['name', end === -1 ? text.length : end + 1]
  }
  const isEscapeString =
    rules.backslashEscapes === 'prefixed' &&
    (first === 'E' || first === 'e') &&
    text[start + 1] === "'"
  if (isEscapeString) return ['string', findQuoteEnd(text, start + 1, "'", true)]
  if (first === '$' && rules.dollarQuotes) return findDollarQuoted(text, start)
  return undefined
}

/** A doubled quote stands for one; the end is after the closing quote. */
function findQuoteEnd(text: string, start: number, quote: string, escapes: boolean): number {
  for (let position = start + 1; position < text.length; position++) {
    if (escapes && text[position] === '\\') position++
    else if (text[position] === quote) {
      if (text[position + 1] !== quote) return position + 1
      position++
    }
  }
  return text.length
}

function findDollarQuoted(text: string, start: number): [TokenKind, number] | undefined {
  const tagEnd = matchAt(DOLLAR_TAG, text, start)
  if (tagEnd === start) return undefined
  const end = text.indexOf(text.slice(start, tagEnd), tagEnd)
  return ['string', end === -1 ? text.length : end + (tagEnd - start)]
}

function findPlaceholder(text: string, start: number, rules: LexicalRules): number {
  if (rules.placeholders === 'dollar') return matchAt(DOLLAR_PLACEHOLDER, text, start)
  return text[start] === '?' ? start + 1 : start
}

/** Where a sticky pattern that matches at `start` ends; `start` itself where it does not match. */
function matchAt(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : start
}
