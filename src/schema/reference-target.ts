import { LimbeckError } from '../errors/index.ts'
import { findNearest } from '../util/nearest.ts'
import { type ColumnReference, isColumnReference } from './column-reference.ts'
import type { Deferral, ForeignKey, ReferentialAction } from './schema-model.ts'

/** The columns that a foreign key points at, by name. */
export interface NamedTarget {
  readonly table: string
  readonly schema?: string | undefined
  readonly columns: readonly string[]
}

/** How the columns that a foreign key points at can be given: `'users.id'`, by name, or as columns of a model. */
export type ReferenceTarget =
  | string
  | NamedTarget
  | ColumnReference
  | readonly ColumnReference[]
  | (() => ColumnReference | readonly ColumnReference[])

/** What can be said of a foreign key beside its columns. */
export interface ForeignKeySettings extends Deferral {
  /** What becomes of rows when the one that they point at is deleted. */
  readonly onDelete?: ReferentialAction | undefined
  /** What becomes of rows when the key that they point at is changed. */
  readonly onUpdate?: ReferentialAction | undefined
  /** When a key of several columns counts as null; no engine has `partial`. */
  readonly match?: ForeignKey['match'] | undefined
  /** PostgreSQL: rows that are already there are not checked. */
  readonly notValid?: boolean | undefined
}

/** The names of {@link ForeignKeySettings}. */
export const foreignKeyOptions = [
  'onDelete',
  'onUpdate',
  'match',
  'deferrable',
  'initially',
  'notValid',
] as const

/** Reads what a foreign key points at. Throws `invalid_argument` where it names no column. */
export function resolveTarget(target: ReferenceTarget): ForeignKey['references'] {
  if (typeof target === 'function') return resolveTarget(target())
  if (typeof target === 'string') return parseTarget(target)
  if (isColumnReference(target)) return resolveColumns([target])
  if (isReferenceList(target)) return resolveColumns(target)
  if (typeof target !== 'object' || target === null || typeof target.table !== 'string')
    throw invalidTarget('A foreign key points at nothing.')
  if (!Array.isArray(target.columns) || target.columns.length === 0)
    throw invalidTarget(`A foreign key to "${target.table}" names no column.`)
  const { table, schema, columns } = target
  return { table, ...(schema === undefined ? {} : { schema }), columns: [...columns] }
}

function isReferenceList(target: unknown): target is readonly ColumnReference[] {
  return Array.isArray(target)
}

/** `users.id`, `public.users.id`: the last name is the column. Names with dots have to be given by name. */
function parseTarget(text: string): ForeignKey['references'] {
  const names = text.split('.')
  const [column = '', table = '', schema] = names.toReversed()
  if (names.length < 2 || names.length > 3 || names.includes(''))
    throw invalidTarget(`"${text}" does not name a table and a column.`)
  return { table, ...(schema === undefined ? {} : { schema }), columns: [column] }
}

function resolveColumns(columns: readonly ColumnReference[]): ForeignKey['references'] {
  const [first] = columns
  if (first === undefined || !columns.every(isColumnReference))
    throw invalidTarget('A foreign key points at something that is no column.')
  const { name, schema } = first.table
  if (columns.some((column) => column.table.name !== name || column.table.schema !== schema))
    throw invalidTarget('A foreign key points at columns of several tables.')
  return {
    table: name,
    ...(schema === undefined ? {} : { schema }),
    columns: columns.map((column) => column.name),
  }
}

function invalidTarget(message: string): LimbeckError {
  return new LimbeckError('invalid_argument', message, {
    hint: 'Write "users.id", { table: "users", columns: ["id"] }, or () => users.id.',
  })
}

const matches = ['full', 'partial', 'simple'] as const

/** Reads how a foreign key of several columns matches. Throws `invalid_argument` for what is no way. */
export function resolveMatch(value: unknown): NonNullable<ForeignKey['match']> {
  const match = matches.find((name) => name === value)
  if (match !== undefined) return match
  throw new LimbeckError('invalid_argument', `"${String(value)}" is no way to match.`, {
    hint: 'Known: "full", "partial", "simple".',
  })
}

const actions: readonly ReferentialAction[] = [
  'cascade',
  'restrict',
  'set null',
  'set default',
  'no action',
]

/** Reads a referential action, in any case. Throws `invalid_argument` for what is none. */
export function resolveAction(value: unknown, option: string): ReferentialAction {
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  const action = actions.find((name) => name === text)
  if (action !== undefined) return action
  const nearest = findNearest(text, actions)
  throw new LimbeckError('invalid_argument', `"${String(value)}" is no action for "${option}".`, {
    hint:
      nearest === undefined
        ? `Known: ${actions.map((name) => `"${name}"`).join(', ')}.`
        : `Did you mean "${nearest}"?`,
  })
}
