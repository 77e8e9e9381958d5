import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { refuseInvalid } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** ALTER TABLE … RENAME INDEX: the name of an index is its own in its table alone. */
export function compileRenameIndex(
  { name, newName, table, schema }: OperationOf<'renameIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  if (table === undefined) {
    throw refuseInvalid(
      `MySQL and MariaDB need the table of the index "${name}" to rename it.`,
      `Write op.renameIndex("${name}", "${newName}", { table: "…" }).`,
    )
  }
  const change = `${writer.quoteIdentifier(name)} TO ${writer.quoteIdentifier(newName)}`
  return [{ sql: `ALTER TABLE ${writeTableName(writer, table, schema)} RENAME INDEX ${change}` }]
}
