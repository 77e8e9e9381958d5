import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeQuotedText } from '../literals.ts'

/** ALTER TABLE … COMMENT. */
export function compileCreateTableComment(
  { table, schema, comment }: OperationOf<'createTableComment'>,
  writer: SqlWriter,
): readonly Statement[] {
  return [writeComment({ table, schema }, comment, writer)]
}

/** ALTER TABLE … COMMENT with an empty text: a table has no other way to be without one. */
export function compileDropTableComment(
  operation: OperationOf<'dropTableComment'>,
  writer: SqlWriter,
): readonly Statement[] {
  return [writeComment(operation, '', writer)]
}

function writeComment(
  { table, schema }: Pick<OperationOf<'dropTableComment'>, 'table' | 'schema'>,
  comment: string,
  writer: SqlWriter,
): Statement {
  const name = writeTableName(writer, table, schema)
  return { sql: `ALTER TABLE ${name} COMMENT=${writeQuotedText(comment, writer)}` }
}
