import type { OperationOf } from '../../../../operations/operation.ts'
import { refuseInvalid } from '../../../shared/refuse.ts'
import { compileCreateIndex } from '../../compile/create-index.ts'
import { moveCreated } from '../../move-created.ts'
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

/** Gives an index another name: it is made again under it. */
export function editRenamedIndex(
  state: RebuildState,
  { name, newName }: OperationOf<'renameIndex'>,
  { writer }: EditContext,
): RebuildState {
  const own = state.indexes.find((index) => isSameName(index.name, name))
  if (own === undefined) {
    throw refuseInvalid(
      `There is no index "${name}".`,
      'Look at its spelling. The index of a constraint cannot be renamed: SQLite names it itself.',
    )
  }
  if (state.indexes.some((index) => index !== own && isSameName(index.name, newName))) {
    throw refuseInvalid(`The index "${newName}" is already there.`, 'Give it another name.')
  }
  const sql = moveCreated(own.sql, 'INDEX', writer.quoteIdentifier(newName))
  const renamed = { name: newName, sql }
  return { ...state, indexes: state.indexes.map((index) => (index === own ? renamed : index)) }
}
