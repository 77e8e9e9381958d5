import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** Refused: SQLite knows constraints only while a table is made. */
export function compileDropConstraint(
  { table, name }: OperationOf<'dropConstraint'>,
  writer: SqlWriter,
): readonly Statement[] {
  throw refuseUnsupported(
    writer,
    `drop the constraint "${name}" of the table "${table}"`,
    'Make a new table without it, copy the rows, drop the old table and rename the new one.',
  )
}
