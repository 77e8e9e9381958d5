import type { OperationOf } from '../../operations/operation.ts'
import type { Statement } from '../dialect.ts'
import { writeTableName } from './names.ts'
import type { SqlWriter } from './sql-writer.ts'

/** ALTER TABLE … RENAME COLUMN. */
export function compileRenameColumn(
  { table, schema, name, newName }: OperationOf<'renameColumn'>,
  writer: SqlWriter,
): readonly Statement[] {
  const change = `${writer.quoteIdentifier(name)} TO ${writer.quoteIdentifier(newName)}`
  return [{ sql: `ALTER TABLE ${writeTableName(writer, table, schema)} RENAME COLUMN ${change}` }]
}
