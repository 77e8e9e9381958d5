import type { Operation } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropColumn } from '../../shared/compile-drop-column.ts'
import { writeTableName } from '../../shared/names.ts'
import { compileAppendColumn, isAppendable } from '../compile/append-column.ts'
import { isCovered } from './edits/drop-column.ts'
import { foldName } from './mentions.ts'
import type { EditContext, RebuildState } from './rebuild-state.ts'
import { writeIndex } from './stored-text.ts'

/** An operation with the states around it. */
export interface EditStep {
  readonly operation: Operation
  readonly before: RebuildState
  readonly after: RebuildState
}

/** What ALTER TABLE of SQLite itself does for a step; nothing where the table has to be made anew. */
export function compileNative(
  step: EditStep,
  context: EditContext,
): readonly Statement[] | undefined {
  const { operation, before, after } = step
  const indexes = compileIndexes(step, context)
  if (after.text === before.text) return [...indexes.dropped, ...indexes.added]
  const { writer, place } = context
  if (operation.kind === 'addColumn' && isAppendable(operation, writer)) {
    return compileAppendColumn(operation, writer)
  }
  if (operation.kind !== 'dropColumn' || isCovered(before.text, operation.name, place.table)) {
    return undefined
  }
  // ALTER TABLE would have put the constraints of a column that was just added behind it, and they would go with it.
  if (before.added.has(foldName(operation.name))) return undefined
  const { ifExists: _, ...plain } = operation
  return [...indexes.dropped, ...compileDropColumn(plain, writer)]
}

function compileIndexes(
  { before, after }: EditStep,
  { writer, place: { schema } }: EditContext,
): { readonly dropped: readonly Statement[]; readonly added: readonly Statement[] } {
  const dropped = before.indexes.filter((index) => !after.indexes.includes(index))
  const added = after.indexes.filter((index) => !before.indexes.includes(index))
  return {
    dropped: dropped.map(({ name }) => ({
      sql: `DROP INDEX ${writeTableName(writer, name, schema)}`,
    })),
    added: added.map((index) => ({ sql: writeIndex(index, schema, writer) })),
  }
}
