import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropTable as compileShared } from '../../shared/compile-drop-table.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** DROP TABLE. MySQL and MariaDB read CASCADE and pass over it. */
export function compileDropTable(
  operation: OperationOf<'dropTable'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, cascade } = operation
  assertNoOptions(
    writer,
    `dropTable of "${name}"`,
    { cascade },
    'Drop the foreign keys that point at the table first.',
  )
  return compileShared(operation, writer)
}
