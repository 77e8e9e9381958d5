/** What a token of JavaScript or TypeScript is. A template literal is one token, with all that is substituted in it. */
export type TokenKind = 'name' | 'string' | 'template' | 'number' | 'regex' | 'punctuator' | 'end'

/** Told of each block comment that begins like a doc comment. */
export type DocCommentListener = (start: number, end: number) => void

const NAME_CHARACTER = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w$#\\]/.test(String.fromCharCode(code)) ? 1 : 0,
)
const BEFORE_OPERAND = new Set(
  'await case default delete do else extends in instanceof new of return throw typeof void yield'.split(
    ' ',
  ),
)
const BEFORE_CONDITION = new Set(['if', 'while', 'for', 'with'])
const KEYWORD_START = Uint8Array.from({ length: 128 }, (_, code) =>
  [...BEFORE_OPERAND, ...BEFORE_CONDITION].some((word) => word.codePointAt(0) === code) ? 1 : 0,
)
const WIDE_OPERATORS = ['===', '!==', '...', '==', '!=', '=>', '++', '--', '?.']
const WIDE_OPERATOR_START = new Set(WIDE_OPERATORS.map((operator) => operator.codePointAt(0)))

/**
 * Reads JavaScript and TypeScript token by token, so that what stands in comments, strings, templates and regular
 * expressions is never taken for code. It keeps count of brackets and goes on where the text is broken: a script with
 * a syntax error in a function still has a header.
 */
export class Tokenizer {
  readonly text: string
  kind: TokenKind = 'end'
  start = 0
  end = 0
  /** How many brackets are open before the token, and after it. */
  depthBefore = 0
  depth = 0
  /** Whether a line ended between the token before and this one. */
  hasNewlineBefore = false
  /** Of a template: whether something is substituted in it. */
  hasSubstitution = false
  /** Whether the token before can end an expression, so that a slash divides. */
  followsOperand = false
  readonly #onDocComment: DocCommentListener | undefined
  /** For each open bracket: whether an operand may begin after it closes, as after a block. */
  readonly #open: boolean[] = []
  #previous = ''
  #position = 0

