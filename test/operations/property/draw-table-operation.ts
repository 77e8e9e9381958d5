import { isNeeded } from '../../../src/autogenerate/key-indexes.ts'
import { applyOperation } from '../../../src/operations/apply-operation.ts'
import type { Operation, OperationKind, OperationOf } from '../../../src/operations/operation.ts'
import type {
  Column,
  Constraint,
  Index,
  SchemaModel,
  Table,
} from '../../../src/schema/schema-model.ts'
import type { EngineName } from '../../setup/engines.ts'
import { drawForeignKey } from './draw-foreign-key.ts'
import { SPARE } from './draw-model.ts'
import {
  type Drawing,
  drawCheck,
  drawColumn,
  drawGenerated,
  drawIndex,
  drawTable,
  drawUnique,
  findType,
  listTypes,
} from './draw-table.ts'
import { makeRow } from './rows.ts'
import {
  isBase,
  isCovered,
  isKeyed,
  isReferenced,
  isSpokenOf,
  nameOf,
  placeOf,
} from './table-facts.ts'

/** Options that every drawn table can have, or be without. */
const OPTION_CHANGES: {
  readonly [Name in EngineName]: readonly Pick<
    OperationOf<'alterTableOptions'>,
    'options' | 'with'
  >[]
} = {
  postgresql: [50, 70, null].map((fillfactor) => ({ options: {}, with: { fillfactor } })),
  mariadb: ['COMPACT', 'DYNAMIC', null].map((rowFormat) => ({ options: { rowFormat } })),
  sqlite: [{ options: { strict: null } }, { options: { strict: false } }],
}

/** A drawing of an operation that fits a model. */
export interface OperationDrawing extends Drawing {
  readonly model: SchemaModel
  /** The table with something of everything. */
  readonly spare: Table
  /** Any of the tables. */
  readonly table: Table
}

/** Draws an operation of one kind; nothing where the drawn model has nothing for it. */
export type DrawOperation = (drawing: OperationDrawing) => Operation | undefined

/** What is drawn with for a model. */
export function openDrawing(drawing: Drawing, model: SchemaModel): OperationDrawing {
  const spare = model.tables[SPARE]
  if (spare === undefined) throw new Error('A drawn model has its spare table')
  return { ...drawing, model, spare, table: drawing.draw.pick(Object.values(model.tables)) }
}

function pickColumn(
  { draw }: OperationDrawing,
  table: Table,
  fits: (column: Column) => boolean,
): Column | undefined {
  const fitting = table.columns.filter(fits)
  return fitting.length === 0 ? undefined : draw.pick(fitting)
}

function pickConstraint(
  { draw, spare }: OperationDrawing,
  fits: (constraint: Constraint) => boolean,
): (Constraint & { readonly name: string }) | undefined {
  const fitting = spare.constraints.flatMap((item) =>
    item.name !== undefined && fits(item) ? [{ ...item, name: item.name }] : [],
  )
  return fitting.length === 0 ? undefined : draw.pick(fitting)
}

const drawAddColumn: DrawOperation = (drawing) => {
  const { draw, profile, table } = drawing
  const types = listTypes(profile, table)
  const plain = draw.flag() ? drawColumn(drawing, 'new', types) : drawGenerated(drawing, 'new', 'n')
  const type = findType(profile, plain)
  // Rows are there: a column that wants a value has a default.
  const isFilled = plain.generated !== undefined || plain.default !== undefined
  const column = isFilled ? plain : { ...plain, nullable: true }
  const place = profile.has.columnPlaces ? draw.pick([{}, { first: true }, { after: 'n' }]) : {}
  const check: Constraint = { kind: 'check', name: 'ck new', expression: drawCheckOn(drawing) }
  const canBeUnique =
    column.default === undefined && type?.isKey === true && column.generated === undefined
  const constraints = draw.pick<readonly Constraint[]>([
    [],
    [check],
    ...(canBeUnique ? [[{ kind: 'unique' as const, name: 'uq new', columns: ['new'] }]] : []),
  ])
  return { kind: 'addColumn', ...placeOf(table), column, constraints, ...place }
}

function drawCheckOn(drawing: OperationDrawing) {
  const check = drawCheck(drawing, { name: '', columns: [], constraints: [], indexes: [] }, '')
  if (check.kind !== 'check') throw new Error('A check is a check')
  return check.expression
}

