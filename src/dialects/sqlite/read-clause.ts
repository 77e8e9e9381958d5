import type {
  ConflictAction,
  Constraint,
  Deferral,
  ForeignKey,
  Generated,
  ReferentialAction,
} from '../../schema/schema-model.ts'
import { sql } from '../../schema/sql.ts'
import { pickSaid } from '../shared/read-row.ts'
import type { TokenCursor } from './token-cursor.ts'

/** The kinds of clauses in the text of CREATE TABLE. */
export type ClauseKind =
  | Constraint['kind']
  | 'name'
  | 'type'
  | 'collate'
  | 'generated'
  | 'notNull'
  | 'null'
  | 'default'
  | 'other'

/** What a clause says. */
export interface Clause {
  readonly kind: ClauseKind
  /** The name behind CONSTRAINT. */
  readonly name?: string
  readonly constraint?: Constraint
  readonly collation?: string
  readonly generated?: Generated
  /** What happens where a row brings a NULL. */
  readonly onNullConflict?: ConflictAction
}

const TABLE_CONSTRAINT_WORDS: ReadonlySet<string> = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'UNIQUE',
  'CHECK',
  'FOREIGN',
])

/** Whether a constraint of the table comes next, and no column. */
export function isConstraintStart(cursor: TokenCursor): boolean {
  return TABLE_CONSTRAINT_WORDS.has(cursor.peek())
}

const TYPE_ENDS: ReadonlySet<string> = new Set([
  ...TABLE_CONSTRAINT_WORDS,
  'NOT',
  'NULL',
  'DEFAULT',
  'COLLATE',
  'REFERENCES',
  'GENERATED',
  'AS',
  ',',
  ')',
])

/** Takes the type of a column; a column can be without one. */
export function skipType(cursor: TokenCursor): void {
  while (!cursor.isAtEnd && !TYPE_ENDS.has(cursor.peek())) {
    if (cursor.peek() === '(') cursor.takeParenthesized()
    else cursor.next()
  }
}

/** Takes one clause of a column, or of the table where no column is given. */
export function readClause(cursor: TokenCursor, column: string | undefined): Clause {
  let name: string | undefined
  while (cursor.skip('CONSTRAINT')) name = cursor.takeName()
  const named = name === undefined ? {} : { name }
  const constraint = readConstraint(cursor, column, named)
  if (constraint !== undefined) return { kind: constraint.kind, ...named, constraint }
  return { ...named, ...readColumnClause(cursor) }
}

function readConstraint(
  cursor: TokenCursor,
  column: string | undefined,
  named: { readonly name?: string },
): Constraint | undefined {
  const takeColumns = () => (column === undefined ? cursor.takeNames() : [column])
  if (cursor.skip('PRIMARY', 'KEY')) {
    const columns = takeColumns()
    cursor.skip('ASC')
    cursor.skip('DESC')
    const conflict = readConflict(cursor)
    cursor.skip('AUTOINCREMENT')
    return { kind: 'primaryKey', ...named, columns, ...writeConflict('onConflict', conflict) }
  }
  if (cursor.skip('UNIQUE')) {
    const columns = takeColumns()
    const conflict = readConflict(cursor)
    return { kind: 'unique', ...named, columns, ...writeConflict('onConflict', conflict) }
  }
  if (cursor.skip('CHECK')) {
    const expression = sql.raw(cursor.takeParenthesized())
    // It is read and passed over: what fails a check fails the statement.
    readConflict(cursor)
    return { kind: 'check', ...named, expression }
  }
  if (column === undefined && !cursor.skip('FOREIGN', 'KEY')) return undefined
  if (column !== undefined && cursor.peek() !== 'REFERENCES') return undefined
  return readForeignKey(cursor, takeColumns(), named)
}

