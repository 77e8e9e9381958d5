import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** ALTER TABLE … RENAME TO; a new name without a schema would move the table to the session's own. */
export function compileRenameTable(
  { name, newName, schema }: OperationOf<'renameTable'>,
  writer: SqlWriter,
): readonly Statement[] {
  const table = writeTableName(writer, name, schema)
  return [{ sql: `ALTER TABLE ${table} RENAME TO ${writeTableName(writer, newName, schema)}` }]
}
