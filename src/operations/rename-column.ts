import type { Column, Constraint, Index, Table } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { findColumn, mapTables, requireTable, tableOf } from './edit-model.ts'
import { renameInElement, renameInExpression } from './expression-columns.ts'
import { formatMember } from './format-name.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { assertOtherName, requireName } from './require-argument.ts'
import { alreadyDone, inTheWay, missing } from './schema-conflict.ts'
import { moveSequences } from './table-sequences.ts'

/** Gives a column another name. */
export interface RenameColumn {
  readonly kind: 'renameColumn'
  readonly table: string
  readonly schema?: string | undefined
  readonly name: string
  readonly newName: string
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly renameColumn: RenameColumn
  }
}

/** What can be said when a column is renamed. */
export interface RenameColumnOptions {
  /** The schema of the table. */
  readonly schema?: string | undefined
}

/** Gives a column another name. Constraints and indexes over it follow, and keep their own names. */
export function renameColumn(
  _scope: DirectiveScope,
  table: string,
  name: string,
  newName: string,
  options?: RenameColumnOptions,
): RenameColumn {
  requireName(table, 'renameColumn()', 'table')
  requireName(name, 'renameColumn()', 'column')
  requireName(newName, 'renameColumn()', 'column')
  assertOtherName({ name, newName }, 'column', 'third')
  const said = readOptions<RenameColumnOptions>(options, ['schema'], 'renameColumn()')
  return { kind: 'renameColumn', table, name, newName, ...said }
}

/** What renaming a column means for the schema: whatever names it follows, in other tables too. */
export const renameColumnDefinition: OperationDefinition<'renameColumn'> = {
  kind: 'renameColumn',
  reverse: (operation) =>
    reverseBy({ ...operation, name: operation.newName, newName: operation.name }),
  apply(operation, model) {
    const { name, newName } = operation
    const table = requireTable(model, tableOf(operation))
    const isThere = findColumn(table, name) !== undefined
    const isTaken = findColumn(table, newName) !== undefined
    if (isThere && isTaken)
      throw inTheWay(`The column ${formatMember(operation, newName)} is already there.`)
    if (isTaken)
      throw alreadyDone(`The column ${formatMember(operation, name)} is renamed already.`)
    if (!isThere) throw missing(`There is no column ${formatMember(operation, name)}.`)
    const moved = moveSequences(model, table, (owner) =>
      owner.column === name ? { ...owner, column: newName } : owner,
    )
    return mapTables(moved, (other) => renameIn(other, table, name, newName))
  },
  isVisible: () => true,
  describe: (operation) =>
    `rename column ${formatMember(operation, operation.name)} to "${operation.newName}"`,
  findTables: (operation) => [tableOf(operation)],
}

function renameIn(table: Table, owner: Table, from: string, to: string): Table {
  const isOwner = table === owner
  const constraints = table.constraints.map((item) => {
    const followed = followReference(item, owner, from, to)
    return isOwner ? renameInConstraint(followed, from, to) : followed
  })
  if (!isOwner) return { ...table, constraints }
  return {
    ...table,
    columns: table.columns.map((column) => renameInColumn(column, from, to)),
    constraints,
    indexes: table.indexes.map((index) => renameInIndex(index, from, to)),
  }
}

function renameInColumn(column: Column, from: string, to: string): Column {
  const { name, generated } = column
  const renamed = name === from ? { ...column, name: to } : column
  if (generated === undefined) return renamed
  const expression = renameInExpression(generated.expression, from, to)
  return { ...renamed, generated: { ...generated, expression } }
}

function renameInConstraint(constraint: Constraint, from: string, to: string): Constraint {
  if (constraint.kind === 'check')
    return { ...constraint, expression: renameInExpression(constraint.expression, from, to) }
  if (constraint.kind === 'exclude')
    return {
      ...constraint,
      elements: constraint.elements.map((element) => renameInElement(element, from, to)),
      ...(constraint.where === undefined
        ? {}
        : { where: renameInExpression(constraint.where, from, to) }),
    }
  const renamed = { ...constraint, columns: renameInList(constraint.columns, from, to) }
  if (renamed.kind === 'foreignKey' || renamed.include === undefined) return renamed
  return { ...renamed, include: renameInList(renamed.include, from, to) }
}

function followReference(
  constraint: Constraint,
  owner: Table,
  from: string,
  to: string,
): Constraint {
  if (constraint.kind !== 'foreignKey') return constraint
  const { references } = constraint
  if (references.table !== owner.name || references.schema !== owner.schema) return constraint
  const columns = renameInList(references.columns, from, to)
  return { ...constraint, references: { ...references, columns } }
}

function renameInIndex(index: Index, from: string, to: string): Index {
  const { elements, include, where } = index
  return {
    ...index,
    elements: elements.map((element) => renameInElement(element, from, to)),
    ...(include === undefined ? {} : { include: renameInList(include, from, to) }),
    ...(where === undefined ? {} : { where: renameInExpression(where, from, to) }),
  }
}

function renameInList(columns: readonly string[], from: string, to: string): readonly string[] {
  return columns.map((column) => (column === from ? to : column))
}
