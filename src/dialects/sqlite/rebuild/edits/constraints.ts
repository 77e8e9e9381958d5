import type { OperationOf } from '../../../../operations/operation.ts'
import { nameConstraint } from '../../../../schema/build-item.ts'
import type { Constraint } from '../../../../schema/schema-model.ts'
import { refuseInvalid } from '../../../shared/refuse.ts'
import { writeTableItem } from '../../compile/create-table.ts'
import type { TableText, TextPart } from '../../table-text.ts'
import {
  appendConstraint,
  findPart,
  putPart,
  replaceItem,
  requireColumn,
  withoutConstraints,
  withoutPart,
} from '../edit-text.ts'
import { isSameName } from '../mentions.ts'
import type { EditContext, RebuildState } from '../rebuild-state.ts'
import { findPrimaryKey } from '../table-facts.ts'

/** Puts a constraint behind everything. */
export function editAddedConstraint(
  state: RebuildState,
  { constraint }: OperationOf<'addConstraint'>,
  context: EditContext,
): RebuildState {
  return addConstraint(state, constraint, writeTableItem(constraint, context))
}

/** The state with a constraint more, whose text is given. */
export function addConstraint(
  state: RebuildState,
  constraint: Constraint,
  definition: string,
): RebuildState {
  const { name } = constraint
  if (name !== undefined && listParts(state.text).some((part) => hasName(part, name))) {
    throw refuseInvalid(`The constraint "${name}" is already there.`, 'Give it another name.')
  }
  if ('columns' in constraint) {
    for (const column of constraint.columns) requireColumn(state.text, column)
  }
  if (constraint.kind !== 'primaryKey') {
    return { ...state, text: appendConstraint(state.text, definition) }
  }
  if (findPrimaryKey(state.text) !== undefined) {
    throw refuseInvalid('The table already has a primary key.', 'Drop it first.')
  }
  // Every other engine makes the columns of a primary key not null.
  const text = constraint.columns.reduce((now, column) => requireValues(now, column), state.text)
  return { ...state, text: appendConstraint(text, definition) }
}

function requireValues(text: TableText, column: string): TableText {
  const item = requireColumn(text, column)
  if (findPart(item, 'notNull') !== undefined) return text
  return replaceItem(text, item, putPart(putPart(item, 'null', undefined), 'notNull', 'NOT NULL'))
}

/** Takes a constraint away, wherever it stands: behind everything, or behind its column. */
export function editDroppedConstraint(
  state: RebuildState,
  operation: OperationOf<'dropConstraint'>,
  context: EditContext,
): RebuildState {
  const { name, type, ifExists } = operation
  const part = findDropped(operation, state.text, context)
  if (part !== undefined) return { ...state, text: dropPart(state.text, part) }
  const indexes = state.indexes.filter((index) => !isSameName(index.name, name))
  if (indexes.length < state.indexes.length && (type === undefined || type === 'unique')) {
    return { ...state, indexes }
  }
  if (ifExists === true) return state
  const isUnnamed = listParts(state.text).some((each) => each.constraint?.name === undefined)
  throw refuseInvalid(
    `There is no constraint "${name}".`,
    isUnnamed
      ? 'Constraints without a name are known by the convention: batchAlterTable with { naming: {} }.'
      : 'With { ifExists: true } a constraint that is not there is no error.',
  )
}

/** Gives a constraint another name. */
export function editRenamedConstraint(
  state: RebuildState,
  { name, newName, type }: OperationOf<'renameConstraint'>,
  { writer }: EditContext,
): RebuildState {
  const parts = listParts(state.text)
  const part = parts.find((each) => hasName(each, name) && isOfType(each, type))
  if (part === undefined) throw refuseInvalid(`There is no constraint "${name}".`)
  if (parts.some((each) => hasName(each, newName))) {
    throw refuseInvalid(`The constraint "${newName}" is already there.`, 'Give it another name.')
  }
  const renamed = {
    ...part,
    name: newName,
    text: renamePart(part, writer.quoteIdentifier(newName)),
  }
  const items = state.text.items.map((item) => ({
    ...item,
    parts: item.parts.map((each) => (each === part ? renamed : each)),
  }))
  return { ...state, text: { ...state.text, items } }
}

function renamePart({ text }: TextPart, name: string): string {
  return text.replace(
    /^constraint\s+(?:"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|'(?:[^']|'')*'|\S+)/i,
    () => `CONSTRAINT ${name}`,
  )
}

function findDropped(
  { name, type, naming }: OperationOf<'dropConstraint'>,
  text: TableText,
  { place }: EditContext,
): TextPart | undefined {
  const parts = listParts(text).filter((part) => isOfType(part, type))
  const named = parts.find((part) => hasName(part, name))
  if (named !== undefined) return named
  const table = { name: place.table, schema: place.schema }
  const unnamed = parts.filter((part) => part.constraint !== undefined && part.name === undefined)
  const found = unnamed.find(
    ({ constraint }) =>
      naming !== undefined &&
      constraint !== undefined &&
      nameConstraint(constraint, table, naming) === name,
  )
  // A table has only one primary key, whatever it is called.
  return found ?? (type === 'primaryKey' ? unnamed[0] : undefined)
}

/** All that can have a name: NOT NULL and DEFAULT too. */
function listParts(text: TableText): readonly TextPart[] {
  return text.items.flatMap(({ parts }) =>
    parts.filter(({ constraint, name }) => constraint !== undefined || name !== undefined),
  )
}

function hasName(part: TextPart, name: string): boolean {
  return part.name !== undefined && isSameName(part.name, name)
}

function isOfType(part: TextPart, type: Constraint['kind'] | undefined): boolean {
  return type === undefined || part.constraint?.kind === type
}

function dropPart(text: TableText, part: TextPart): TableText {
  if (part.constraint !== undefined) return withoutConstraints(text, (_, each) => each === part)
  const item = text.items.find(({ parts }) => parts.includes(part))
  return item === undefined ? text : replaceItem(text, item, withoutPart(item, part))
}
