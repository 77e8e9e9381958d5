import type { AddColumn, AddConstraint, Operation } from '../operations/index.ts'
import type { NamingConvention } from '../schema/naming.ts'
import type { Constraint } from '../schema/schema-model.ts'
import { canSayConstraint, findNaming } from './sayable/index.ts'

/**
 * An operation as several that directives can say: constraints that a column or a table cannot be given in the same
 * breath come after it.
 */
export function splitOperation(
  operation: Operation,
  naming: NamingConvention,
): readonly Operation[] {
  if (operation.kind === 'batchAlterTable') {
    const own = findNaming(operation) ?? naming
    const operations = operation.operations.flatMap((each) => splitOperation(each, own))
    return [{ ...operation, operations }]
  }
  if (operation.kind === 'addColumn') {
    const { table, schema, constraints } = operation
    const later = constraints.filter((item) => !canSayOnColumn(item, operation))
    const rest = { ...operation, constraints: constraints.filter((item) => !later.includes(item)) }
    return splitOff(operation, rest, addLater({ table, schema }, later))
  }
  if (operation.kind !== 'createTable') return [operation]
  const { table } = operation
  const later = table.constraints.filter(isUnchecked)
  const constraints = table.constraints.filter((item) => !later.includes(item))
  return splitOff(
    operation,
    { ...operation, table: { ...table, constraints } },
    addLater({ table: table.name, schema: table.schema }, later),
  )
}

/** An operation stays whole where a constraint could not be said behind it either. */
function splitOff(
  whole: Operation,
  rest: Operation,
  later: readonly AddConstraint[],
): readonly Operation[] {
  const isSayable = later.every(({ constraint }) => canSayConstraint(constraint, 'directives'))
  return isSayable ? [rest, ...later] : [whole]
}

/** A check that does not hold for the rows that are there can only be added. */
function isUnchecked(constraint: Constraint): boolean {
  return constraint.kind === 'check' && constraint.notValid === true
}

function canSayOnColumn(constraint: Constraint, { column, constraints }: AddColumn): boolean {
  if (constraint.kind === 'exclude' || !canSayConstraint(constraint, 'inline')) return false
  if (constraint.kind === 'check') return true
  const { kind } = constraint
  if (constraint.columns.length !== 1 || constraint.columns[0] !== column.name) return false
  return kind === 'foreignKey' || constraints.find((item) => item.kind === kind) === constraint
}

function addLater(
  { table, schema }: { readonly table: string; readonly schema?: string | undefined },
  constraints: readonly Constraint[],
): readonly AddConstraint[] {
  return constraints.map((constraint) => ({
    kind: 'addConstraint',
    table,
    ...(schema === undefined ? {} : { schema }),
    constraint,
  }))
}
