import type { OperationOf } from '../../../../operations/operation.ts'
import { refuseInvalid } from '../../../shared/refuse.ts'
import { isNumbered, writeColumn } from '../../compile/column.ts'
import { writeTableItem } from '../../compile/create-table.ts'
import type { TableText } from '../../table-text.ts'
import { appendColumn, findColumn, listColumns } from '../edit-text.ts'
import { foldName, isSameName } from '../mentions.ts'
import { orderColumns } from '../order-columns.ts'
import type { EditContext, RebuildState } from '../rebuild-state.ts'
import { addConstraint } from './constraints.ts'

/** Puts a column behind the others, and its constraints behind everything. */
export function editAddedColumn(
  state: RebuildState,
  operation: OperationOf<'addColumn'>,
  context: EditContext,
): RebuildState {
  const { column, constraints, ifNotExists } = operation
  const { name } = column
  if (findColumn(state.text, name) !== undefined) {
    if (ifNotExists === true) return state
    throw refuseInvalid(
      `The column "${name}" is already there.`,
      'With { ifNotExists: true } a column that is there is no error.',
    )
  }
  const isLoneKey = constraints.some(
    ({ kind, ...rest }) =>
      kind === 'primaryKey' &&
      'columns' in rest &&
      rest.columns.every((each) => isSameName(each, name)),
  )
  const type = isNumbered(column) && isLoneKey ? { kind: 'integer' as const } : column.type
  const definition = writeColumn({ ...column, type }, context.writer)
  const added: RebuildState = {
    ...state,
    text: placeColumn(appendColumn(state.text, definition), operation),
    added: new Set([...state.added, foldName(name)]),
  }
  return constraints.reduce(
    (now, constraint) => addConstraint(now, constraint, writeTableItem(constraint, context)),
    added,
  )
}

function placeColumn(
  text: TableText,
  { column, first, after }: OperationOf<'addColumn'>,
): TableText {
  const [before = column.name] = listColumns(text)
  if (first === true) return orderColumns(text, { placements: [{ column: column.name, before }] })
  if (after === undefined) return text
  return orderColumns(text, { placements: [{ column: column.name, after }] })
}
