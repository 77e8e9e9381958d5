import type { OperationOf } from '../../../../operations/operation.ts'
import type { Constraint } from '../../../../schema/schema-model.ts'
import { refuseInvalid } from '../../../shared/refuse.ts'
import type { TableText, TextPart } from '../../table-text.ts'
import {
  appendConstraint,
  findColumn,
  listColumns,
  requireColumn,
  withoutConstraints,
  withoutItem,
} from '../edit-text.ts'
import { indexCovers, isSameName, mentionsColumn, usesColumn } from '../mentions.ts'
import type { EditContext, RebuildState } from '../rebuild-state.ts'
import { findPrimaryKey, isKeyColumn, isWithoutRowid } from '../table-facts.ts'

/** Takes a column away with the constraints and indexes over it. Throws for what else is built on it. */
export function editDroppedColumn(
  state: RebuildState,
  { name, ifExists }: OperationOf<'dropColumn'>,
  context: EditContext,
): RebuildState {
  if (ifExists === true && findColumn(state.text, name) === undefined) return state
  assertUnused(state, requireColumn(state.text, name).column ?? name, context)
  const key = findPrimaryKey(state.text)?.columns ?? []
  const left = withoutConstraints(state.text, (constraint, part) =>
    coversColumn({ constraint, part, column: name, table: context.place.table, key }),
  )
  const item = requireColumn(left, name)
  // A check that stands behind the column and is not about it is one of the table.
  const checks = item.parts.filter(({ kind }) => kind === 'check')
  return {
    ...state,
    text: checks.reduce(
      (text, check) => appendConstraint(text, check.text),
      withoutItem(left, item),
    ),
    indexes: state.indexes.filter(({ sql }) => !indexCovers(sql, name)),
  }
}

/** Whether something in the table stands on a column, other than the column itself. */
export function isCovered(text: TableText, column: string, table: string): boolean {
  const key = findPrimaryKey(text)?.columns ?? []
  const own = findColumn(text, column)
  return text.items.some((item) =>
    item.parts.some(
      (part) =>
        part.constraint !== undefined &&
        staysBehind({ constraint: part.constraint, part, column, table, key }, item === own),
    ),
  )
}

/** Whether SQLite itself cannot take a column away and do right by a constraint. */
function staysBehind(covering: Covering, isOwn: boolean): boolean {
  if (!isOwn) return coversColumn(covering)
  // A reference behind the column goes with it, and so does a check, also one that is not about it.
  if (covering.part.kind === 'check') return !coversColumn(covering)
  return covering.part.kind !== 'foreignKey' && coversColumn(covering)
}

interface Covering {
  readonly constraint: Constraint
  readonly part: TextPart
  readonly column: string
  readonly table: string
  readonly key: readonly string[]
}

function coversColumn({ constraint, part, column, table, key }: Covering): boolean {
  const isOne = (name: string) => isSameName(name, column)
  if (constraint.kind === 'check') return mentionsColumn(part.text, column)
  if (constraint.kind === 'exclude') return false
  if (constraint.columns.some(isOne)) return true
  if (constraint.kind !== 'foreignKey' || !isSameName(constraint.references.table, table))
    return false
  const { columns } = constraint.references
  return (columns.length === 0 ? key : columns).some(isOne)
}

function assertUnused({ text }: RebuildState, column: string, context: EditContext): void {
  const { place, snapshot } = context
  const label = `"${place.table}.${column}"`
  if (listColumns(text).length === 1) {
    throw refuseInvalid(`The column ${label} is the only one of its table.`, 'Drop the table.')
  }
  if (isWithoutRowid(text) && isKeyColumn(text, column)) {
    throw refuseInvalid(
      `The column ${label} is the primary key of a table WITHOUT ROWID.`,
      'Take the option away too: batchAlterTable with { tableOptions: { withoutRowid: false } }.',
    )
  }
  const computed = text.items.find(
    (item) =>
      item.column !== undefined &&
      !isSameName(item.column, column) &&
      item.parts.some((part) => part.kind === 'generated' && mentionsColumn(part.text, column)),
  )
  if (computed !== undefined) {
    throw refuseInvalid(
      `The generated column "${computed.column}" is computed from ${label}.`,
      `Drop "${computed.column}" first.`,
    )
  }
  const isKey = isKeyColumn(text, column)
  const reference = snapshot.references.find((each) =>
    each.column === undefined ? isKey : isSameName(each.column, column),
  )
  if (reference !== undefined) {
    throw refuseInvalid(
      `A foreign key of "${reference.table}" points at ${label}.`,
      'Drop that foreign key first.',
    )
  }
  const user = snapshot.code.find((each) => usesColumn(each, place.table, column))
  if (user !== undefined) {
    throw refuseInvalid(
      `The ${user.type} "${user.name}" uses ${label}.`,
      `Drop the ${user.type} first, and make it anew without the column.`,
    )
  }
}