  constructor(text: string, onDocComment?: DocCommentListener) {
    this.text = text
    this.#onDocComment = onDocComment
    if (text.codePointAt(0) === 0xfeff) this.#position = 1
    if (text.startsWith('#!', this.#position)) this.#position = this.#findLineEnd()
  }

  /** The text of the token. */
  get value(): string {
    return this.text.slice(this.start, this.end)
  }

  /** Whether the token before is this name or punctuator. */
  follows(value: string): boolean {
    return this.#previous === value
  }

  /** Whether the token is this name or punctuator. */
  is(value: string): boolean {
    return (
      (this.kind === 'punctuator' || this.kind === 'name') &&
      this.end - this.start === value.length &&
      this.text.startsWith(value, this.start)
    )
  }

  /** Goes to the next token; at the end of the text it stays there. */
  advance(): void {
    this.#remember()
    this.depthBefore = this.depth
    this.hasNewlineBefore = false
    this.#skipTrivia()
    this.start = this.#position
    this.kind = this.#scan()
    this.end = this.#position
  }

  /** Runs for every token: a slice is only taken where the name may matter. */
  #remember(): void {
    if (this.kind === 'name') {
      const isMember = this.#previous === '.' || this.#previous === '?.'
      const mayBeKeyword = !isMember && KEYWORD_START[this.text.charCodeAt(this.start)] === 1
      const name = mayBeKeyword && this.end - this.start < 11 ? this.value : 'name'
      this.followsOperand = !BEFORE_OPERAND.has(name)
      this.#previous = name
    } else if (this.kind === 'punctuator') {
      const isWide = this.end - this.start > 1
      const mark = isWide ? this.value : (this.text[this.start] ?? '')
      if (mark === ')' || mark === '}') this.followsOperand = !this.#closedBlock
      else if (mark === ']' || mark === '++' || mark === '--') this.followsOperand = true
      else if (mark !== '!' || !this.followsOperand) this.followsOperand = false
      this.#previous = mark
    } else {
      this.followsOperand = this.kind !== 'end'
      this.#previous = ''
    }
  }

  #closedBlock = false

  #scan(): TokenKind {
    const code = this.text.charCodeAt(this.#position)
    if (Number.isNaN(code)) return 'end'
    if (isDigit(code)) return this.#scanWord('number')
    if (code >= 128 || NAME_CHARACTER[code] === 1) return this.#scanWord('name')
    if (code === 34 || code === 39) return this.#scanString(code)
    if (code === 96) return this.#scanTemplate()
    if (code === 47 && !this.followsOperand) return this.#scanRegex()
    if (code === 46 && isDigit(this.text.charCodeAt(this.#position + 1))) {
      return this.#scanWord('number')
    }
    return this.#scanPunctuator(code)
  }

  #scanPunctuator(code: number): TokenKind {
    if (code === 40 || code === 91 || code === 123) {
      this.#open.push(code === 40 ? this.#opensCondition() : code === 123 && this.#opensBlock())
      this.depth = this.#open.length
    } else if (code === 41 || code === 93 || code === 125) {
      this.#closedBlock = this.#open.pop() ?? code === 125
      this.depth = this.#open.length
    } else if (WIDE_OPERATOR_START.has(code)) {
      for (const operator of WIDE_OPERATORS) {
        if (this.text.startsWith(operator, this.#position)) {
          this.#position += operator.length
          return 'punctuator'
        }
      }
    }
    this.#position += 1
    return 'punctuator'
  }

  #opensCondition(): boolean {
    return BEFORE_CONDITION.has(this.#previous)
  }

  /** A brace opens an object where an operand is due, except where a statement may begin. */
  #opensBlock(): boolean {
    return (
      this.followsOperand || ['', ')', ';', '{', '}', '=>', 'else', 'do'].includes(this.#previous)
    )
  }

  #scanWord(kind: 'name' | 'number' | 'regex'): TokenKind {
    const { text } = this
    let position = this.#position + 1
    for (; position < text.length; position++) {
      const code = text.charCodeAt(position)
      if (
        code < 128
          ? NAME_CHARACTER[code] === 1 || (code === 46 && kind === 'number')
          : !isSpace(code)
      )
        continue
      break
    }
    this.#position = position
    return kind
  }

  #scanString(quote: number): TokenKind {
    const { text } = this
    let position = this.#position + 1
    for (; position < text.length; position++) {
      const code = text.charCodeAt(position)
      if (code === quote) {
        position += 1
        break
      }
      if (code === 10) break
      if (code === 92) position += text.charCodeAt(position + 1) === 13 ? 2 : 1
    }
    this.#position = Math.min(position, text.length)
    return 'string'
  }

  #scanTemplate(): TokenKind {
    const { start, depthBefore, hasNewlineBefore, text } = this
    let hasSubstitution = false
    this.#position += 1
    while (this.#position < text.length) {
      const code = text.charCodeAt(this.#position)
      this.#position += 1
      if (code === 96) break
      if (code === 92) this.#position += 1
      else if (code === 36 && text.charCodeAt(this.#position) === 123) {
        hasSubstitution = true
        this.#skipSubstitution()
      }
    }
    this.#position = Math.min(this.#position, text.length)
    Object.assign(this, { start, depthBefore, hasNewlineBefore, hasSubstitution })
    return 'template'
  }

  #skipSubstitution(): void {
    const outer = this.depth
    this.kind = 'punctuator'
    this.end = this.start
    do this.advance()
    while (this.depth > outer && this.#position < this.text.length)
  }

  #scanRegex(): TokenKind {
    const { text } = this
    let isInClass = false
    let position = this.#position + 1
    for (; position < text.length; position++) {
      const code = text.charCodeAt(position)
      if (code === 10) break
      if (code === 92) position += 1
      else if (code === 91) isInClass = true
      else if (code === 93) isInClass = false
      else if (code === 47 && !isInClass) {
        this.#position = position
        return this.#scanWord('regex')
      }
    }
    // It never ends on its line, so it was a division after all.
    this.#position += 1
    return 'punctuator'
  }

  #skipTrivia(): void {
    const { text } = this
    for (;;) {
      const code = text.charCodeAt(this.#position)
      if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) {
        this.hasNewlineBefore = true
        this.#position += 1
      } else if (isSpace(code)) {
        this.#position += 1
      } else if (code === 47 && text.charCodeAt(this.#position + 1) === 47) {
        this.#position = this.#findLineEnd()
      } else if (code === 47 && text.charCodeAt(this.#position + 1) === 42) {
        this.#skipBlockComment()
      } else return
    }
  }

  #skipBlockComment(): void {
    const start = this.#position
    const close = this.text.indexOf('*/', start + 2)
    this.#position = close === -1 ? this.text.length : close + 2
    const isDoc = this.text.charCodeAt(start + 2) === 42 && this.#position - start > 4
    if (isDoc && this.depth === 0) this.#onDocComment?.(start, this.#position)
    if (!this.hasNewlineBefore) {
      const newline = this.text.indexOf('\n', start)
      this.hasNewlineBefore = newline !== -1 && newline < this.#position
    }
  }

  #findLineEnd(): number {
    const end = this.text.indexOf('\n', this.#position)
    return end === -1 ? this.text.length : end
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13)
  return code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029 || code === 0x3000
}
