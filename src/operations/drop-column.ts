import type { Constraint, Index, SchemaModel, Table, Trigger } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { type Cascading, cascadeKeys, restoreKeys } from './cascade.ts'
import { findHolder, findSharedKey, listCutIndexes } from './cut-indexes.ts'
import { findColumn, findTable, inSchema, putTable, requireTable, tableOf } from './edit-model.ts'
import { removeObject } from './edit-objects.ts'
import { mentionsColumn } from './expression-columns.ts'
import { formatMember } from './format-name.ts'
import { type OnlineDdl, onlineDdlOptions, readOnlineDdl } from './online-ddl.ts'
import {
  type DirectiveScope,
  irreversible,
  type Operation,
  type OperationDefinition,
  type Reversal,
  reverseBy,
} from './operation.ts'
import { requireName } from './require-argument.ts'
import { alreadyDone, inTheWay } from './schema-conflict.ts'
import { listOwned, removeSequences, withSequences } from './table-sequences.ts'
import { listTriggers } from './table-triggers.ts'

/** Takes a column away, and with it the constraints and indexes that cover it. */
export interface DropColumn extends OnlineDdl, Cascading {
  readonly kind: 'dropColumn'
  readonly table: string
  readonly schema?: string | undefined
  readonly name: string
  readonly ifExists?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropColumn: DropColumn
  }
}

/** What can be said when a column is dropped. */
export interface DropColumnOptions extends OnlineDdl, Cascading {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** No error where there is no such column. */
  readonly ifExists?: boolean | undefined
}

/**
 * Drops a column with its values, and with the constraints and indexes over it. A reversal brings back the column and
 * what covered it, without the values. MariaDB leaves an index over its other columns, and refuses where a key or a check is
 * over others too. SQLite refuses where a view, a trigger or a generated column needs it.
 */
export function dropColumn(
  _scope: DirectiveScope,
  table: string,
  name: string,
  options?: DropColumnOptions,
): DropColumn {
  const said = readOptions<DropColumnOptions>(
    options,
    ['schema', 'ifExists', 'cascade', ...onlineDdlOptions],
    'dropColumn()',
  )
  return {
    kind: 'dropColumn',
    table: requireName(table, 'dropColumn()', 'table'),
    name: requireName(name, 'dropColumn()', 'column'),
    ...said,
    ...readOnlineDdl(said, 'dropColumn()'),
  }
}

/** What dropping a column means for the schema: as PostgreSQL does it, or as MariaDB where the model says so. */
export const dropColumnDefinition: OperationDefinition<'dropColumn'> = {
  kind: 'dropColumn',
  reverse(operation, before) {
    const table = findTable(before, tableOf(operation))
    const isThere = table !== undefined && findColumn(table, operation.name) !== undefined
    if (isThere && before.cutsIndexes === true) return restoreCut(operation, table)
    if (isThere) return restoreColumns(operation, table, before)
    if (operation.ifExists === true) return reverseBy()
    return irreversible(
      `What the column ${formatMember(operation, operation.name)} was is not known.`,
    )
  },
  apply(operation, model) {
    const { name, ifExists } = operation
    const table = requireTable(model, tableOf(operation))
    if (findColumn(table, name) === undefined) {
      if (ifExists === true) return model
      throw alreadyDone(
        `There is no column ${formatMember(operation, name)}.`,
        'With { ifExists: true } a column that is not there is no error.',
      )
    }
    if (model.cutsIndexes === true) return putTable(model, cutColumn(table, operation))
    return cascadeKeys(
      operation,
      listDroppedTriggers(operation, table, model).reduce(
        (now, trigger) => removeObject(now, 'triggers', trigger),
        removeSequences(model, listOwned(model, table, listDroppedColumns(operation, table))),
      ),
      listDroppedColumns(operation, table).reduce(withoutColumn, table),
    )
  },
  isVisible: () => true,
  describe: (operation) => `drop column ${formatMember(operation, operation.name)}`,
  findTables: (operation) => [tableOf(operation)],
}

/** The columns that go, the last first that others are computed from. */
function listDroppedColumns({ name, cascade }: DropColumn, table: Table): readonly string[] {
  if (cascade !== true) return [name]
  const computed = table.columns.filter(
    ({ generated }) => generated !== undefined && mentionsColumn(generated.expression, name),
  )
  return [...computed.map((column) => column.name), name]
}

/** The triggers that name a column that goes: PostgreSQL drops them with it. */
function listDroppedTriggers(
  operation: DropColumn,
  table: Table,
  model: SchemaModel,
): readonly Trigger[] {
  if (operation.cascade !== true) return []
  const names = listDroppedColumns(operation, table)
  return listTriggers(model, table).filter(({ columns, when }) =>
    names.some(
      (name) => columns?.includes(name) || (when !== undefined && mentionsColumn(when, name)),
    ),
  )
}

function withoutColumn(table: Table, name: string): Table {
  return {
    ...table,
    columns: table.columns.filter((column) => column.name !== name),
    constraints: table.constraints.filter((item) => !constraintCovers(item, table, name)),
    indexes: table.indexes.filter((index) => !indexCovers(index, name)),
  }
}

