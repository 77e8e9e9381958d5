import type { OperationOf } from '../../operations/operation.ts'
import type { Statement } from '../dialect.ts'
import { writeTableName } from './names.ts'
import type { SqlWriter } from './sql-writer.ts'

/** DROP TABLE. */
export function compileDropTable(
  { name, schema, ifExists, cascade }: OperationOf<'dropTable'>,
  writer: SqlWriter,
): readonly Statement[] {
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  return [
    {
      sql: `DROP TABLE ${guard}${writeTableName(writer, name, schema)}${cascade === true ? ' CASCADE' : ''}`,
    },
  ]
}
