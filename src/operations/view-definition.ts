import type { BoundSql, View } from '../schema/schema-model.ts'
import { isSql, type Sql, toSql } from '../schema/sql.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { resolveStatement, type StatementArgument } from './execute.ts'
import { requireColumns, requireName } from './require-argument.ts'

/** What can be said of a view beside its query. */
export interface ViewOptions {
  /** The schema of the view. */
  readonly schema?: string | undefined
  /** Names for its columns, in the place of those that the query gives. */
  readonly columns?: readonly string[] | undefined
  /** PostgreSQL 15, MySQL and MariaDB: with whose rights it reads its tables. */
  readonly security?: View['security'] | undefined
  /**
   * PostgreSQL, MySQL and MariaDB: keeps rows that it would not show from being written through it; `local` looks at its
   * own conditions alone.
   */
  readonly checkOption?: View['checkOption'] | undefined
}

/** The names of {@link ViewOptions}. */
export const viewOptions = ['schema', 'columns', 'security', 'checkOption'] as const

/** Builds a view of what a directive was given. */
export function buildView(
  name: string,
  definition: StatementArgument,
  options: ViewOptions,
  where: string,
): View {
  requireName(name, where, 'view')
  const { schema, columns, security, checkOption } = readOptions<ViewOptions>(
    options,
    viewOptions,
    where,
  )
  return {
    name,
    ...inSchema(schema),
    ...(columns === undefined ? {} : { columns: requireColumns(columns, where) }),
    definition: readDefinition(definition, where),
    ...(security === undefined ? {} : { security }),
    ...(checkOption === undefined ? {} : { checkOption }),
  }
}

/** Reads the query of a view. Throws `invalid_argument` where there is none. */
export function readDefinition(definition: unknown, where: string): Sql | BoundSql {
  const statement = resolveStatement(definition, where)
  return typeof statement === 'string' || isSql(statement) ? toSql(statement) : statement
}
