import { buildConstraint } from '../schema/build-item.ts'
import type { FinalName } from '../schema/final-name.ts'
import { type ExcludeElementOptions, resolveExcludeElements } from '../schema/index-element.ts'
import type { Deferral } from '../schema/schema-model.ts'
import { type KyselyExpression, type Sql, toSql } from '../schema/sql.ts'
import { readOptions } from '../util/read-options.ts'
import type { AddConstraint } from './add-constraint.ts'
import { inSchema } from './edit-model.ts'
import type { DirectiveScope } from './operation.ts'
import { requireName, requireNameArgument } from './require-argument.ts'

/** What a new exclude constraint is. */
export interface CreateExcludeConstraintOptions extends Deferral {
  /**
   * Columns or expressions, each with the operator that must not hold for all of them between two rows: `{ column:
   * 'during', operator: '&&' }`.
   */
  readonly elements: readonly ExcludeElementOptions[]
  /** The access method: `gist`, `spgist` … */
  readonly using?: string | undefined
  /** Only rows for which this holds. */
  readonly where?: string | Sql | KyselyExpression | undefined
  /** The schema of the table. */
  readonly schema?: string | undefined
}

const optionNames = ['elements', 'using', 'where', 'deferrable', 'initially', 'schema'] as const

const where = 'createExcludeConstraint()'

/**
 * Adds an exclude constraint, which keeps any two rows from matching in all elements at once; PostgreSQL only. With
 * `null` as its name the server chooses one.
 */
export function createExcludeConstraint(
  scope: DirectiveScope,
  name: string | FinalName | null,
  table: string,
  options: CreateExcludeConstraintOptions,
): AddConstraint {
  const given = requireNameArgument(name, where)
  requireName(table, where, 'table')
  const said = readOptions<CreateExcludeConstraintOptions>(options, optionNames, where)
  const { schema, elements, where: condition, ...rest } = said
  const constraint = buildConstraint(
    {
      kind: 'exclude',
      name: given,
      elements: resolveExcludeElements(Array.isArray(elements) ? elements : []),
      ...rest,
      ...(condition === undefined ? {} : { where: toSql(condition) }),
    },
    { name: table, schema },
    scope.naming,
  )
  return { kind: 'addConstraint', table, ...inSchema(schema), constraint }
}
