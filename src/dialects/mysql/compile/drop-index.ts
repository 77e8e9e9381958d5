import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions, refuseInvalid } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { assertGuard } from './guard.ts'

/** DROP INDEX … ON: the name of an index is its own in its table alone. */
export function compileDropIndex(
  { name, table, schema, ifExists, concurrently }: OperationOf<'dropIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoOptions(writer, `the index "${name}"`, { concurrently })
  if (table === undefined) {
    throw refuseInvalid(
      `MySQL and MariaDB need the table of the index "${name}" to drop it.`,
      `Write op.dropIndex("${name}", { table: "…" }).`,
    )
  }
  assertGuard(writer, `drop the index "${name}" IF EXISTS`, ifExists)
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  const on = writeTableName(writer, table, schema)
  return [{ sql: `DROP INDEX ${guard}${writer.quoteIdentifier(name)} ON ${on}` }]
}
