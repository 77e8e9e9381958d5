import type { OperationOf } from '../../../operations/operation.ts'
import type { Inquiry, Statement } from '../../dialect.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { inquireChange, refuseOffline } from '../rebuild/inquire-change.ts'
import { compileAppendColumn, isAppendable } from './append-column.ts'

type AddColumn = OperationOf<'addColumn'>

/** ALTER TABLE … ADD COLUMN, for what it can add. */
export function compileAddColumn(operation: AddColumn, writer: SqlWriter): readonly Statement[] {
  if (isAddable(operation, writer)) return compileAppendColumn(operation, writer)
  throw refuseOffline(operation)
}

/** Looks at the table where ADD COLUMN is not enough. */
export function inquireAddColumn(operation: AddColumn, writer: SqlWriter): Inquiry | undefined {
  return isAddable(operation, writer) ? undefined : inquireChange(operation, writer)
}

/** Whether ADD COLUMN can add a column whatever is there. */
export function isAddable(operation: AddColumn, writer: SqlWriter): boolean {
  return operation.ifNotExists !== true && isAppendable(operation, writer)
}
