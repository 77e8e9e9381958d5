import { buildConstraint } from '../schema/build-item.ts'
import type { FinalName } from '../schema/final-name.ts'
import type { Deferral } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import type { AddConstraint } from './add-constraint.ts'
import { inSchema } from './edit-model.ts'
import { type OnlineDdl, onlineDdlOptions, readOnlineDdl } from './online-ddl.ts'
import type { DirectiveScope } from './operation.ts'
import { requireColumns, requireName, requireNameArgument } from './require-argument.ts'

/** What can be said of a new primary key beside its columns. */
export interface CreatePrimaryKeyOptions extends Deferral, OnlineDdl {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** PostgreSQL: columns that its index carries along. */
  readonly include?: readonly string[] | undefined
}

const where = 'createPrimaryKey()'

/**
 * Adds a primary key to a table that has none. Its columns become NOT NULL on the servers. With `null` as its name the
 * naming convention chooses one; MySQL and MariaDB give the key no name.
 */
export function createPrimaryKey(
  scope: DirectiveScope,
  name: string | FinalName | null,
  table: string,
  columns: readonly string[],
  options?: CreatePrimaryKeyOptions,
): AddConstraint {
  const given = requireNameArgument(name, where)
  requireName(table, where, 'table')
  const { schema, algorithm, lock, ...rest } = readOptions<CreatePrimaryKeyOptions>(
    options,
    ['schema', 'deferrable', 'initially', 'include', ...onlineDdlOptions],
    where,
  )
  const mode = readOnlineDdl({ algorithm, lock }, where)
  const constraint = buildConstraint(
    { kind: 'primaryKey', name: given, columns: requireColumns(columns, where), ...rest },
    { name: table, schema },
    scope.naming,
  )
  return { kind: 'addConstraint', table, ...inSchema(schema), constraint, ...mode }
}
