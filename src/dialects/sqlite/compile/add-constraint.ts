import type { OperationOf } from '../../../operations/operation.ts'
import { assertConstraint } from '../../shared/constraint-text.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { sqliteConstraintRules } from '../constraint-rules.ts'
import { refuseOffline } from '../rebuild/inquire-change.ts'

/** Refused without a database: SQLite knows constraints only while a table is made. */
export function compileAddConstraint(
  operation: OperationOf<'addConstraint'>,
  writer: SqlWriter,
): never {
  assertConstraint(operation.constraint, writer, sqliteConstraintRules)
  throw refuseOffline(operation)
}
