import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** ALTER INDEX … RENAME TO; the index stays in its schema. */
export function compileRenameIndex(
  { name, newName, schema }: OperationOf<'renameIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  const index = writeTableName(writer, name, schema)
  return [{ sql: `ALTER INDEX ${index} RENAME TO ${writer.quoteIdentifier(newName)}` }]
}
