import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { assertNoCascade } from '../../shared/assert-no-cascade.ts'
import { compileDropColumn as compileShared } from '../../shared/compile-drop-column.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { refuseOffline } from '../rebuild/inquire-change.ts'

/** ALTER TABLE … DROP COLUMN, which SQLite itself refuses for columns of keys, indexes and checks. */
export function compileDropColumn(
  operation: OperationOf<'dropColumn'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoCascade(operation, writer, 'Drop what depends on it first.')
  if (operation.ifExists === true) throw refuseOffline(operation)
  return compileShared(operation, writer)
}
