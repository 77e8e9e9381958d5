import type { ConflictAction, Constraint, Generated } from '../../schema/schema-model.ts'
import { pickSaid } from '../shared/read-row.ts'
import type { TableText } from './table-text.ts'
import { createTokenCursor } from './token-cursor.ts'

/** What the text of CREATE TABLE tells and the pragmas do not. */
export interface CreateTableText {
  readonly constraints: readonly Constraint[]
  readonly columns: ReadonlyMap<string, ColumnText>
  readonly options: Readonly<Record<string, boolean>>
}

/** What the text tells of a column. */
export interface ColumnText {
  readonly collation?: string
  readonly generated?: Generated
  readonly onNullConflict?: ConflictAction
}

/** Reads the text that SQLite keeps of a table: names of constraints are nowhere else. */
export function readCreateTable(table: TableText): CreateTableText {
  const columns = table.items.flatMap(({ column, parts }): [string, ColumnText][] =>
    column === undefined ? [] : [[column, Object.assign({}, ...parts.map(readColumnText))]],
  )
  return {
    constraints: listConstraints(table),
    columns: new Map(columns),
    options: readTableOptions(table),
  }
}

/** The constraints of a table in the order of the text, those of its columns among them. */
export function listConstraints({ items }: TableText): readonly Constraint[] {
  return items.flatMap(({ parts }) => parts.flatMap(({ constraint }) => constraint ?? []))
}

/** The options of a table by the names that they have in models. */
export function readTableOptions({ items, tail }: TableText): Readonly<Record<string, boolean>> {
  const options: Record<string, boolean> = {}
  const keys = items.flatMap(({ parts }) => parts.filter(({ kind }) => kind === 'primaryKey'))
  if (keys.some(({ text }) => hasWord(text, 'AUTOINCREMENT'))) options['autoincrement'] = true
  if (hasWord(tail, 'WITHOUT')) options['withoutRowid'] = true
  if (hasWord(tail, 'STRICT')) options['strict'] = true
  return options
}

/** Whether a text has a word outside of quotes and comments. */
export function hasWord(text: string, word: string): boolean {
  const cursor = createTokenCursor(text)
  while (!cursor.isAtEnd) if (cursor.next() === word) return true
  return false
}

function readColumnText({ collation, generated, onNullConflict }: ColumnText): ColumnText {
  return pickSaid({ collation, generated, onNullConflict })
}
