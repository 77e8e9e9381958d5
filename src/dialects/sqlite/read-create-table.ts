import type {
  Constraint,
  Deferral,
  ForeignKey,
  Generated,
  ReferentialAction,
} from '../../schema/schema-model.ts'
import { sql } from '../../schema/sql.ts'
import { createTokenCursor, type TokenCursor } from './token-cursor.ts'

/** What the text of CREATE TABLE tells and the pragmas do not. */
export interface CreateTableText {
  readonly constraints: readonly Constraint[]
  readonly columns: ReadonlyMap<string, ColumnText>
  readonly options: Readonly<Record<string, boolean>>
}

/** What the text tells of a column. */
export interface ColumnText {
  collation?: string
  generated?: Generated
}

interface Reading {
  readonly cursor: TokenCursor
  readonly constraints: Constraint[]
  readonly options: Record<string, boolean>
}

/** Reads the text that SQLite keeps of a table: names of constraints are nowhere else. */
export function readCreateTable(text: string): CreateTableText {
  const outer = createTokenCursor(text)
  while (!outer.isAtEnd && outer.peek() !== '(') outer.next()
  const cursor = createTokenCursor(outer.takeParenthesized())
  const reading: Reading = { cursor, constraints: [], options: readOptions(outer) }
  const columns = new Map<string, ColumnText>()
  while (!cursor.isAtEnd) {
    if (isConstraintStart(cursor)) readConstraints(reading, undefined, {})
    else {
      const name = cursor.takeName()
      const column: ColumnText = {}
      columns.set(name, column)
      skipType(cursor)
      readConstraints(reading, name, column)
    }
    if (cursor.peek() === ',') cursor.next()
  }
  return { constraints: reading.constraints, columns, options: reading.options }
}

function readOptions(cursor: TokenCursor): Record<string, boolean> {
  const options: Record<string, boolean> = {}
  while (!cursor.isAtEnd) {
    if (cursor.skip('WITHOUT', 'ROWID')) options['withoutRowid'] = true
    else if (cursor.next() === 'STRICT') options['strict'] = true
  }
  return options
}

const TABLE_CONSTRAINT_WORDS: ReadonlySet<string> = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'UNIQUE',
  'CHECK',
  'FOREIGN',
])

function isConstraintStart(cursor: TokenCursor): boolean {
  return TABLE_CONSTRAINT_WORDS.has(cursor.peek())
}

const COLUMN_WORDS: ReadonlySet<string> = new Set([
  ...TABLE_CONSTRAINT_WORDS,
  'NOT',
  'NULL',
  'DEFAULT',
  'COLLATE',
  'REFERENCES',
  'GENERATED',
  'AS',
  ',',
])

function skipType(cursor: TokenCursor): void {
  while (!cursor.isAtEnd && !COLUMN_WORDS.has(cursor.peek())) {
    if (cursor.peek() === '(') cursor.takeParenthesized()
    else cursor.next()
  }
}

/** Reads clauses up to the comma; `column` is the column that they stand behind. */
function readConstraints(reading: Reading, column: string | undefined, text: ColumnText): void {
  const { cursor, constraints } = reading
  let name: string | undefined
  while (!cursor.isAtEnd && cursor.peek() !== ',') {
    if (cursor.skip('CONSTRAINT')) {
      name = cursor.takeName()
      continue
    }
    const constraint = readConstraint(reading, column, name)
    if (constraint !== undefined) constraints.push(constraint)
    else readColumnClause(cursor, text)
    name = undefined
  }
}

function readConstraint(
  { cursor, options }: Reading,
  column: string | undefined,
  name: string | undefined,
): Constraint | undefined {
  const named = name === undefined ? {} : { name }
  const takeColumns = () => (column === undefined ? cursor.takeNames() : [column])
  if (cursor.skip('PRIMARY', 'KEY')) {
    const columns = takeColumns()
    cursor.skip('ASC')
    cursor.skip('DESC')
    skipConflict(cursor)
    if (cursor.skip('AUTOINCREMENT')) options['autoincrement'] = true
    return { kind: 'primaryKey', ...named, columns }
  }
  if (cursor.skip('UNIQUE')) {
    const columns = takeColumns()
    skipConflict(cursor)
    return { kind: 'unique', ...named, columns }
  }
  if (cursor.skip('CHECK')) {
    const expression = sql.raw(cursor.takeParenthesized())
    skipConflict(cursor)
    return { kind: 'check', ...named, expression }
  }
  if (column === undefined && !cursor.skip('FOREIGN', 'KEY')) return undefined
  if (column !== undefined && cursor.peek() !== 'REFERENCES') return undefined
  return readForeignKey(cursor, takeColumns(), named)
}

function skipConflict(cursor: TokenCursor): void {
  if (cursor.skip('ON', 'CONFLICT')) cursor.next()
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

/** Reads what a column says that is no constraint of the model; the pragma tells about NOT NULL and DEFAULT. */
function readColumnClause(cursor: TokenCursor, text: ColumnText): void {
  if (cursor.skip('COLLATE')) text.collation = cursor.takeName()
  else if (cursor.skip('GENERATED', 'ALWAYS', 'AS') || cursor.skip('AS')) {
    const expression = sql.raw(cursor.takeParenthesized())
    const stored = cursor.skip('STORED')
    if (!stored) cursor.skip('VIRTUAL')
    text.generated = { expression, stored }
  } else if (cursor.skip('NOT', 'NULL') || cursor.skip('NULL')) skipConflict(cursor)
  else if (cursor.skip('DEFAULT') && cursor.peek() === '(') cursor.takeParenthesized()
  else cursor.next()
}
