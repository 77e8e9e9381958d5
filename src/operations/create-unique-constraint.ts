import { buildConstraint } from '../schema/build-item.ts'
import type { FinalName } from '../schema/final-name.ts'
import type { Deferral } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import type { AddConstraint } from './add-constraint.ts'
import { inSchema } from './edit-model.ts'
import { type OnlineDdl, onlineDdlOptions, readOnlineDdl } from './online-ddl.ts'
import type { DirectiveScope } from './operation.ts'
import { requireColumns, requireName, requireNameArgument } from './require-argument.ts'

/** What can be said of a new unique constraint beside its columns. */
export interface CreateUniqueConstraintOptions extends Deferral, OnlineDdl {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** PostgreSQL 15: nulls count as equal. */
  readonly nullsNotDistinct?: boolean | undefined
  /** PostgreSQL: columns that its index carries along. */
  readonly include?: readonly string[] | undefined
}

const where = 'createUniqueConstraint()'

/**
 * Adds a unique constraint. It fails where rows are equal already. With `null` as its name the naming convention chooses
 * one.
 */
export function createUniqueConstraint(
  scope: DirectiveScope,
  name: string | FinalName | null,
  table: string,
  columns: readonly string[],
  options?: CreateUniqueConstraintOptions,
): AddConstraint {
  const given = requireNameArgument(name, where)
  requireName(table, where, 'table')
  const { schema, algorithm, lock, ...rest } = readOptions<CreateUniqueConstraintOptions>(
    options,
    ['schema', 'deferrable', 'initially', 'nullsNotDistinct', 'include', ...onlineDdlOptions],
    where,
  )
  const mode = readOnlineDdl({ algorithm, lock }, where)
  const constraint = buildConstraint(
    { kind: 'unique', name: given, columns: requireColumns(columns, where), ...rest },
    { name: table, schema },
    scope.naming,
  )
  return { kind: 'addConstraint', table, ...inSchema(schema), constraint, ...mode }
}
