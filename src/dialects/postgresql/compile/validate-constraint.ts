import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** ALTER TABLE … VALIDATE CONSTRAINT, which reads the table and lets others write to it meanwhile. */
export function compileValidateConstraint(
  { table, schema, name }: OperationOf<'validateConstraint'>,
  writer: SqlWriter,
): readonly Statement[] {
  const place = writeTableName(writer, table, schema)
  return [{ sql: `ALTER TABLE ${place} VALIDATE CONSTRAINT ${writer.quoteIdentifier(name)}` }]
}
