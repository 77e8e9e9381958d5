import { decodeStringLiteral, Tokenizer } from '../../system/index.ts'
import { HEADER_FIELDS } from '../script-record.ts'
import {
  type HeaderValue,
  OTHER_VALUE,
  readHeaderValue,
  skipExpression,
  skipType,
} from './header-value.ts'

/** What the text of a module shows of its exports. */
export interface ModuleExportsText {
  /** The values of exports by name; of what is no header field only that it is exported. */
  readonly exports: ReadonlyMap<string, HeaderValue>
  /** Whether more may be exported than the text names. */
  readonly hasHiddenExports: boolean
  /** The doc comment of the module, with its delimiters; empty where it has none. */
  readonly comment: string
}

const COMMENT_FIELD = /^[\s*]*(?:Revision ID|Revises|Create Date)\s*:/m

/**
 * Reads the exports of a script from its text: `export const X =`, `exports.X =`, `module.exports.X =` and variables
 * that an `export { … }` names, also renamed. Stops early where all fields of the header were exported as constants,
 * since nothing that follows can change them.
 */
export function readExports(text: string): ModuleExportsText {
  return new ExportReader(text).read()
}

class ExportReader {
  readonly #token: Tokenizer
  readonly #exports = new Map<string, HeaderValue>()
  readonly #variables = new Map<string, HeaderValue>()
  readonly #fixedVariables = new Set<string>()
  readonly #renamed: { readonly exported: string; readonly variable: string }[] = []
  #hasHiddenExports = false
  #constants = 0
  #isRestSearched = false
  #isInPrologue = true
  #leadingComment = ''
  #markedComment = ''

  constructor(text: string) {
    this.#token = new Tokenizer(text, (start, end) => {
      if (this.#markedComment !== '') return
      const comment = text.slice(start, end)
      if (COMMENT_FIELD.test(comment)) this.#markedComment = comment
      else if (this.#isInPrologue && this.#leadingComment === '') this.#leadingComment = comment
    })
  }

  read(): ModuleExportsText {
    const token = this.#token
    token.advance()
    let isMember = false
    while (token.kind !== 'end' && this.#constants < HEADER_FIELDS.length) {
      if (token.depthBefore > 0) {
        isMember = false
        token.advance()
        continue
      }
      const start = token.start
      if (token.kind === 'name' && !isMember) this.#readStatement()
      else if (token.kind !== 'string' && !token.is(';')) this.#isInPrologue = false
      isMember = token.start === start && (token.is('.') || token.is('?.'))
      if (token.start === start) token.advance()
      else if (this.#isSettled()) break
    }
    for (const { exported, variable } of this.#renamed) {
      this.#exports.set(exported, this.#variables.get(variable) ?? OTHER_VALUE)
    }
    return {
      exports: new Map([...this.#exports].map(([name, value]) => [name, this.#resolve(value)])),
      hasHiddenExports: this.#hasHiddenExports,
      comment: this.#markedComment || this.#leadingComment,
    }
  }

  /** Compiled CommonJS may assign its exports again, which takes a name that the rest of the text would mention. */
  #isSettled(): boolean {
    if (this.#isRestSearched || this.#exports.size < HEADER_FIELDS.length) return false
    if (!HEADER_FIELDS.every((field) => this.#exports.get(field)?.kind === 'literal')) return false
    this.#isRestSearched = true
    const rest = this.#token.text.slice(this.#token.start)
    return ![...HEADER_FIELDS, 'exports'].some((name) => rest.includes(name))
  }

  #resolve(value: HeaderValue): HeaderValue {
    if (value.kind !== 'reference') return value
    const variable = this.#variables.get(value.name)
    const isKnown = this.#fixedVariables.has(value.name) && variable?.kind === 'literal'
    return isKnown ? variable : OTHER_VALUE
  }

  #readStatement(): void {
    const token = this.#token
    const word = token.value
    if (word === 'import') return this.#skipImport()
    if (word === 'Object') return this.#readDefineProperty()
    this.#isInPrologue = false
    if (word === 'export') return this.#readExport()
    if (word === 'const' || word === 'let' || word === 'var') return this.#readDeclarators(false)
    if (word === 'exports' || word === 'module') {
      this.#readAssignment()
      return undefined
    }
    if (word === '__exportStar') this.#hasHiddenExports = true
    token.advance()
    // A variable that is assigned anew has no value that the text shows.
    if (token.is('=') && this.#variables.has(word)) this.#variables.set(word, OTHER_VALUE)
    return undefined
  }

  /** Goes to the specifier, so that what follows is still the top of the file. */
  #skipImport(): void {
    const token = this.#token
    token.advance()
    if (token.is('(') || token.is('.')) {
      this.#isInPrologue = false
      return
    }
    while (token.kind === 'name' || token.kind === 'punctuator') {
      if (token.is(';')) return
      token.advance()
    }
  }

  #readExport(): void {
    const token = this.#token
    token.advance()
    if (token.is('const') || token.is('let') || token.is('var')) return this.#readDeclarators(true)
    if (token.is('{')) return this.#readExportClause()
    if (token.is('*')) return this.#readExportStar()
    if (token.is('type')) {
      token.advance()
      if (token.is('{')) this.#skipBrackets()
      return undefined
    }
    while (
      token.is('async') ||
      token.is('function') ||
      token.is('*') ||
      token.is('abstract') ||
      token.is('class')
    ) {
      token.advance()
    }
    if (token.kind === 'name' && !token.is('default')) this.#exports.set(token.value, OTHER_VALUE)
    return undefined
  }

  #readExportStar(): void {
    const token = this.#token
    token.advance()
    if (!token.is('as')) {
      this.#hasHiddenExports = true
      return
    }
    token.advance()
    this.#exports.set(readName(token), OTHER_VALUE)
  }

  #readExportClause(): void {
    const token = this.#token
    const names: { exported: string; variable: string }[] = []
    token.advance()
    while (token.kind !== 'end' && !token.is('}')) {
      const variable = readName(token)
      token.advance()
      let exported = variable
      if (token.is('as')) {
        token.advance()
        exported = readName(token)
        token.advance()
      }
      if (token.is(',')) token.advance()
      else if (!token.is('}')) continue
      names.push({ exported, variable })
    }
    token.advance()
    if (token.is('from')) for (const { exported } of names) this.#exports.set(exported, OTHER_VALUE)
    else this.#renamed.push(...names)
  }

