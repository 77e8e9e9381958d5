import type { OperationOf } from '../../operations/operation.ts'
import type { Statement } from '../dialect.ts'
import { writeTableName } from './names.ts'
import type { SqlWriter } from './sql-writer.ts'

/** ALTER TABLE … DROP COLUMN. */
export function compileDropColumn(
  { table, schema, name, ifExists, cascade }: OperationOf<'dropColumn'>,
  writer: SqlWriter,
): readonly Statement[] {
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  const column = `${guard}${writer.quoteIdentifier(name)}${cascade === true ? ' CASCADE' : ''}`
  return [{ sql: `ALTER TABLE ${writeTableName(writer, table, schema)} DROP COLUMN ${column}` }]
}
