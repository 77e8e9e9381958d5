import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** ALTER TABLE … DROP CONSTRAINT, whatever its kind. */
export function compileDropConstraint(
  { table, schema, name, ifExists, cascade }: OperationOf<'dropConstraint'>,
  writer: SqlWriter,
): readonly Statement[] {
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  const constraint = `${guard}${writer.quoteIdentifier(name)}${cascade === true ? ' CASCADE' : ''}`
  return [
    { sql: `ALTER TABLE ${writeTableName(writer, table, schema)} DROP CONSTRAINT ${constraint}` },
  ]
}