  #readDeclarators(isExported: boolean): void {
    const token = this.#token
    const isConstant = token.is('const')
    token.advance()
    for (;;) {
      if (isConstant) this.#fixedVariables.add(token.value)
      if (token.kind === 'name') this.#readDeclarator(isExported)
      else if (token.is('{') || token.is('[')) this.#readPattern(isExported)
      else return
      if (!token.is(',')) return
      token.advance()
    }
  }

  #readDeclarator(isExported: boolean): void {
    const token = this.#token
    const name = token.value
    token.advance()
    if (token.is('!')) token.advance()
    if (token.is(':')) {
      token.advance()
      skipType(token)
    }
    let value = OTHER_VALUE
    if (token.is('=')) {
      token.advance()
      value = readHeaderValue(token)
    }
    this.#variables.set(name, value)
    if (!isExported) return
    this.#exports.set(name, value)
    if (value.kind === 'literal' && isHeaderField(name)) this.#constants += 1
  }

  /** Which part of a pattern gets which value only evaluation tells. */
  #readPattern(isExported: boolean): void {
    const token = this.#token
    do {
      if (token.kind === 'name') {
        this.#variables.set(token.value, OTHER_VALUE)
        if (isExported) this.#exports.set(token.value, OTHER_VALUE)
      }
      token.advance()
    } while (token.kind !== 'end' && token.depthBefore > 0)
    if (!token.is('=')) return
    token.advance()
    skipExpression(token)
  }

  /** Reads `exports.X = value`, and `exports.X = exports.Y = value`. */
  #readAssignment(): HeaderValue {
    const token = this.#token
    const isModule = token.is('module')
    token.advance()
    if (isModule) {
      if (!token.is('.')) return OTHER_VALUE
      token.advance()
      if (!token.is('exports')) return OTHER_VALUE
      token.advance()
      if (token.is('=')) this.#hasHiddenExports = true
    }
    const isBracket = token.is('[')
    if (!isBracket && !token.is('.')) return OTHER_VALUE
    token.advance()
    const name = readName(token)
    token.advance()
    if (isBracket) token.advance()
    if (!token.is('=')) return OTHER_VALUE
    token.advance()
    const value =
      token.is('exports') || token.is('module') ? this.#readAssignment() : readHeaderValue(token)
    this.#exports.set(name, value)
    return value
  }

  /** Reads `Object.defineProperty(exports, "X", …)`: compilers write so what is exported from elsewhere. */
  #readDefineProperty(): void {
    const token = this.#token
    for (const expected of ['Object', '.', 'defineProperty', '(', 'exports', ',']) {
      if (!token.is(expected)) {
        this.#isInPrologue = false
        return
      }
      token.advance()
    }
    const name = readName(token)
    if (name !== '__esModule') this.#exports.set(name, OTHER_VALUE)
    this.#skipBrackets()
  }

  /** Goes to the first token after the brackets that are open. */
  #skipBrackets(): void {
    const token = this.#token
    do token.advance()
    while (token.kind !== 'end' && token.depthBefore > 0)
  }
}

function isHeaderField(name: string): boolean {
  return (HEADER_FIELDS as readonly string[]).includes(name)
}

/** The name of an export: an identifier or, rarely, a string. */
function readName(token: Tokenizer): string {
  return token.kind === 'string' ? (decodeStringLiteral(token.value) ?? '') : token.value
}
