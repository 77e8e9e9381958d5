import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { assertGuard } from './guard.ts'
import { writeIndex } from './index-text.ts'
import { writeIndexMode } from './online-ddl.ts'

/** CREATE INDEX. */
export function compileCreateIndex(
  operation: OperationOf<'createIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { table, schema, index, ifNotExists, concurrently } = operation
  assertNoOptions(writer, `the index "${index.name}"`, { concurrently })
  assertGuard(writer, `create the index "${index.name}" IF NOT EXISTS`, ifNotExists)
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const on = writeTableName(writer, table, schema)
  return [
    {
      sql: `${writeIndex(
        index,
        writer,
        (kind, name, rest) => `CREATE ${kind}INDEX ${guard}${name} ON ${on} ${rest}`,
      )}${writeIndexMode(operation)}`,
    },
  ]
}
