import { findColumn, findTable, tableOf } from '../../operations/edit-model.ts'
import type { OperationKind } from '../../operations/index.ts'
import type { Constraint, ForeignKey, Index, Table } from '../../schema/schema-model.ts'
import { formatNames, type Remarker, type RemarkScope } from './remark.ts'

/** Rows that a new constraint does not allow. */
export const remarkAddConstraint: Remarker<'addConstraint'> = (operation, scope) => {
  const { constraint } = operation
  const filled = scope.findFilled(operation)
  if (filled === undefined || isNotValid(constraint)) return []
  const remark = remarkers[constraint.kind] as (
    constraint: Constraint,
    tables: Tables,
  ) => readonly string[]
  return remark(constraint, { filled, present: findPresent(operation, scope) ?? filled })
}

/** Whether the rows that are there are left alone. */
function isNotValid(constraint: Constraint): boolean {
  return (
    (constraint.kind === 'check' || constraint.kind === 'foreignKey') &&
    constraint.notValid === true
  )
}

/** Rows that are the same to a new unique index. */
export const remarkCreateIndex: Remarker<'createIndex'> = (operation, scope) => {
  const { index } = operation
  const filled = scope.findFilled(operation)
  if (!index.unique || filled === undefined) return []
  const columns = index.elements.flatMap(({ column, length }) =>
    column === undefined || length !== undefined ? [] : [column],
  )
  const isPlain = columns.length === index.elements.length
  const tables = { filled, present: findPresent(operation, scope) ?? filled }
  if (!isPlain) return [`Can fail on rows that are the same to ${formatNames([index.name])}.`]
  return remarkSame(columns, index.nullsNotDistinct === true, tables)
}

/** The table as the script finds it, and as the operation meets it. */
interface Tables {
  readonly filled: Table
  readonly present: Table
}

function findPresent(
  operation: Parameters<Remarker<Extract<OperationKind, 'addConstraint' | 'createIndex'>>>[0],
  { before }: RemarkScope,
): Table | undefined {
  return findTable(before(), tableOf(operation))
}

type Remarkers = {
  readonly [Kind in Constraint['kind']]: (
    constraint: Extract<Constraint, { readonly kind: Kind }>,
    tables: Tables,
  ) => readonly string[]
}

const remarkers: Remarkers = {
  primaryKey: ({ columns }, tables) => [
    ...remarkSame(columns, false, tables),
    ...remarkNulls(columns, tables),
  ],
  unique: ({ columns, nullsNotDistinct }, tables) =>
    remarkSame(columns, nullsNotDistinct === true, tables),
  foreignKey(constraint, tables) {
    const { columns, references } = constraint
    if (hasKey(constraint, tables) || columns.some((name) => isEmpty(name, tables))) return []
    return [
      `Can fail on values of ${formatNames(columns)} that ${formatNames([references.table])} does not have.`,
    ]
  },
  check: ({ name }) => [`Can fail on rows that do not keep ${formatNames([name ?? 'check'])}.`],
  exclude: ({ name }) => [`Can fail on rows that do not keep ${formatNames([name ?? 'check'])}.`],
}

function remarkSame(
  columns: readonly string[],
  nullsAreEqual: boolean,
  tables: Tables,
): readonly string[] {
  const wasUnique = isUnique(tables.filled, columns) || isUnique(tables.present, columns)
  const areNull = !nullsAreEqual && columns.some((name) => isEmpty(name, tables))
  if ((wasUnique && !nullsAreEqual) || areNull) return []
  return [`Can fail on rows with the same ${formatNames(columns)}.`]
}

function remarkNulls(columns: readonly string[], { present }: Tables): readonly string[] {
  const nullable = columns.filter((name) => findColumn(present, name)?.nullable === true)
  return nullable.length === 0 ? [] : [`Can fail on rows with NULL in ${formatNames(nullable)}.`]
}

/** Whether no two rows had the same values in the columns, by a key or an index that was or is there. */
function isUnique(table: Table, columns: readonly string[]): boolean {
  const covers = (own: readonly string[]) => own.every((name) => columns.includes(name))
  return (
    table.constraints.some(
      (item) => (item.kind === 'unique' || item.kind === 'primaryKey') && covers(item.columns),
    ) || table.indexes.some((index) => isWhole(index) && covers(listColumns(index)))
  )
}

function isWhole({ unique, elements, where }: Index): boolean {
  return (
    unique &&
    where === undefined &&
    elements.every(({ column, length }) => column !== undefined && length === undefined)
  )
}

function listColumns({ elements }: Index): readonly string[] {
  return elements.flatMap(({ column }) => column ?? [])
}

/** Whether the script adds the column and all rows have NULL in it. */
function isEmpty(name: string, { filled, present }: Tables): boolean {
  const column = findColumn(present, name)
  const isNew = findColumn(filled, name) === undefined
  return (
    isNew &&
    column?.nullable === true &&
    column.default === undefined &&
    column.generated === undefined
  )
}

/** Whether the same columns pointed at the same ones before. */
function hasKey({ columns, references }: ForeignKey, { filled }: Tables): boolean {
  return filled.constraints.some(
    (item) =>
      item.kind === 'foreignKey' &&
      item.notValid !== true &&
      JSON.stringify([item.columns, item.references]) === JSON.stringify([columns, references]),
  )
}
