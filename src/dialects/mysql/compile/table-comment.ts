import { compileTableComments } from '../../shared/compile-table-comment.ts'
import { writeQuotedText } from '../literals.ts'

/** ALTER TABLE … COMMENT; an empty text is the only way to be without one. */
export const mysqlTableComments = compileTableComments((table, comment, writer) => ({
  sql: `ALTER TABLE ${table} COMMENT=${writeQuotedText(comment ?? '', writer)}`,
}))
