import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** COMMENT ON TABLE. */
export function compileCreateTableComment(
  { table, schema, comment }: OperationOf<'createTableComment'>,
  writer: SqlWriter,
): readonly Statement[] {
  return [writeComment({ table, schema }, comment, writer)]
}

/** COMMENT ON TABLE … IS NULL. */
export function compileDropTableComment(
  operation: OperationOf<'dropTableComment'>,
  writer: SqlWriter,
): readonly Statement[] {
  return [writeComment(operation, null, writer)]
}

function writeComment(
  { table, schema }: Pick<OperationOf<'dropTableComment'>, 'table' | 'schema'>,
  comment: string | null,
  writer: SqlWriter,
): Statement {
  const name = writeTableName(writer, table, schema)
  return { sql: `COMMENT ON TABLE ${name} IS ${writer.writeLiteral(comment)}` }
}
