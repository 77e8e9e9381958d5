import type { ColumnType } from '../schema/column-type.ts'
import type { Column, ColumnDefault, Generated, Identity } from '../schema/schema-model.ts'

/** What of a column is changed: not said means left as it is, null means taken away. */
export interface ColumnChange {
  readonly type?: ColumnType
  readonly nullable?: boolean
  readonly default?: ColumnDefault | null
  readonly comment?: string | null
  readonly collation?: string | null
  readonly autoIncrement?: boolean
  readonly identity?: Identity | null
  readonly generated?: Generated | null
}

/** The column after a change. */
export function applyChange(column: Column, change: ColumnChange): Column {
  const { type, nullable, autoIncrement } = change
  const {
    default: _default,
    comment: _comment,
    collation: _collation,
    identity: _identity,
    autoIncrement: _number,
    generated: _generated,
    ...rest
  } = column
  const generated = pick(change.generated, column.generated)
  const value = isComputed(change) ? undefined : pick(change.default, column.default)
  const comment = pick(change.comment, column.comment)
  const collation = pick(change.collation, column.collation)
  const identity = pick(
    autoIncrement === false ? (change.identity ?? null) : change.identity,
    column.identity,
  )
  const counts = autoIncrement ?? column.autoIncrement
  return {
    ...rest,
    ...(type === undefined ? {} : { type }),
    ...(nullable === undefined ? {} : { nullable }),
    ...(value === undefined ? {} : { default: value }),
    ...(identity === undefined ? {} : { identity }),
    ...(counts === undefined ? {} : { autoIncrement: counts }),
    ...(generated === undefined ? {} : { generated }),
    ...(collation === undefined ? {} : { collation }),
    ...(comment === undefined ? {} : { comment }),
  }
}

/** An identity comes back as what it was, also where it went by another word. */
function restoreNumbering({ identity, autoIncrement }: ColumnChange, column: Column): ColumnChange {
  if (identity === undefined && autoIncrement === undefined) return {}
  if (column.identity !== undefined) return { identity: column.identity }
  if (column.autoIncrement === true) return { autoIncrement: true }
  return {
    ...(identity === undefined ? {} : { identity: null }),
    ...(autoIncrement === undefined ? {} : { autoIncrement: false }),
  }
}

/** PostgreSQL takes the collation away where a type is said without one. */
function restoreCollation(change: ColumnChange, column: Column): ColumnChange {
  const isTouched = change.type !== undefined && column.collation !== undefined
  if (change.collation === undefined && !isTouched) return {}
  return { collation: column.collation ?? null }
}

/** Whether a column becomes one that is computed, which has no default. */
export function isComputed({ generated }: ColumnChange): boolean {
  return generated !== undefined && generated !== null
}

/** What was said, or else what is there; null takes away. */
function pick<Value>(said: Value | null | undefined, present: Value | undefined) {
  if (said === undefined) return present
  return said === null ? undefined : said
}

/** The change back to what the column was. */
export function restoreChange(change: ColumnChange, column: Column): ColumnChange {
  return {
    ...(change.type === undefined ? {} : { type: column.type }),
    ...(change.nullable === undefined ? {} : { nullable: column.nullable }),
    ...(change.default === undefined ? {} : { default: column.default ?? null }),
    ...(change.comment === undefined ? {} : { comment: column.comment ?? null }),
    ...restoreCollation(change, column),
    ...restoreNumbering(change, column),
    ...(change.generated === undefined ? {} : { generated: column.generated ?? null }),
    // A default that gave way to an expression comes back with it.
    ...(isComputed(change) && column.default !== undefined ? { default: column.default } : {}),
  }
}

/** Whether a column is already as a change would make it. */
export function isChanged(column: Column, change: ColumnChange): boolean {
  const changed = applyChange(column, change)
  const keys = Object.keys(change) as (keyof ColumnChange)[]
  return keys.every((key) => writeValue(key, changed) === writeValue(key, column))
}

/** An identity numbers itself too; not numbering itself and nothing said of it are the same. */
function writeValue(key: keyof ColumnChange, column: Column): string | undefined {
  const counts = column.autoIncrement === true || column.identity !== undefined
  const value = key === 'autoIncrement' ? counts : column[key]
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'bigint' ? `${part}n` : part,
  )
}
