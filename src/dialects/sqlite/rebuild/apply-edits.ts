import type { Operation, OperationKind, OperationOf } from '../../../operations/operation.ts'
import { assertNoCascade } from '../../shared/assert-no-cascade.ts'
import { refuseInvalid } from '../../shared/refuse.ts'
import { refuseValidateConstraint } from '../../shared/refuse-validate-constraint.ts'
import { editAddedColumn } from './edits/add-column.ts'
import { editAlteredColumn } from './edits/alter-column.ts'
import {
  editAddedConstraint,
  editDroppedConstraint,
  editRenamedConstraint,
} from './edits/constraints.ts'
import { editDroppedColumn } from './edits/drop-column.ts'
import { editAddedIndex, editDroppedIndex, editRenamedIndex } from './edits/indexes.ts'
import type { EditContext, RebuildState } from './rebuild-state.ts'

type Edit<Kind extends OperationKind> = (
  state: RebuildState,
  operation: OperationOf<Kind>,
  context: EditContext,
) => RebuildState

/** What each kind of operation makes of a table that is made anew. New names of columns come after it. */
const edits: { readonly [Kind in OperationKind]?: Edit<Kind> } = {
  addColumn: editAddedColumn,
  dropColumn: editDroppedColumn,
  alterColumn: editAlteredColumn,
  createIndex: editAddedIndex,
  dropIndex: editDroppedIndex,
  renameIndex: editRenamedIndex,
  addConstraint: editAddedConstraint,
  dropConstraint: editDroppedConstraint,
  renameConstraint: editRenamedConstraint,
  validateConstraint: (_state, operation, { writer }) =>
    refuseValidateConstraint(operation, writer),
  // SQLite keeps no comments.
  createTableComment: (state) => state,
  dropTableComment: (state) => state,
}

/** The state after an operation. Throws `operation_invalid` for one that changes no table. */
export function applyEdit(
  state: RebuildState,
  operation: Operation,
  context: EditContext,
): RebuildState {
  assertNoCascade(operation, context.writer, 'Drop what depends on it first.')
  const edit = edits[operation.kind] as Edit<OperationKind> | undefined
  if (edit !== undefined) return edit(state, operation, context)
  throw refuseInvalid(
    `"${operation.kind}" is no change of the table "${context.place.table}".`,
    'Say it outside of the batch.',
  )
}
