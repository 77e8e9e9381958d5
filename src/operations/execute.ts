import { LimbeckError } from '../errors/index.ts'
import { isKyselyExpression, isSql, type KyselyExpression, type Sql, toSql } from '../schema/sql.ts'
import { formatLine } from './format-name.ts'
import { type DirectiveScope, irreversible, type OperationDefinition } from './operation.ts'
import { describeValue } from './require-argument.ts'

/** Text with the values that its placeholders stand for, as a query builder made it for the engine. */
export interface BoundText {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** Runs SQL that somebody wrote. */
export interface Execute {
  readonly kind: 'execute'
  readonly statement: string | Sql | BoundText
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly execute: Execute
  }
}

/** A query of Kysely that can be compiled, or is already. */
export type KyselyQuery = BoundText | { compile(): BoundText }

/** What can be executed: text as it is, an `sql` expression, or a query of Kysely. */
export type StatementArgument = string | Sql | KyselyExpression | KyselyQuery

/**
 * Runs SQL and gives the number of affected rows: text as it is, which may hold several statements, an `sql` expression
 * whose values travel beside it, or a query of Kysely. What it does to the schema is not known, so nothing reverses it.
 */
export function execute(_scope: DirectiveScope, statement: StatementArgument): Execute {
  return { kind: 'execute', statement: resolveStatement(statement, 'execute()') }
}

/** Reads what can be executed or queried. Throws `invalid_argument` where there is nothing to run. */
export function resolveStatement(statement: unknown, directive: string): Execute['statement'] {
  const resolved = readStatement(statement, directive)
  if (!isEmpty(resolved)) return resolved
  throw new LimbeckError('invalid_argument', `${directive} has nothing to run.`, {
    hint: 'Give it an SQL statement.',
  })
}

function readStatement(statement: unknown, directive: string): Execute['statement'] {
  if (typeof statement === 'string' || isSql(statement)) return statement
  if (isBoundText(statement)) return readBoundText(statement)
  // Raw expressions of Kysely can be compiled too, but only by an executor, which is not theirs to give.
  if (isRawBuilder(statement)) return toSql(statement)
  if (isCompilable(statement)) {
    const compiled: unknown = statement.compile()
    if (isBoundText(compiled)) return readBoundText(compiled)
  }
  if (isKyselyExpression(statement)) return toSql(statement)
  throw new LimbeckError(
    'invalid_argument',
    `${directive} takes SQL as text, sql\`…\` or a Kysely query, not ${describeValue(statement)}.`,
    { hint: 'For example op.execute("update users set is_admin = false").' },
  )
}

function isBoundText(value: unknown): value is BoundText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sql' in value &&
    typeof value.sql === 'string' &&
    'parameters' in value &&
    Array.isArray(value.parameters)
  )
}

function readBoundText({ sql, parameters }: BoundText): BoundText {
  return { sql, parameters }
}

function isRawBuilder(value: unknown): value is KyselyExpression {
  return isKyselyExpression(value) && 'isRawBuilder' in value && value.isRawBuilder === true
}

function isCompilable(value: unknown): value is { compile(): unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'compile' in value &&
    typeof value.compile === 'function'
  )
}

function isEmpty(statement: Execute['statement']): boolean {
  if (isSql(statement))
    return statement.parts.every((part) => part.kind === 'text' && part.text.trim() === '')
  return (typeof statement === 'string' ? statement : statement.sql).trim() === ''
}

/** What running SQL means for the schema: nobody knows. */
export const executeDefinition: OperationDefinition<'execute'> = {
  kind: 'execute',
  reverse: () => irreversible('What undoes SQL that somebody wrote is not known.'),
  apply: (_operation, model) => model,
  isVisible: () => false,
  describe: ({ statement }) => `execute ${formatLine(readText(statement))}`,
  findTables: () => undefined,
}

/** The text of a statement for people: without the values bound to it. */
function readText(statement: Execute['statement']): string {
  if (typeof statement === 'string') return statement
  if (!isSql(statement)) return statement.sql
  return statement.parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      return part.kind === 'value' ? '?' : part.names.map((name) => `"${name}"`).join('.')
    })
    .join('')
}
