import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { compileRenameColumn } from '../../shared/compile-rename-column.ts'
import { refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** A new name is all that SQLite can give a column of a table that is there. */
export function compileAlterColumn(
  { table, schema, name, newName, change }: OperationOf<'alterColumn'>,
  writer: SqlWriter,
): readonly Statement[] {
  const [part] = Object.keys(change)
  if (part !== undefined) {
    throw refuseUnsupported(
      writer,
      `change the ${part} of the column "${table}.${name}"`,
      'Make a new table with the column as wanted, copy the rows, drop the old table and rename the new one.',
    )
  }
  return newName === undefined
    ? []
    : compileRenameColumn({ kind: 'renameColumn', table, schema, name, newName }, writer)
}
