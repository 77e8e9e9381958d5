import type { OperationOf } from '../../operations/operation.ts'
import type { Statement } from '../dialect.ts'
import { assertNoCascade } from './assert-no-cascade.ts'
import { writeTableName } from './names.ts'
import type { Compile, SqlWriter } from './sql-writer.ts'

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

/** DROP TABLE of an engine that takes nothing along; `hint` says what to do instead of CASCADE. */
export function compileDropTableAlone(hint: string): Compile<'dropTable'> {
  return (operation, writer) => {
    assertNoCascade(operation, writer, hint)
    return compileDropTable(operation, writer)
  }
}
