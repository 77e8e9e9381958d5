import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { assertNoCascade } from '../../shared/assert-no-cascade.ts'
import { compileDropColumn as compileShared } from '../../shared/compile-drop-column.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { assertGuard } from './guard.ts'
import { writeAlterMode } from './online-ddl.ts'

/** ALTER TABLE … DROP COLUMN; IF EXISTS on MariaDB alone. */
export function compileDropColumn(
  operation: OperationOf<'dropColumn'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoCascade(operation, writer, 'Drop what depends on the column first.')
  assertGuard(writer, `drop the column "${operation.name}" IF EXISTS`, operation.ifExists)
  return compileShared(operation, writer).map(({ sql }) => ({
    sql: `${sql}${writeAlterMode(operation)}`,
  }))
}
