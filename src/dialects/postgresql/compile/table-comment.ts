import { compileTableComments } from '../../shared/compile-table-comment.ts'

/** COMMENT ON TABLE … IS a text, or NULL. */
export const postgresqlTableComments = compileTableComments((table, comment, writer) => ({
  sql: `COMMENT ON TABLE ${table} IS ${writer.writeLiteral(comment)}`,
}))
