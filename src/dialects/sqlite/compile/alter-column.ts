import type { OperationOf } from '../../../operations/operation.ts'
import type { Inquiry, Statement } from '../../dialect.ts'
import { compileRenameColumn } from '../../shared/compile-rename-column.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { inquireChange, refuseOffline } from '../rebuild/inquire-change.ts'

type AlterColumn = OperationOf<'alterColumn'>

/** A new name is all that SQLite can give a column without making the table anew. */
export function compileAlterColumn(
  operation: AlterColumn,
  writer: SqlWriter,
): readonly Statement[] {
  if (changesText(operation)) throw refuseOffline(operation)
  return compileNewName(operation, writer)
}

/** Looks at the table, where more than the name changes. */
export function inquireAlterColumn(operation: AlterColumn, writer: SqlWriter): Inquiry | undefined {
  if (!changesText(operation)) return undefined
  const { newName: _, ...change } = operation
  const inquiry = inquireChange(change, writer)
  return {
    ...inquiry,
    // SQLite itself follows a new name into indexes, triggers, views and the keys of other tables.
    compile: (results) => [...inquiry.compile(results), ...compileNewName(operation, writer)],
  }
}

/** Whether a change shows in the text of the table. SQLite keeps no comments: one that is said is passed over. */
export function changesText({ change }: Pick<AlterColumn, 'change'>): boolean {
  return Object.keys(change).some((part) => part !== 'comment')
}

function compileNewName(
  { table, schema, name, newName }: AlterColumn,
  writer: SqlWriter,
): readonly Statement[] {
  if (newName === undefined) return []
  return compileRenameColumn({ kind: 'renameColumn', table, schema, name, newName }, writer)
}
