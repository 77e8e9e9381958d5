import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** DROP INDEX. */
export function compileDropIndex(
  { name, schema, ifExists, concurrently }: OperationOf<'dropIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  const how = concurrently === true ? 'CONCURRENTLY ' : ''
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  return [{ sql: `DROP INDEX ${how}${guard}${writeTableName(writer, name, schema)}` }]
}
