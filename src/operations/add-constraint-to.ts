import type { LimbeckError } from '../errors/index.ts'
import type { Constraint, Table } from '../schema/schema-model.ts'
import { assertColumns, isNameTaken } from './edit-model.ts'
import { formatMember, formatTable } from './format-name.ts'
import { alreadyDone, inTheWay } from './schema-conflict.ts'

/**
 * The table with a constraint added. Throws `schema_conflict` where its name or the primary key is taken, or the same
 * constraint is there without a name; `refuse` says what its being there tells.
 */
export function addConstraintTo(
  table: Table,
  constraint: Constraint,
  refuse: (message: string) => LimbeckError = alreadyDone,
): Table {
  const { name } = constraint
  if (name !== undefined && isNameTaken(table, name))
    throw refuse(
      `The constraint ${formatMember({ table: table.name, schema: table.schema }, name)} is already there.`,
    )
  if (name === undefined && table.constraints.some((other) => isSameConstraint(other, constraint)))
    throw refuse(`The table ${formatTable(table)} already has such a constraint.`)
  assertColumns(table, listColumns(constraint))
  const constraints = [...table.constraints, constraint]
  if (constraint.kind !== 'primaryKey') return { ...table, constraints }
  assertNoPrimaryKey(table, constraint, refuse)
  // Every engine makes the columns of a primary key not null.
  const columns = table.columns.map((column) =>
    constraint.columns.includes(column.name) ? { ...column, nullable: false } : column,
  )
  return { ...table, columns, constraints }
}

function assertNoPrimaryKey(
  table: Table,
  constraint: Constraint,
  refuse: (message: string) => LimbeckError,
): void {
  const own = table.constraints.find(({ kind }) => kind === 'primaryKey')
  if (own === undefined) return
  const message = `The table ${formatTable(table)} already has a primary key.`
  throw isSameConstraint(own, constraint) ? refuse(message) : inTheWay(message)
}

/** The columns that a constraint names; what is in expressions only the engine knows. */
function listColumns(constraint: Constraint): readonly string[] {
  if (constraint.kind === 'check') return []
  if (constraint.kind !== 'exclude') return constraint.columns
  return constraint.elements.flatMap((element) => element.column ?? [])
}

/** Whether two constraints do the same, whatever their names. Expressions are not compared: engines rewrite them. */
function isSameConstraint(a: Constraint, b: Constraint): boolean {
  if (a.kind === 'check' || b.kind === 'check') return false
  if (a.kind === 'exclude' || b.kind === 'exclude' || a.kind !== b.kind) return false
  if (a.columns.join('\0') !== b.columns.join('\0')) return false
  if (a.kind !== 'foreignKey' || b.kind !== 'foreignKey') return true
  return (
    a.references.table === b.references.table &&
    a.references.columns.join('\0') === b.references.columns.join('\0')
  )
}
