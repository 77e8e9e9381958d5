import type { ColumnChange } from '../../../../operations/index.ts'
import type { OperationOf } from '../../../../operations/operation.ts'
import type { Column } from '../../../../schema/schema-model.ts'
import { writeGenerated } from '../../../shared/generated-text.ts'
import { refuseInvalid, refuseUnsupported } from '../../../shared/refuse.ts'
import { writeDefault } from '../../compile/column.ts'
import type { TextItem } from '../../table-text.ts'
import { findPart, putPart, replaceItem, requireColumn } from '../edit-text.ts'
import { foldName } from '../mentions.ts'
import type { EditContext, RebuildState } from '../rebuild-state.ts'
import { findPrimaryKey, findRowidAlias, isAutoincrement, isKeyColumn } from '../table-facts.ts'
import { turnAutoincrement } from './options.ts'

type AlterColumn = OperationOf<'alterColumn'>

/** Changes the clauses of a column; the others stay as they are written. */
export function editAlteredColumn(
  state: RebuildState,
  operation: AlterColumn,
  context: EditContext,
): RebuildState {
  const { name, change, using } = operation
  const text = stopsNumbering(state, operation) ? turnAutoincrement(state.text, false) : state.text
  const item = requireColumn(text, name)
  const changed = editNumbering(state, item, { change, context })
  const parts = [editType, editNullability, editDefault, editCollation, editGenerated]
  const edited = parts.reduce((now, edit) => edit(now, change, { state, context }), changed)
  if (edited === item && using === undefined) return state
  const sources = new Map(state.sources)
  if (using !== undefined) sources.set(foldName(name), context.writer.inlineSql(using))
  return { ...state, text: replaceItem(text, item, edited), sources }
}

/** Whether a column is no longer to number itself; that it may not is seen to below. */
function stopsNumbering({ text }: RebuildState, { name, change }: AlterColumn): boolean {
  const isAsked = change.autoIncrement === false || change.identity === null
  return isAsked && isKeyColumn(text, name) && isAutoincrement(text)
}

interface Around {
  readonly state: RebuildState
  readonly context: EditContext
}

/** Only INTEGER, by that word, numbers itself, and it cannot but do so. */
function editNumbering(
  { text }: RebuildState,
  item: TextItem,
  { change, context: { writer } }: { readonly change: ColumnChange; readonly context: EditContext },
): TextItem {
  const { column = '' } = item
  const wanted = change.identity === undefined ? change.autoIncrement : change.identity !== null
  const isAlias = findRowidAlias(text) === column
  if (wanted === true) {
    const key = findPrimaryKey(text)?.columns
    if (key?.length !== 1 || !isKeyColumn(text, column)) {
      throw refuseUnsupported(
        writer,
        `number the column "${column}": it is not the only primary key`,
        'Make it the primary key first.',
      )
    }
    return putPart(item, 'type', 'INTEGER')
  }
  if (wanted === undefined || !isAlias) return item
  if (change.type === undefined || isRowidType(change)) {
    throw refuseUnsupported(
      writer,
      `keep the column "${column}" from numbering itself: as an INTEGER PRIMARY KEY it is the rowid`,
      'Give it another type with it, e.g. { type: t.text(), autoIncrement: false }.',
    )
  }
  return item
}

function editType(item: TextItem, change: ColumnChange, { state, context }: Around): TextItem {
  const { type, autoIncrement, identity } = change
  if (type === undefined || autoIncrement === true) return item
  const isAlias = findRowidAlias(state.text) === item.column
  const stays = isAlias && autoIncrement === undefined && identity === undefined
  // Whole numbers of any width are the rowid, as where a table is made.
  if (stays && isRowidType(change)) return item
  if (stays) {
    throw refuseInvalid(
      `The column "${item.column}" numbers itself, and only INTEGER can.`,
      'Say { autoIncrement: false } with the new type.',
    )
  }
  return putPart(item, 'type', context.writer.writeType(type))
}

function isRowidType({ type }: ColumnChange): boolean {
  return (
    type?.kind === 'integer' ||
    type?.kind === 'bigint' ||
    type?.kind === 'smallint' ||
    (type?.kind === 'native' && type.dialect === 'sqlite' && /^integer$/i.test(type.sql))
  )
}

function editNullability(item: TextItem, { nullable }: ColumnChange, { state }: Around): TextItem {
  if (nullable === undefined) return item
  if (!nullable) {
    if (findPart(item, 'notNull') !== undefined) return item
    return putPart(putPart(item, 'null', undefined), 'notNull', 'NOT NULL')
  }
  const { column = '' } = item
  if (isKeyColumn(state.text, column)) {
    throw refuseInvalid(
      `The column "${column}" is part of the primary key and cannot be null.`,
      'Drop the primary key first.',
    )
  }
  return putPart(item, 'notNull', undefined)
}

function editDefault(item: TextItem, change: ColumnChange, { context }: Around): TextItem {
  const { default: value } = change
  if (value === undefined) return item
  if (value === null) return putPart(item, 'default', undefined)
  const column: Column = {
    name: item.column ?? '',
    type: change.type ?? { kind: 'custom', sql: '' },
    nullable: true,
    default: value,
  }
  return putPart(item, 'default', writeDefault(column, context.writer).trim())
}

function editCollation(item: TextItem, { collation }: ColumnChange, { context }: Around): TextItem {
  if (collation === undefined) return item
  const text =
    collation === null ? undefined : `COLLATE ${context.writer.quoteIdentifier(collation)}`
  return putPart(item, 'collate', text)
}

/** A column that becomes a computed one has no default; one that is it no longer keeps the values that it had. */
function editGenerated(item: TextItem, { generated }: ColumnChange, { context }: Around): TextItem {
  if (generated === undefined) return item
  if (generated === null) return putPart(item, 'generated', undefined)
  const text = writeGenerated(generated, context.writer)
  return putPart(putPart(item, 'default', undefined), 'generated', text)
}
