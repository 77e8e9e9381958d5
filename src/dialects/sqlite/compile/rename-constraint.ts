import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** Refused: SQLite knows constraints only while a table is made, and needs their names for nothing. */
export function compileRenameConstraint(
  { table, name }: OperationOf<'renameConstraint'>,
  writer: SqlWriter,
): readonly Statement[] {
  throw refuseUnsupported(
    writer,
    `rename the constraint "${name}" of the table "${table}"`,
    'Drop it and make it anew under its new name.',
  )
}
