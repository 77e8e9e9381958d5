import type { Statement } from '../dialect.ts'
import { writeTableName } from './names.ts'
import type { CompileTable, SqlWriter } from './sql-writer.ts'

/** The two compile functions of an engine that states the comment of a table anew; null is none. */
export function compileTableComments(
  writeComment: (table: string, comment: string | null, writer: SqlWriter) => Statement,
): Pick<CompileTable, 'createTableComment' | 'dropTableComment'> {
  return {
    createTableComment: ({ table, schema, comment }, writer) => [
      writeComment(writeTableName(writer, table, schema), comment, writer),
    ],
    dropTableComment: ({ table, schema }, writer) => [
      writeComment(writeTableName(writer, table, schema), null, writer),
    ],
  }
}
