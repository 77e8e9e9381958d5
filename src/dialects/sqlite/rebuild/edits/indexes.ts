import type { OperationOf } from '../../../../operations/operation.ts'
import { refuseInvalid } from '../../../shared/refuse.ts'
import { compileCreateIndex } from '../../compile/create-index.ts'
import { isSameName } from '../mentions.ts'
import type { EditContext, RebuildState } from '../rebuild-state.ts'

/** Adds an index, to be made when the table is there. */
export function editAddedIndex(
  state: RebuildState,
  operation: OperationOf<'createIndex'>,
  { writer }: EditContext,
): RebuildState {
  const { name } = operation.index
  if (state.indexes.some((index) => isSameName(index.name, name))) {
    if (operation.ifNotExists === true) return state
    throw refuseInvalid(
      `The index "${name}" is already there.`,
      'With { ifNotExists: true } an index that is there is no error.',
    )
  }
  // The schema comes back when the index is made.
  const statements = compileCreateIndex({ ...operation, schema: undefined }, writer)
  return {
    ...state,
    indexes: [...state.indexes, ...statements.map(({ sql }) => ({ name, sql }))],
  }
}

/** Takes an index away, so that it is not made again. */
export function editDroppedIndex(
  state: RebuildState,
  { name, ifExists }: OperationOf<'dropIndex'>,
): RebuildState {
  const indexes = state.indexes.filter((index) => !isSameName(index.name, name))
  if (indexes.length === state.indexes.length && ifExists !== true) {
    throw refuseInvalid(
      `There is no index "${name}".`,
      'With { ifExists: true } an index that is not there is no error.',
    )
  }
  return { ...state, indexes }
}
