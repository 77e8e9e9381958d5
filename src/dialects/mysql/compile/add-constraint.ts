import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableConstraint } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { mysqlConstraintRules } from '../constraint-rules.ts'
import { writeAlterMode } from './online-ddl.ts'

/** ALTER TABLE … ADD CONSTRAINT. */
export function compileAddConstraint(
  operation: OperationOf<'addConstraint'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { table, schema, constraint } = operation
  const text = writeTableConstraint(constraint, writer, mysqlConstraintRules)
  const name = writeTableName(writer, table, schema)
  return [{ sql: `ALTER TABLE ${name} ADD ${text}${writeAlterMode(operation)}` }]
}
