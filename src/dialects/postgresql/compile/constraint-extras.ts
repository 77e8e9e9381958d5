import type { Constraint } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { commentOn } from './comment-on.ts'

/** COMMENT ON CONSTRAINT for those that have a comment and a name. */
export function commentOnConstraints(
  table: { readonly name: string; readonly schema?: string | undefined },
  constraints: readonly Constraint[],
  writer: SqlWriter,
): readonly Statement[] {
  const on = writeTableName(writer, table.name, table.schema)
  return constraints.flatMap(({ name, comment }) =>
    name === undefined
      ? []
      : commentOn(`CONSTRAINT ${writer.quoteIdentifier(name)} ON ${on}`, comment, writer),
  )
}

/** Whether a constraint is to leave the rows alone that are there: only ALTER TABLE can say that. */
export function isUnchecked(constraint: Constraint): boolean {
  return 'notValid' in constraint && constraint.notValid
}
