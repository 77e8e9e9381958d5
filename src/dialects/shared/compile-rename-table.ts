import type { OperationOf } from '../../operations/operation.ts'
import type { Statement } from '../dialect.ts'
import { writeTableName } from './names.ts'
import type { SqlWriter } from './sql-writer.ts'

/** ALTER TABLE … RENAME TO; the table stays in its schema. */
export function compileRenameTable(
  { name, newName, schema }: OperationOf<'renameTable'>,
  writer: SqlWriter,
): readonly Statement[] {
  const table = writeTableName(writer, name, schema)
  return [{ sql: `ALTER TABLE ${table} RENAME TO ${writer.quoteIdentifier(newName)}` }]
}
