import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { assertNoCascade } from '../../shared/assert-no-cascade.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions, refuseInvalid } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { assertGuard } from './guard.ts'
import { writeAlterMode } from './online-ddl.ts'

/** DROP INDEX … ON: the name of an index is its own in its table alone. */
export function compileDropIndex(
  operation: OperationOf<'dropIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, table, schema, ifExists, concurrently } = operation
  assertNoOptions(writer, `the index "${name}"`, { concurrently })
  assertNoCascade(operation, writer, 'Drop the foreign keys that stand on it first.')
  if (table === undefined) {
    throw refuseInvalid(
      `MySQL and MariaDB need the table of the index "${name}" to drop it.`,
      `Write op.dropIndex("${name}", { table: "…" }).`,
    )
  }
  assertGuard(writer, `drop the index "${name}" IF EXISTS`, ifExists)
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  const on = writeTableName(writer, table, schema)
  const index = `${guard}${writer.quoteIdentifier(name)}`
  const mode = writeAlterMode(operation)
  // MariaDB's DROP INDEX takes neither ALGORITHM nor LOCK.
  const sql =
    mode === '' ? `DROP INDEX ${index} ON ${on}` : `ALTER TABLE ${on} DROP INDEX ${index}${mode}`
  return [{ sql }]
}
