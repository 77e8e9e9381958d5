import { decodeStringLiteral, type Tokenizer } from '../../system/index.ts'

/** What the text shows of a value: a literal, the name of another variable, or something that only evaluation tells. */
export type HeaderValue =
  | { readonly kind: 'literal'; readonly value: null | string | readonly string[] }
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'other' }

/** A value that the text does not show. */
export const OTHER_VALUE: HeaderValue = { kind: 'other' }

/** Reads the value that begins at the token, and goes on to what follows the whole expression. */
export function readHeaderValue(token: Tokenizer): HeaderValue {
  const value = readLiteral(token)
  if (value.kind !== 'other') {
    let isTyped = false
    while (token.is('as') || token.is('satisfies')) {
      isTyped = true
      token.advance()
      skipType(token)
    }
    if (isExpressionEnd(token, isTyped)) return value
  }
  skipExpression(token)
  return OTHER_VALUE
}

/** Goes to the end of a type: an equals sign, comma or semicolon outside of brackets, or the next statement. */
export function skipType(token: Tokenizer): void {
  let angles = 0
  let isFirst = true
  while (token.kind !== 'end') {
    if (token.depthBefore === 0) {
      if (token.is('<')) angles += 1
      else if (token.is('>')) angles -= 1
      else if (angles <= 0 && (token.is('=') || token.is(',') || token.is(';'))) return
      if (!isFirst && angles <= 0 && startsStatement(token, true)) return
      if (!isFirst && (token.is('as') || token.is('satisfies'))) return
    }
    isFirst = false
    token.advance()
  }
}

/** Goes to the comma or semicolon after an expression, or to the next statement. */
export function skipExpression(token: Tokenizer): void {
  while (token.kind !== 'end' && !isExpressionEnd(token)) token.advance()
}

function isExpressionEnd(token: Tokenizer, isTyped = false): boolean {
  if (token.kind === 'end') return true
  if (token.depthBefore > 0) return false
  return token.is(',') || token.is(';') || startsStatement(token, isTyped)
}

/** Where a line ends after an operand and the next token cannot go on, JavaScript inserts a semicolon. */
function startsStatement(token: Tokenizer, isTyped: boolean): boolean {
  if (!token.hasNewlineBefore) return false
  if (token.is('export') || token.is('const') || token.is('var')) return !token.follows('.')
  // A brace that closes a block ends the expression too: the block is the body of a function. So does the end of a type.
  const isComplete = token.followsOperand || token.follows('}') || (isTyped && token.follows('>'))
  if (!isComplete) return false
  if (token.kind === 'name') return !['in', 'instanceof', 'as', 'satisfies'].includes(token.value)
  if (token.kind === 'punctuator') return ['{', '@', '++', '--'].includes(token.value)
  return token.kind === 'string' || token.kind === 'number'
}

function readLiteral(token: Tokenizer): HeaderValue {
  if (token.is('[')) return readArray(token)
  if (token.kind === 'name') {
    const name = token.value
    token.advance()
    if (name === 'null') return { kind: 'literal', value: null }
    return /^(?:undefined|void|new|async|function|class|typeof|await)$/.test(name)
      ? OTHER_VALUE
      : { kind: 'reference', name }
  }
  const text = readText(token)
  return text === undefined ? OTHER_VALUE : { kind: 'literal', value: text }
}

function readArray(token: Tokenizer): HeaderValue {
  const values: string[] = []
  token.advance()
  while (!token.is(']')) {
    const text = readText(token)
    if (text === undefined) return OTHER_VALUE
    values.push(text)
    if (token.is(',')) token.advance()
    else if (!token.is(']')) return OTHER_VALUE
  }
  token.advance()
  return { kind: 'literal', value: values }
}

function readText(token: Tokenizer): string | undefined {
  const isPlain = token.kind === 'string' || (token.kind === 'template' && !token.hasSubstitution)
  const text = isPlain ? decodeStringLiteral(token.value) : undefined
  if (text !== undefined) token.advance()
  return text
}
