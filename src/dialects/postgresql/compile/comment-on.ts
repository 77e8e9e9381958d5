import type { Statement } from '../../dialect.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** COMMENT ON an object that has a comment; `subject` is its kind and its quoted name. */
export function commentOn(
  subject: string,
  comment: string | undefined,
  writer: SqlWriter,
): readonly Statement[] {
  if (comment === undefined) return []
  return [{ sql: `COMMENT ON ${subject} IS ${writer.writeLiteral(comment)}` }]
}
