import type { Column } from '../../../../src/schema/schema-model.ts'
import { isSql, sql } from '../../../../src/schema/sql.ts'
import {
  drawColumn,
  drawGenerated,
  findType,
  listTypes,
} from '../../../operations/property/draw-table.ts'
import type { DrawnType } from '../../../operations/property/engine-profile.ts'
import { isKeyed } from '../../../operations/property/table-facts.ts'
import { editColumn, editTable, uncover } from './edit-table.ts'
import { type Mutation, type MutationDrawing, nameMadeColumn } from './mutation.ts'
import { withEnums } from './tables.ts'

/** The columns that only their own table knows. */
function listOwn({ table }: MutationDrawing): readonly Column[] {
  return table.columns.filter(({ name }) => name !== 'id' && name !== 'n')
}

const addColumn: Mutation = (drawing) => {
  const { draw, model, table, profile, hasRows, mark } = drawing
  const name = nameMadeColumn(mark)
  const drawn = draw.flag()
    ? drawColumn(drawing, name, listTypes(profile, table))
    : drawGenerated(drawing, name, 'n')
  // A key of rows that are there cannot be all the same.
  const isFilled = !hasRows || drawn.default !== undefined || drawn.generated !== undefined
  const column = isFilled ? drawn : { ...drawn, nullable: true }
  const place = draw.nat(table.columns.length)
  return withEnums(
    editTable(model, table, (own) => ({
      ...own,
      columns: own.columns.toSpliced(place, 0, column),
    })),
    { columns: [column] },
  )
}

const dropColumn: Mutation = (drawing) => {
  const { draw, model, table } = drawing
  const own = listOwn(drawing)
  if (own.length === 0) return undefined
  const { name } = draw.pick(own)
  return editTable(model, table, (each) => ({
    ...uncover(each, name),
    columns: each.columns.filter((column) => column.name !== name),
  }))
}

function pickPlain(drawing: MutationDrawing): { column: Column; own: DrawnType } | undefined {
  const { draw, model, table, profile } = drawing
  const fitting = table.columns.flatMap((column) => {
    const own = findType(profile, column)
    const isFree =
      column.generated === undefined &&
      column.name !== 'id' &&
      column.name !== 'n' &&
      !isKeyed(model, table, column.name)
    return isFree && own !== undefined ? [{ column, own }] : []
  })
  return fitting.length === 0 ? undefined : draw.pick(fitting)
}

/** Another type, with a default and a collation that fit; what is over the column goes where it may not fit any more. */
const changeType: Mutation = (drawing) => {
  const { draw, model, table, profile, hasRows } = drawing
  const picked = pickPlain(drawing)
  if (picked === undefined) return undefined
  const { column, own } = picked
  const types = listTypes(profile, table).filter(
    (type) =>
      type !== own &&
      (type.isKey || !own.isKey) &&
      (type.family === own.family ||
        (!hasRows && (type.family === 'text' || own.family === 'text'))),
  )
  if (types.length === 0) return undefined
  const type = draw.pick(types)
  // An operator class is of one type.
  const isFixed = table.indexes.some(({ elements }) => elements.some(({ opclass }) => opclass))
  const { name, nullable } = column
  const wanted = { ...drawColumn(drawing, name, [type]), nullable }
  return withEnums(
    editTable(model, table, (each) => ({
      ...(type.family === own.family && !isFixed ? each : uncover(each, name)),
      columns: each.columns.map((one) => (one === column ? wanted : one)),
    })),
    { columns: [wanted] },
  )
}

const changeDefault: Mutation = (drawing) => {
  const picked = pickPlain(drawing)
  if (picked === undefined) return undefined
  const { draw, model, table } = drawing
  const { column, own } = picked
  const { default: was, ...rest } = column
  const others = [undefined, ...own.defaults].filter((each) => each !== was)
  if (others.length === 0) return undefined
  const value = draw.pick(others)
  return editTable(model, table, (each) =>
    editColumn(each, column.name, () => (value === undefined ? rest : { ...rest, default: value })),
  )
}

const changeNull: Mutation = (drawing) => {
  const { draw, model, table } = drawing
  const free = table.columns.filter(
    ({ name, generated }) =>
      name !== 'id' && generated === undefined && !isKeyed(model, table, name),
  )
  if (free.length === 0) return undefined
  const { name } = draw.pick(free)
  return editTable(model, table, (each) =>
    editColumn(each, name, (column) => ({ ...column, nullable: !column.nullable })),
  )
}

const commentColumn: Mutation = ({ draw, model, table, profile }) => {
  if (!profile.has.comments) return undefined
  const { name } = draw.pick(table.columns)
  return editTable(model, table, (each) =>
    editColumn(each, name, ({ comment, ...column }) =>
      comment === undefined ? { ...column, comment: "said, it's \\ 'so'" } : column,
    ),
  )
}

const changeCollation: Mutation = (drawing) => {
  const picked = pickPlain(drawing)
  const { collations = [] } = picked?.own ?? {}
  if (picked === undefined || collations.length === 0) return undefined
  const { draw, model, table } = drawing
  const { collation: was } = picked.column
  const collation = draw.pick(collations.filter((each) => each !== was))
  return editTable(model, table, (each) =>
    editColumn(each, picked.column.name, (column) => ({ ...column, collation })),
  )
}

/** Another expression, an ordinary column that was computed, or a computed one that was ordinary. */
const changeGenerated: Mutation = (drawing) => {
  const { draw, model, table, hasRows } = drawing
  const computed = table.columns.filter(({ generated }) => generated !== undefined)
  // The numbers of an expression are no values of another type, to which a downgrade goes back.
  const own = listOwn(drawing).filter(
    ({ default: value, type }) =>
      (value === undefined || isSql(value)) && (!hasRows || type.kind === 'integer'),
  )
  if (computed.length === 0 || draw.nat(3) === 0) {
    if (own.length === 0) return undefined
    const { name } = draw.pick(own)
    const generated = drawGenerated(drawing, name, 'n')
    return editTable(model, table, (each) => editColumn(uncover(each, name), name, () => generated))
  }
  const { name } = draw.pick(computed)
  return editTable(model, table, (each) =>
    editColumn(each, name, ({ generated, ...rest }) => {
      if (generated === undefined || draw.nat(2) === 0) return rest
      return { ...rest, generated: { ...generated, expression: sql`${sql.id('n')} * ${7}` } }
    }),
  )
}

/** Numbers its rows in another way, or not at all. */
const changeNumbering: Mutation = ({ draw, model, table, profile }) => {
  const found = profile.tableOptions.find(
    ({ options }) => JSON.stringify(options) === JSON.stringify(table.options ?? {}),
  )
  const key = table.constraints.find(({ kind }) => kind === 'primaryKey')
  const isLone = key?.kind === 'primaryKey' && key.columns.join() === 'id'
  if (found === undefined || !isLone || found.numberings.length < 2) return undefined
  return editTable(model, table, (each) =>
    editColumn(each, 'id', ({ name, type, nullable, comment }) => ({
      name,
      type,
      nullable,
      ...(comment === undefined ? {} : { comment }),
      ...draw.pick(found.numberings),
    })),
  )
}

/** What happens to columns. */
export const columnMutations = {
  addColumn,
  dropColumn,
  changeType,
  changeDefault,
  changeNull,
  commentColumn,
  changeCollation,
  changeGenerated,
  changeNumbering,
}
