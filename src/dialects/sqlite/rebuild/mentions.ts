import type { Token } from '../../shared/scan-sql.ts'
import { readKeyword, readSignificantTokens } from '../../shared/significant-tokens.ts'
import { sqliteLexicalRules } from '../lexical-rules.ts'
import { createTokenCursor, unquoteName } from '../token-cursor.ts'

/** A name in the case by which SQLite knows it: only the letters of ASCII have one. */
export function foldName(name: string): string {
  return name.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

/** Whether two names are one. */
export function isSameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other)
}

/** Whether a text names a column, outside of strings and comments and not as a function or as the owner of another. */
export function mentionsColumn(text: string, column: string): boolean {
  const tokens = readSignificantTokens(text, sqliteLexicalRules)
  return tokens.some((_, index) => namesColumnAt(tokens, index, column))
}

/** A view or a trigger, with its text and the table of the trigger. */
export interface CodeText {
  readonly type: 'trigger' | 'view'
  readonly table: string
  readonly sql: string
}

/** Whether a view or a trigger uses a column of a table. Where its text leaves a doubt, it does. */
export function usesColumn(code: CodeText, table: string, column: string): boolean {
  const tokens = readSignificantTokens(code.sql, sqliteLexicalRules)
  const isOwn = code.type === 'trigger' && isSameName(code.table, table)
  const owners = new Set([foldName(table), ...findAliases(tokens, table)])
  if (!tokens.some((_, index) => namesAt(tokens, index, table))) return false
  const selects = tokens.filter((token) => readKeyword(token) === 'SELECT').length
  // What a trigger is set off by are columns of its own table.
  const head = code.type === 'trigger' && !isOwn ? findFirstOn(tokens) : 0
  return tokens.some((_, index) => {
    if (index < head || !namesColumnAt(tokens, index, column)) return false
    const isQualified = readKeyword(tokens[index - 1]) === '.'
    if (!isQualified) return !namesObject(tokens, index, code.type)
    const owner = foldName(unquoteName(tokens[index - 2]))
    if (owner === 'new' || owner === 'old') return isOwn
    // A name behind a nested query can stand for whatever it selects.
    return selects > 1 || owners.has(owner)
  })
}

/** Keywords that a column cannot follow but the name of something else; in `IS DISTINCT FROM` it can. */
const BEFORE_OBJECTS: ReadonlySet<string> = new Set([
  'FROM',
  'JOIN',
  'INTO',
  'UPDATE',
  'VIEW',
  'TRIGGER',
])

/** Whether a name without an owner is that of a table, or of the view or the trigger itself. */
function namesObject(tokens: readonly Token[], index: number, type: CodeText['type']): boolean {
  const before = readKeyword(tokens[index - 1])
  if (BEFORE_OBJECTS.has(before)) return readKeyword(tokens[index - 2]) !== 'DISTINCT'
  if (before !== 'ON' || type !== 'trigger') return false
  // The first ON of a trigger says its table; any other stands in its statements, before a condition.
  return findFirstOn(tokens) === index - 1
}

function findFirstOn(tokens: readonly Token[]): number {
  return tokens.findIndex((token) => readKeyword(token) === 'ON')
}

/** A text in which nothing is qualified with the name of the table. */
export function dropQualifier(text: string, table: string): string {
  const tokens = readSignificantTokens(text, sqliteLexicalRules)
  let result = ''
  let from = 0
  for (const [index, token] of tokens.entries()) {
    const dot = tokens[index + 1]
    if (readKeyword(dot) !== '.' || dot === undefined) continue
    if (!namesAt(tokens, index, table)) continue
    result += text.slice(from, token.start)
    from = dot.end
  }
  return result + text.slice(from)
}

function findAliases(tokens: readonly Token[], table: string): readonly string[] {
  return tokens.flatMap((_, index) => {
    if (!namesAt(tokens, index, table)) return []
    const isSaid = readKeyword(tokens[index + 1]) === 'AS'
    const alias = tokens[index + (isSaid ? 2 : 1)]
    return alias?.kind === 'word' || alias?.kind === 'name' ? [foldName(unquoteName(alias))] : []
  })
}

/** What a dot follows is a table or a schema, or NEW and OLD in a trigger. */
function namesColumnAt(tokens: readonly Token[], index: number, column: string): boolean {
  return namesAt(tokens, index, column) && readKeyword(tokens[index + 1]) !== '.'
}

function namesAt(tokens: readonly Token[], index: number, name: string): boolean {
  const token = tokens[index]
  if (token?.kind !== 'word' && token?.kind !== 'name') return false
  if (token.kind === 'word' && readKeyword(tokens[index + 1]) === '(') {
    // A call, or the table of INSERT INTO t (…) and REFERENCES t (…).
    const before = readKeyword(tokens[index - 1])
    if (!['INTO', 'REFERENCES', 'TABLE', 'ON', '.'].includes(before)) return false
  }
  return isSameName(unquoteName(token), name)
}

/** Whether an index is over a column, with an expression or a condition too. */
export function indexCovers(sql: string, column: string): boolean {
  const cursor = createTokenCursor(sql)
  while (!cursor.isAtEnd && cursor.next() !== 'ON');
  cursor.takeName()
  return mentionsColumn(sql.slice(cursor.start), column)
}
