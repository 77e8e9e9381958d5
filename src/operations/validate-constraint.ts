import type { FinalName } from '../schema/final-name.ts'
import type { Constraint } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import {
  findConstraint,
  findTable,
  inSchema,
  type OnTable,
  putTable,
  requireTable,
  tableOf,
} from './edit-model.ts'
import { formatMember } from './format-name.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { requireGivenName, requireName } from './require-argument.ts'
import { missing } from './schema-conflict.ts'

/** Checks the rows that were there before a constraint was added with `notValid`. */
export interface ValidateConstraint extends OnTable {
  readonly kind: 'validateConstraint'
  readonly name: string
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly validateConstraint: ValidateConstraint
  }
}

/** What can be said when a constraint is validated. */
export interface ValidateConstraintOptions {
  /** The schema of the table. */
  readonly schema?: string | undefined
}

const where = 'validateConstraint()'

/**
 * Checks the rows that were there when a constraint was added with `notValid`; PostgreSQL only. Others can read and
 * write the table meanwhile. A reversal drops the constraint and adds it again without looking at rows.
 */
export function validateConstraint(
  _scope: DirectiveScope,
  name: string | FinalName,
  table: string,
  options?: ValidateConstraintOptions,
): ValidateConstraint {
  const given = requireGivenName(name, where, 'constraint')
  requireName(table, where, 'table')
  const said = readOptions<ValidateConstraintOptions>(options, ['schema'], where)
  return {
    kind: 'validateConstraint',
    table,
    ...said,
    name: typeof given === 'string' ? given : given.name,
  }
}

/** What validating a constraint means for the schema. */
export const validateConstraintDefinition: OperationDefinition<'validateConstraint'> = {
  kind: 'validateConstraint',
  reverse(operation, before) {
    const { table, schema, name } = operation
    const own = findTable(before, tableOf(operation))
    const constraint = own && findConstraint(own, name)
    if (constraint === undefined || !isUnchecked(constraint)) return reverseBy()
    const place = { table, ...inSchema(schema) }
    return reverseBy(
      { kind: 'dropConstraint', ...place, name, type: constraint.kind },
      { kind: 'addConstraint', ...place, constraint },
    )
  },
  apply(operation, model) {
    const table = requireTable(model, tableOf(operation))
    const constraint = findConstraint(table, operation.name)
    if (constraint === undefined)
      throw missing(`There is no constraint ${formatMember(operation, operation.name)}.`)
    if (!isUnchecked(constraint)) return model
    const { notValid: _, ...valid } = constraint
    return putTable(model, {
      ...table,
      constraints: table.constraints.map((item) => (item === constraint ? valid : item)),
    })
  },
  isVisible: () => true,
  describe: (operation) => `validate constraint ${formatMember(operation, operation.name)}`,
  findTables: (operation) => [tableOf(operation)],
}

function isUnchecked(
  constraint: Constraint,
): constraint is Extract<Constraint, { readonly kind: 'check' | 'foreignKey' }> {
  return 'notValid' in constraint && constraint.notValid
}
