import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropTable as compileShared } from '../../shared/compile-drop-table.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** DROP TABLE. Nothing goes with a table here but its indexes and triggers. */
export function compileDropTable(
  operation: OperationOf<'dropTable'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, cascade } = operation
  assertNoOptions(
    writer,
    `dropTable of "${name}"`,
    { cascade },
    'Drop what depends on the table first.',
  )
  return compileShared(operation, writer)
}
