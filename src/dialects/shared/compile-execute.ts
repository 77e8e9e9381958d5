import type { OperationOf } from '../../operations/operation.ts'
import { isSql } from '../../schema/sql.ts'
import type { Statement } from '../dialect.ts'
import type { SqlWriter } from './sql-writer.ts'

/** The statement that a person wrote: a text as it is, an expression with its values bound. */
export function compileExecute(
  { statement }: OperationOf<'execute'>,
  writer: SqlWriter,
): readonly Statement[] {
  if (typeof statement === 'string') return [{ sql: statement }]
  if (isSql(statement)) return [writer.bindSql(statement)]
  return [statement]
}
