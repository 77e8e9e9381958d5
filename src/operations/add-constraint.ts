import type { Constraint, SchemaModel } from '../schema/schema-model.ts'
import { addConstraintTo } from './add-constraint-to.ts'
import { findColumn, findTable, inSchema, putTable, requireTable, tableOf } from './edit-model.ts'
import { formatMember, formatTable } from './format-name.ts'
import { type OnlineDdl } from './online-ddl.ts'
import { irreversible, type OperationDefinition, reverseBy } from './operation.ts'

/** Adds a constraint to a table. */
export interface AddConstraint extends OnlineDdl {
  readonly kind: 'addConstraint'
  readonly table: string
  readonly schema?: string | undefined
  readonly constraint: Constraint
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly addConstraint: AddConstraint
  }
}

/** What adding a constraint means for the schema. */
export const addConstraintDefinition: OperationDefinition<'addConstraint'> = {
  kind: 'addConstraint',
  reverse(operation, before) {
    const { table, schema, constraint } = operation
    const { kind, name } = constraint
    if (name === undefined)
      return irreversible(`The ${titles[kind]} of ${formatTable(tableOf(operation))} has no name.`)
    const loosened = findNullableKey(operation, before)
    if (loosened !== undefined)
      return irreversible(
        `The primary key makes the column ${formatMember(operation, loosened)} not null, and it stays so without it.`,
      )
    return reverseBy({ kind: 'dropConstraint', table, ...inSchema(schema), name, type: kind })
  },
  apply(operation, model) {
    const table = requireTable(model, tableOf(operation))
    return putTable(model, addConstraintTo(table, operation.constraint))
  },
  // A check or an exclusion without a name cannot be told from others: engines rewrite the text of expressions.
  isVisible: ({ constraint: { kind, name } }) =>
    name !== undefined || (kind !== 'check' && kind !== 'exclude'),
  describe(operation) {
    const { kind, name } = operation.constraint
    const target = formatTable(tableOf(operation))
    return name === undefined
      ? `add ${titles[kind]} to ${target}`
      : `add ${titles[kind]} "${name}" to ${target}`
  },
  findTables: (operation) => [tableOf(operation)],
}

/** The kinds of constraints for people. */
const titles: Readonly<Record<Constraint['kind'], string>> = {
  primaryKey: 'primary key',
  unique: 'unique constraint',
  foreignKey: 'foreign key',
  check: 'check',
  exclude: 'exclude constraint',
}

/** The first column that a new primary key takes nulls from. */
function findNullableKey(operation: AddConstraint, before: SchemaModel): string | undefined {
  const { constraint } = operation
  const table = findTable(before, tableOf(operation))
  if (constraint.kind !== 'primaryKey' || table === undefined) return undefined
  return constraint.columns.find((name) => findColumn(table, name)?.nullable === true)
}
