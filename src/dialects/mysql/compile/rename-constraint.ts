import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { compileRenameIndex } from './rename-index.ts'

/** ALTER TABLE … RENAME INDEX for a unique constraint; no other kind can be renamed here. */
export function compileRenameConstraint(
  { table, schema, name, newName, type }: OperationOf<'renameConstraint'>,
  writer: SqlWriter,
): readonly Statement[] {
  if (type === 'unique') {
    return compileRenameIndex({ kind: 'renameIndex', table, schema, name, newName }, writer)
  }
  throw refuseUnsupported(
    writer,
    `rename the constraint "${name}" of the table "${table}"`,
    type === undefined
      ? 'A unique constraint can be renamed with { type: "unique" }; drop any other and make it anew.'
      : 'Drop it with dropConstraint and make it anew under its new name.',
  )
}
