import type { OperationOf } from '../../../operations/operation.ts'
import { assertNoCascade } from '../../shared/assert-no-cascade.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { refuseOffline } from '../rebuild/inquire-change.ts'

/** Refused without a database: SQLite knows constraints only while a table is made. */
export function compileDropConstraint(
  operation: OperationOf<'dropConstraint'>,
  writer: SqlWriter,
): never {
  assertNoCascade(operation, writer, 'Drop what depends on it first.')
  throw refuseOffline(operation)
}