const drawDropColumn: DrawOperation = (drawing) => {
  const { model, table, profile } = drawing
  const column = pickColumn(
    drawing,
    table,
    ({ name }) =>
      name !== 'id' &&
      !isBase(table, name) &&
      !isReferenced(model, table, name) &&
      (profile.has.dropsCovered || !isCovered(table, name)) &&
      !(name === 'n' && isSpokenOf(model, table)),
  )
  return column && { kind: 'dropColumn', ...placeOf(table), name: column.name }
}

const drawRenameColumn: DrawOperation = (drawing) => {
  const { model, table } = drawing
  // SQLite cannot rename a column of the key where there is no rowid and it is unique with others too.
  const isFixed = isSpokenOf(model, table) || table.options?.['withoutRowid'] === true
  const column = pickColumn(
    drawing,
    table,
    ({ name }) => !isFixed || (name !== 'id' && name !== 'n'),
  )
  return (
    column && { kind: 'renameColumn', ...placeOf(table), name: column.name, newName: 'the new' }
  )
}

const drawAlterColumn: DrawOperation = (drawing) => {
  const { draw, profile, model, table } = drawing
  const column = pickColumn(
    drawing,
    table,
    ({ name, generated }) =>
      generated === undefined &&
      name !== 'id' &&
      !isKeyed(model, table, name) &&
      !isBase(table, name) &&
      !(name === 'n' && isSpokenOf(model, table)),
  )
  const own = column && findType(profile, column)
  if (column === undefined || own === undefined) return undefined
  const related = listTypes(profile, table).filter(
    ({ family, isKey }) => family === own.family && (isKey || !own.isKey),
  )
  const wanted = drawColumn(drawing, column.name, draw.flag() ? [own] : related)
  const isTyped = JSON.stringify(wanted.type) !== JSON.stringify(column.type)
  const changes = {
    nullable: { nullable: !column.nullable },
    default: { default: wanted.default ?? null },
    ...(profile.has.comments ? { comment: { comment: wanted.comment ?? null } } : {}),
  }
  const parts = draw.some(Object.values(changes), isTyped ? 0 : 1, 2)
  return {
    kind: 'alterColumn',
    ...placeOf(table),
    name: column.name,
    ...(draw.flag() && !isSpokenOf(model, table) ? { newName: 'the newer' } : {}),
    change: Object.assign(
      {},
      ...parts,
      // A default has the type that it was said for.
      isTyped ? { type: wanted.type, default: wanted.default ?? null } : {},
      isTyped || wanted.collation !== undefined
        ? { type: wanted.type, collation: wanted.collation ?? null }
        : {},
    ),
  }
}

const drawAddConstraint: DrawOperation = (drawing) => {
  const { draw, model, table } = drawing
  const to = draw.pick(Object.values(model.tables).filter(({ name }) => name !== SPARE))
  const constraint = draw.pick([
    () => drawCheck(drawing, table, 'new one'),
    () => drawUnique(drawing, table, 'new one'),
    () => drawForeignKey(drawing, { from: table, to, name: 'new one' }),
  ])()
  return { kind: 'addConstraint', ...placeOf(table), constraint }
}

const drawDropConstraint: DrawOperation = (drawing) => {
  const constraint = pickConstraint(drawing, (item) => item.kind !== 'primaryKey')
  return (
    constraint && {
      kind: 'dropConstraint',
      ...placeOf(drawing.spare),
      name: constraint.name,
      type: constraint.kind,
    }
  )
}

const drawRenameConstraint: DrawOperation = (drawing) => {
  const constraint = pickConstraint(
    drawing,
    ({ kind }) => drawing.profile.engine !== 'mariadb' || kind === 'unique',
  )
  return (
    constraint && {
      kind: 'renameConstraint',
      ...placeOf(drawing.spare),
      name: constraint.name,
      newName: 'the new',
      type: constraint.kind,
    }
  )
}

const drawValidateConstraint: DrawOperation = (drawing) => {
  const constraint = pickConstraint(
    drawing,
    ({ kind }) => kind === 'check' || kind === 'foreignKey',
  )
  return (
    constraint && { kind: 'validateConstraint', ...placeOf(drawing.spare), name: constraint.name }
  )
}

function nameIndex({ spare, profile, draw }: OperationDrawing, indexes = spare.indexes) {
  const name = draw.pick(indexes).name
  const isNeeded = profile.engine === 'mariadb' || draw.flag()
  return {
    name,
    ...(spare.schema === undefined ? {} : { schema: spare.schema }),
    ...(isNeeded ? { table: spare.name } : {}),
  }
}

