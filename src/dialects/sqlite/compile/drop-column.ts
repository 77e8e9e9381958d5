import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropColumn as compileShared } from '../../shared/compile-drop-column.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** ALTER TABLE … DROP COLUMN, which SQLite itself refuses for columns of keys, indexes and checks. */
export function compileDropColumn(
  operation: OperationOf<'dropColumn'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoOptions(writer, 'dropColumn', { ifExists: operation.ifExists })
  return compileShared(operation, writer)
}
