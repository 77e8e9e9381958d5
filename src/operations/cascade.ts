import type { ForeignKey, SchemaModel, Table } from '../schema/schema-model.ts'
import { findTable, inSchema, mapTables, putTable } from './edit-model.ts'
import { formatMember } from './format-name.ts'
import { irreversible, type Operation, type Reversal, reverseBy } from './operation.ts'

/** What takes something of a table away, maybe with what depends on it. */
export interface Cascading {
  /**
   * PostgreSQL: drops what depends on it too: foreign keys, views, functions. A reversal brings back the foreign keys alone.
   */
  readonly cascade?: boolean | undefined
}

/**
 * The schema with a table that has lost something. With `cascade` the foreign keys go that stood on a key of the table
 * that is no longer there; of views and functions no model tells what they depend on.
 */
export function cascadeKeys(operation: Cascading, before: SchemaModel, left: Table): SchemaModel {
  const after = putTable(before, left)
  if (operation.cascade !== true) return after
  const whole = findTable(before, left)
  return mapTables(after, (table) => ({
    ...table,
    constraints: table.constraints.filter(
      (item) => item.kind !== 'foreignKey' || !losesKey(item, whole, left),
    ),
  }))
}

/** The reversal of what was taken from a table, with the foreign keys that went with it behind. */
export function restoreKeys(
  operation: Cascading,
  before: SchemaModel,
  { left, reversal }: { readonly left: Table; readonly reversal: Reversal },
): Reversal {
  if (operation.cascade !== true || reversal.kind === 'irreversible') return reversal
  const whole = findTable(before, left)
  const owned = Object.values(putTable(before, left).tables).flatMap((table) =>
    table.constraints.flatMap((constraint) =>
      constraint.kind === 'foreignKey' ? [{ table, constraint }] : [],
    ),
  )
  const doubtful = owned.find(({ constraint }) => changesKey(constraint, whole, left))
  if (doubtful !== undefined)
    return irreversible(
      `Whether the foreign key ${formatMember(placeOf(doubtful.table), doubtful.constraint.name ?? '')} goes too is not known: it can stand on either of two keys.`,
    )
  const lost = owned.filter(({ constraint }) => losesKey(constraint, whole, left))
  return reverseBy(
    ...reversal.operations,
    ...lost.map(
      ({ table, constraint }): Operation => ({
        kind: 'addConstraint',
        ...placeOf(table),
        constraint,
      }),
    ),
  )
}

function placeOf({ name, schema }: Table): { readonly table: string; readonly schema?: string } {
  return { table: name, ...inSchema(schema) }
}

/** Whether a foreign key stood on a key of the table, and has none left to stand on. */
function losesKey(key: ForeignKey, whole: Table | undefined, left: Table): boolean {
  return countKeys(key, whole) > 0 && countKeys(key, left) === 0
}

/** Whether a foreign key has lost one of several keys that it can stand on. */
function changesKey(key: ForeignKey, whole: Table | undefined, left: Table): boolean {
  const count = countKeys(key, left)
  return count > 0 && count < countKeys(key, whole)
}

/** How many keys of a table are over just the columns that a foreign key points at. */
function countKeys({ references }: ForeignKey, table: Table | undefined): number {
  if (table === undefined) return 0
  if (references.table !== table.name || references.schema !== table.schema) return 0
  return listKeys(table).filter((columns) => isSameSet(columns, references.columns)).length
}

function listKeys(table: Table): readonly (readonly string[])[] {
  const keys = table.constraints.flatMap((item) =>
    (item.kind === 'primaryKey' || item.kind === 'unique') && item.deferrable !== true
      ? [item.columns]
      : [],
  )
  const indexes = table.indexes
    .filter((index) => index.unique && index.where === undefined)
    .map((index) => index.elements.map(({ column }) => column ?? ''))
  return [...keys, ...indexes]
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name) => right.includes(name))
}