const MEMBERS = {
  addColumn: drawAddColumn,
  dropColumn: drawDropColumn,
  renameColumn: drawRenameColumn,
  alterColumn: drawAlterColumn,
  addConstraint: drawAddConstraint,
  dropConstraint: drawDropConstraint,
} as const

/** Operations of a batch, each for what those before it leave. */
function drawMembers(
  drawing: OperationDrawing,
  kinds: readonly (keyof typeof MEMBERS)[],
): readonly Operation[] {
  let { model } = drawing
  return kinds.flatMap((kind) => {
    const spare = model.tables[SPARE] ?? drawing.spare
    const operation = MEMBERS[kind]({ ...drawing, model, spare, table: spare })
    // The two columns that every table has are what other members speak of.
    const isShared =
      operation !== undefined && 'name' in operation && /^(?:id|n)$/.test(operation.name)
    if (operation === undefined || isShared) return []
    model = applyOperation(operation, model)
    return operation
  })
}

/** How operations on tables are drawn. */
export const tableOperations = {
  createTable: (drawing) => {
    const table = drawTable(drawing, { name: 'made' }, { withAll: true })
    return { kind: 'createTable', table }
  },
  dropTable: ({ draw, profile, model, spare, table }) => {
    const canCascade = profile.has.cascades && !isSpokenOf(model, table)
    const dropped = canCascade ? table : spare
    return {
      kind: 'dropTable',
      ...nameOf(dropped),
      ...(canCascade ? { cascade: true } : draw.pick([{}, { ifExists: true }])),
    }
  },
  renameTable: ({ model, spare, table }) => ({
    kind: 'renameTable',
    ...nameOf(isSpokenOf(model, table) ? spare : table),
    newName: 'the new',
  }),
  createTableComment: ({ draw, table }) => ({
    kind: 'createTableComment',
    ...placeOf(table),
    comment: draw.pick(['said', "it's 'quoted'"]),
  }),
  dropTableComment: ({ table }) => ({ kind: 'dropTableComment', ...placeOf(table) }),
  alterTableOptions: ({ draw, profile, table }) => ({
    kind: 'alterTableOptions',
    ...placeOf(table),
    ...draw.pick(OPTION_CHANGES[profile.engine]),
  }),
  ...MEMBERS,
  createIndex: (drawing) => ({
    kind: 'createIndex',
    ...placeOf(drawing.table),
    index: drawIndex(drawing, drawing.table, 'new index'),
  }),
  dropIndex: (drawing) => {
    const { profile, spare } = drawing
    // The server refuses to drop what a foreign key cannot do without.
    const without = (index: Index) => spare.indexes.filter((other) => other !== index)
    const isKept = (index: Index) =>
      profile.has.indexesForeignKeys && isNeeded(index, { ...spare, indexes: without(index) })
    const indexes = spare.indexes.filter((index) => !isKept(index))
    return indexes.length === 0 ? undefined : { kind: 'dropIndex', ...nameIndex(drawing, indexes) }
  },
  renameIndex: (drawing) => ({ kind: 'renameIndex', ...nameIndex(drawing), newName: 'the new' }),
  renameConstraint: drawRenameConstraint,
  validateConstraint: drawValidateConstraint,
  batchAlterTable: (drawing) => {
    const { draw, spare, profile } = drawing
    const kinds = draw.some(Object.keys(MEMBERS) as (keyof typeof MEMBERS)[], 2, 3)
    const operations = drawMembers(drawing, kinds)
    return {
      kind: 'batchAlterTable',
      ...placeOf(spare),
      operations,
      ...(profile.engine === 'sqlite'
        ? draw.pick([{}, { recreate: 'always' as const }, { ordering: [['n', 'id']] }])
        : {}),
    }
  },
  bulkInsert: ({ profile, table }) => {
    const isBound = table.constraints.some(
      ({ kind }) => kind === 'foreignKey' || kind === 'exclude',
    )
    const row = { ...makeRow(profile, table, 9), id: 9 }
    return { kind: 'bulkInsert', ...placeOf(table), rows: isBound ? [] : [row] }
  },
  execute: ({ draw }) => ({ kind: 'execute', statement: draw.pick(['SELECT 1', 'SELECT 2']) }),
} as const satisfies { readonly [Kind in OperationKind]?: DrawOperation }
