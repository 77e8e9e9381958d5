import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** ALTER TABLE … RENAME CONSTRAINT, whatever its kind. */
export function compileRenameConstraint(
  { table, schema, name, newName }: OperationOf<'renameConstraint'>,
  writer: SqlWriter,
): readonly Statement[] {
  const change = `${writer.quoteIdentifier(name)} TO ${writer.quoteIdentifier(newName)}`
  return [
    { sql: `ALTER TABLE ${writeTableName(writer, table, schema)} RENAME CONSTRAINT ${change}` },
  ]
}
