import type { Constraint, Table } from '../../../../src/schema/schema-model.ts'
import { drawForeignKey, indexFor } from '../../../operations/property/draw-foreign-key.ts'
import { drawCheck, drawIndex, drawUnique } from '../../../operations/property/draw-table.ts'
import { isReferenced } from '../../../operations/property/table-facts.ts'
import { editTable } from './edit-table.ts'
import {
  isKnownById,
  isMade,
  isMadeColumn,
  type Mutation,
  type MutationDrawing,
} from './mutation.ts'

function addConstraint(draw: (drawing: MutationDrawing) => Constraint | undefined): Mutation {
  return (drawing) => {
    const constraint = draw(drawing)
    if (constraint === undefined) return undefined
    return editTable(drawing.model, drawing.table, (table) => ({
      ...table,
      constraints: [...table.constraints, constraint],
    }))
  }
}

const addForeignKey: Mutation = (drawing) => {
  const { draw, model, table, profile, mark } = drawing
  const targets = listTargets(drawing)
  if (targets.length === 0) return undefined
  const to = draw.pick(targets)
  const key = drawForeignKey(drawing, { from: table, to, name: `fk ${mark}` })
  const isServed = profile.has.indexesForeignKeys && draw.flag()
  return editTable(model, table, (each) => ({
    ...each,
    constraints: [...each.constraints, key],
    indexes: isServed ? [...each.indexes, indexFor(each, key)] : each.indexes,
  }))
}

/** What a foreign key can point at: a table that is made only now has no row that those of an older one could name. */
function listTargets({ table, tables, hasRows }: MutationDrawing): readonly Table[] {
  const isOlder = hasRows && !isMade(table)
  return tables.filter((each) => isKnownById(each) && !(isOlder && isMade(each)))
}

/** The table for a key: in a column that is added to rows they are all the same. */
function withoutAlike({ table, hasRows }: MutationDrawing): Table {
  return hasRows
    ? { ...table, columns: table.columns.filter((column) => !isMadeColumn(column)) }
    : table
}

const dropConstraint: Mutation = ({ draw, model, table }) => {
  // Foreign keys that come later may point at what every table has.
  const free = table.constraints.filter(
    ({ kind, name }) => kind !== 'primaryKey' && name?.startsWith('both ') !== true,
  )
  if (free.length === 0) return undefined
  const dropped = draw.pick(free)
  return editTable(model, table, (each) => ({
    ...each,
    constraints: each.constraints.filter((item) => item !== dropped),
  }))
}

/** Another constraint, of the same kind where there are several, under the same name. */
const changeConstraint: Mutation = (drawing) => {
  const { draw, model, table } = drawing
  const free = table.constraints.flatMap((item) =>
    /^(?:uq|ck|fk|ex)/.test(item.name ?? '') ? [{ item, name: item.name ?? '' }] : [],
  )
  if (free.length === 0) return undefined
  const { item, name } = draw.pick(free)
  const makers: { readonly [Kind in Constraint['kind']]?: () => Constraint } = {
    check: () => drawCheck(drawing, table, name),
    unique: () => drawUnique(drawing, withoutAlike(drawing), name),
    foreignKey: () => {
      const targets = listTargets(drawing)
      if (targets.length === 0) return item
      return drawForeignKey(drawing, { from: table, to: draw.pick(targets), name })
    },
    exclude: () => ({ ...draw.pick(drawing.profile.exclusions), name }),
  }
  const changed = makers[item.kind]?.() ?? item
  return editTable(model, table, (each) => ({
    ...each,
    constraints: each.constraints.map((one) => (one === item ? changed : one)),
  }))
}

/** The key over one column or over two. */
const changePrimaryKey: Mutation = ({ model, table, profile }) => {
  const n = table.columns.find(({ name }) => name === 'n')
  // On SQLite a lone key of integers is the rowid, which counts.
  const isRowid = profile.engine === 'sqlite' && table.options?.['withoutRowid'] !== true
  if (n?.nullable !== false || isRowid || isReferenced(model, table, 'id')) return undefined
  return editTable(model, table, (each) => ({
    ...each,
    constraints: each.constraints.map((item) =>
      item.kind === 'primaryKey'
        ? { ...item, columns: item.columns.length === 1 ? ['n', 'id'] : ['id'] }
        : item,
    ),
  }))
}

const addIndex: Mutation = (drawing) => {
  const index = drawIndex(drawing, withoutAlike(drawing), `ix ${drawing.mark}`)
  return editTable(drawing.model, drawing.table, (table) => ({
    ...table,
    indexes: [...table.indexes, index],
  }))
}

/** What serves a foreign key on MariaDB cannot go without it, and is left alone. */
const dropIndex: Mutation = ({ draw, model, table }) => {
  const free = table.indexes.filter(({ name }) => !name.startsWith('for '))
  if (free.length === 0) return undefined
  const dropped = draw.pick(free)
  return editTable(model, table, (each) => ({
    ...each,
    indexes: each.indexes.filter((index) => index !== dropped),
  }))
}

const changeIndex: Mutation = (drawing) => {
  const { draw, model, table } = drawing
  const free = table.indexes.filter(({ name }) => name.startsWith('ix'))
  if (free.length === 0) return undefined
  const old = draw.pick(free)
  const index = drawIndex(drawing, withoutAlike(drawing), old.name)
  return editTable(model, table, (each) => ({
    ...each,
    indexes: each.indexes.map((one) => (one === old ? index : one)),
  }))
}

/** What happens to constraints and indexes. */
export const keyMutations = {
  addCheck: addConstraint((drawing) => drawCheck(drawing, drawing.table, `ck ${drawing.mark}`)),
  addUnique: addConstraint((drawing) =>
    drawUnique(drawing, withoutAlike(drawing), `uq ${drawing.mark}`),
  ),
  // PostgreSQL keeps one of two that are alike where a table is made with them.
  addExclusion: addConstraint(({ draw, profile, table, mark }) =>
    profile.exclusions.length === 0 || table.constraints.some(({ kind }) => kind === 'exclude')
      ? undefined
      : { ...draw.pick(profile.exclusions), name: `ex ${mark}` },
  ),
  addForeignKey,
  dropConstraint,
  changeConstraint,
  changePrimaryKey,
  addIndex,
  dropIndex,
  changeIndex,
}
