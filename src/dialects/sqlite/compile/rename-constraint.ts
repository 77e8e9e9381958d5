import type { OperationOf } from '../../../operations/operation.ts'
import { refuseOffline } from '../rebuild/inquire-change.ts'

/** Refused without a database: SQLite knows constraints only while a table is made. */
export function compileRenameConstraint(operation: OperationOf<'renameConstraint'>): never {
  throw refuseOffline(operation)
}