/** The table without a column as MariaDB leaves it. Throws `schema_conflict` where the server keeps the column. */
function cutColumn(table: Table, { name, ...operation }: DropColumn): Table {
  const others = table.columns.map((column) => column.name).filter((other) => other !== name)
  const holder =
    table.constraints.find(
      (item) =>
        constraintCovers(item, table, name) &&
        (item.kind === 'foreignKey' || !concernsOnly(item, others)),
    ) ?? findSharedKey(table, name)
  if (holder !== undefined)
    throw inTheWay(
      `The column ${formatMember(operation, name)} is held by ${holder.name === undefined ? 'a constraint' : `"${holder.name}"`}, a foreign key or over other columns too.`,
      'Drop that first.',
    )
  const left = withoutColumn(table, name)
  const cut = new Map(listCutIndexes(table, name).map(({ whole, left: index }) => [whole, index]))
  const kept = table.indexes.filter((index) => cut.has(index) || left.indexes.includes(index))
  return { ...left, indexes: kept.map((index) => cut.get(index) ?? index) }
}

/** What follows the column that comes back on MariaDB: its indexes go on without it, and are made anew. */
function restoreCut(operation: DropColumn, table: Table): Reversal {
  const { name, schema } = operation
  const place = { table: operation.table, ...inSchema(schema) }
  const cut = listCutIndexes(table, name)
  const held = cut.find((each) => findHolder(each, table) !== undefined)
  if (held !== undefined)
    return irreversible(
      `The index "${held.whole.name}" goes on without the column, and a foreign key keeps it from being made anew.`,
    )
  const whole = cut.map((each) => each.whole)
  const apart = { ...table, indexes: table.indexes.filter((index) => !whole.includes(index)) }
  return reverseBy(
    ...restoreColumn(operation, apart),
    ...whole.flatMap((index): readonly Operation[] => [
      { kind: 'dropIndex', name: index.name, ...place },
      { kind: 'createIndex', ...place, index },
    ]),
  )
}

/** All columns that went, in the order in which they build on each other, and what stood on them elsewhere. */
function restoreColumns(operation: DropColumn, table: Table, before: SchemaModel): Reversal {
  const restored: Operation[] = []
  let left = table
  for (const name of listDroppedColumns(operation, table)) {
    restored.unshift(...restoreColumn({ ...operation, name }, left))
    left = withoutColumn(left, name)
  }
  const triggers = listDroppedTriggers(operation, table, before).map(
    (trigger): Operation => ({ kind: 'createTrigger', trigger }),
  )
  const owned = listOwned(before, table, listDroppedColumns(operation, table))
  const reversal = reverseBy(...withSequences(owned, restored), ...triggers)
  return restoreKeys(operation, before, { left, reversal })
}

/** The column with what covered it: what concerns it alone goes inline, the rest follows. */
function restoreColumn({ name, schema, ...operation }: DropColumn, table: Table): Operation[] {
  const place = { table: operation.table, ...inSchema(schema) }
  const others = table.columns.map((column) => column.name).filter((other) => other !== name)
  const covering = table.constraints.filter((item) => constraintCovers(item, table, name))
  const inline = covering.filter((item) => concernsOnly(item, others))
  const apart = covering.filter((item) => !concernsOnly(item, others))
  const columns = table.columns.filter((column) => column.name === name)
  const indexes = table.indexes.filter((index) => indexCovers(index, name))
  return [
    ...columns.map(
      (column): Operation => ({ kind: 'addColumn', ...place, column, constraints: inline }),
    ),
    ...apart.map((constraint): Operation => ({ kind: 'addConstraint', ...place, constraint })),
    ...indexes.map((index): Operation => ({ kind: 'createIndex', ...place, index })),
  ]
}

/** Whether a constraint goes with a column of its table. */
export function constraintCovers(constraint: Constraint, table: Table, column: string): boolean {
  if (constraint.kind === 'check') return mentionsColumn(constraint.expression, column)
  if (constraint.kind === 'exclude') return indexCovers(constraint, column)
  if (constraint.columns.includes(column)) return true
  if (constraint.kind !== 'foreignKey') return constraint.include?.includes(column) ?? false
  const { references } = constraint
  const isOwn = references.table === table.name && references.schema === table.schema
  return isOwn && references.columns.includes(column)
}

function concernsOnly(constraint: Constraint, others: readonly string[]): boolean {
  if (constraint.kind === 'exclude') return false
  if ('include' in constraint && constraint.include !== undefined) return false
  if (constraint.kind !== 'check')
    return constraint.columns.length === 1 && !others.includes(constraint.columns.join())
  return !others.some((other) => mentionsColumn(constraint.expression, other))
}

function indexCovers(
  index: Pick<Index, 'elements' | 'include' | 'where'>,
  column: string,
): boolean {
  return (
    (index.include?.includes(column) ?? false) ||
    (index.where !== undefined && mentionsColumn(index.where, column)) ||
    index.elements.some(
      (element) =>
        element.column === column ||
        (element.expression !== undefined && mentionsColumn(element.expression, column)),
    )
  )
}
