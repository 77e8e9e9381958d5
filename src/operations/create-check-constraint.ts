import { buildConstraint } from '../schema/build-item.ts'
import type { FinalName } from '../schema/final-name.ts'
import { type KyselyExpression, type Sql, toSql } from '../schema/sql.ts'
import { readOptions } from '../util/read-options.ts'
import type { AddConstraint } from './add-constraint.ts'
import { inSchema } from './edit-model.ts'
import { type OnlineDdl, onlineDdlOptions, readOnlineDdl } from './online-ddl.ts'
import type { DirectiveScope } from './operation.ts'
import { requireName, requireNameArgument } from './require-argument.ts'

/** What can be said of a new check beside its expression. */
export interface CreateCheckConstraintOptions extends OnlineDdl {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** PostgreSQL: rows that are already there are not checked. */
  readonly notValid?: boolean | undefined
  /** PostgreSQL: tables that inherit from this one do not have it. */
  readonly noInherit?: boolean | undefined
}

const where = 'createCheckConstraint()'

/**
 * Adds a check. Rows that break it make the directive fail; on PostgreSQL `notValid` leaves them for
 * `validateConstraint`. The naming convention makes `ck_users_adult` of the name `adult`; `op.f('adult')` keeps it as it
 * is.
 */
export function createCheckConstraint(
  scope: DirectiveScope,
  name: string | FinalName | null,
  table: string,
  expression: string | Sql | KyselyExpression,
  options?: CreateCheckConstraintOptions,
): AddConstraint {
  const given = requireNameArgument(name, where)
  requireName(table, where, 'table')
  const { schema, algorithm, lock, ...rest } = readOptions<CreateCheckConstraintOptions>(
    options,
    ['schema', 'notValid', 'noInherit', ...onlineDdlOptions],
    where,
  )
  const mode = readOnlineDdl({ algorithm, lock }, where)
  const constraint = buildConstraint(
    { kind: 'check', name: given, expression: toSql(expression), ...rest },
    { name: table, schema },
    scope.naming,
  )
  return { kind: 'addConstraint', table, ...inSchema(schema), constraint, ...mode }
}
