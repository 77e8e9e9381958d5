import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableConstraint } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { mysqlConstraintRules } from '../constraint-rules.ts'

/** ALTER TABLE … ADD CONSTRAINT. */
export function compileAddConstraint(
  { table, schema, constraint }: OperationOf<'addConstraint'>,
  writer: SqlWriter,
): readonly Statement[] {
  const text = writeTableConstraint(constraint, writer, mysqlConstraintRules)
  return [{ sql: `ALTER TABLE ${writeTableName(writer, table, schema)} ADD ${text}` }]
}