/** ABORT is what happens when nothing is said. */
function readConflict(cursor: TokenCursor): ConflictAction | undefined {
  if (!cursor.skip('ON', 'CONFLICT')) return undefined
  const action = cursor.next().toLowerCase()
  return action === 'abort' ? undefined : (action as ConflictAction)
}

function writeConflict<Key extends 'onConflict' | 'onNullConflict'>(
  key: Key,
  action: ConflictAction | undefined,
): { readonly [Name in Key]?: ConflictAction } {
  return pickSaid({ [key]: action }) as { [Name in Key]?: ConflictAction }
}

function readForeignKey(
  cursor: TokenCursor,
  columns: readonly string[],
  named: { readonly name?: string },
): ForeignKey {
  cursor.skip('REFERENCES')
  const table = cursor.takeName()
  const referenced = cursor.peek() === '(' ? cursor.takeNames() : []
  const options: { -readonly [Key in keyof ForeignKey]?: ForeignKey[Key] } = {}
  while (!cursor.isAtEnd) {
    if (cursor.skip('ON', 'DELETE')) setAction(options, 'onDelete', readAction(cursor))
    else if (cursor.skip('ON', 'UPDATE')) setAction(options, 'onUpdate', readAction(cursor))
    else if (cursor.skip('MATCH')) cursor.next()
    else break
  }
  return {
    kind: 'foreignKey',
    ...named,
    columns,
    references: { table, columns: referenced },
    ...options,
    ...readDeferral(cursor),
  }
}

/** NO ACTION is what happens when nothing is said. */
function setAction(
  options: { onDelete?: ReferentialAction; onUpdate?: ReferentialAction },
  key: 'onDelete' | 'onUpdate',
  action: ReferentialAction,
): void {
  if (action !== 'no action') options[key] = action
}

function readAction(cursor: TokenCursor): ReferentialAction {
  const first = cursor.next().toLowerCase()
  if (first === 'cascade' || first === 'restrict') return first
  const second = cursor.next().toLowerCase()
  if (first === 'set') return second === 'null' ? 'set null' : 'set default'
  return 'no action'
}

function readDeferral(cursor: TokenCursor): Deferral {
  const isNot = cursor.skip('NOT', 'DEFERRABLE')
  const isDeferrable = !isNot && cursor.skip('DEFERRABLE')
  if (!isNot && !isDeferrable) return {}
  const isDeferred = cursor.skip('INITIALLY') && cursor.next() === 'DEFERRED'
  if (isNot) return {}
  return isDeferred ? { deferrable: true, initially: 'deferred' } : { deferrable: true }
}

/** Takes what a column says that is no constraint of the model. */
function readColumnClause(cursor: TokenCursor): Clause {
  if (cursor.skip('COLLATE')) return { kind: 'collate', collation: cursor.takeName() }
  if (cursor.skip('GENERATED', 'ALWAYS', 'AS') || cursor.skip('AS')) {
    const expression = sql.raw(cursor.takeParenthesized())
    const stored = cursor.skip('STORED')
    if (!stored) cursor.skip('VIRTUAL')
    return { kind: 'generated', generated: { expression, stored } }
  }
  if (cursor.skip('NOT', 'NULL')) {
    return { kind: 'notNull', ...writeConflict('onNullConflict', readConflict(cursor)) }
  }
  if (cursor.skip('NULL')) {
    readConflict(cursor)
    return { kind: 'null' }
  }
  if (cursor.skip('DEFAULT')) {
    skipValue(cursor)
    return { kind: 'default' }
  }
  cursor.next()
  return { kind: 'other' }
}

/** A default: in parentheses, a number with its sign, a word, or a text, which may be of bytes: x'00'. */
function skipValue(cursor: TokenCursor): void {
  if (cursor.peek() === '(') {
    cursor.takeParenthesized()
    return
  }
  const first = cursor.next()
  if (first === '+' || first === '-') cursor.next()
  if (first === 'X' && !cursor.isAtEnd && cursor.peek() === '') cursor.next()
}
