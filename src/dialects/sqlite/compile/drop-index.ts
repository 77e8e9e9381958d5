import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { assertNoCascade } from '../../shared/assert-no-cascade.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** DROP INDEX. */
export function compileDropIndex(
  operation: OperationOf<'dropIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, schema, ifExists, concurrently } = operation
  assertNoOptions(writer, `the index "${name}"`, { concurrently })
  assertNoCascade(operation, writer, 'Drop what depends on it first.')
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  return [{ sql: `DROP INDEX ${guard}${writeTableName(writer, name, schema)}` }]
}
