import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** DROP INDEX. */
export function compileDropIndex(
  { name, schema, ifExists, concurrently }: OperationOf<'dropIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoOptions(writer, `the index "${name}"`, { concurrently })
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  return [{ sql: `DROP INDEX ${guard}${writeTableName(writer, name, schema)}` }]
}
