import type { Column, Constraint, Index, Table } from '../../../src/schema/schema-model.ts'
import { sql } from '../../../src/schema/sql.ts'
import type { Draw } from './draw.ts'
import type { DrawnType, EngineProfile } from './engine-profile.ts'

/** Names of columns beside `id` and `n`, which every table has. */
export const COLUMN_NAMES = ['a', 'b b', 'order', 'D', "q'q"]

/** What is drawn with, and for whom. */
export interface Drawing {
  readonly draw: Draw
  readonly profile: EngineProfile
}

/** The drawn type that a column has. */
export function findType(profile: EngineProfile, { type }: Column): DrawnType | undefined {
  const text = JSON.stringify(type)
  return profile.types.find((each) => JSON.stringify(each.type) === text)
}

/** The types that a table can have. */
export function listTypes(
  profile: EngineProfile,
  table: Pick<Table, 'options'>,
): readonly DrawnType[] {
  const text = JSON.stringify(table.options ?? {})
  const found = profile.tableOptions.find(({ options }) => JSON.stringify(options) === text)
  return profile.types.filter((type) => found?.allows?.(type) ?? true)
}

/** A column that neither numbers itself nor is computed. */
export function drawColumn(
  { draw, profile }: Drawing,
  name: string,
  types = profile.types,
): Column {
  const { type, defaults, collations = [] } = draw.pick(types)
  return {
    name,
    type,
    nullable: draw.flag(),
    ...(defaults.length > 0 && draw.flag() ? { default: draw.pick(defaults) } : {}),
    ...(collations.length > 0 && draw.flag() ? { collation: draw.pick(collations) } : {}),
    ...(profile.has.comments && draw.flag() ? { comment: draw.pick(['one', "it's two"]) } : {}),
  }
}

/** A column that is computed from another. */
export function drawGenerated({ draw, profile }: Drawing, name: string, base: string): Column {
  const stored = !profile.has.virtualColumns || draw.flag()
  return {
    name,
    type: { kind: 'integer' },
    nullable: true,
    generated: { expression: sql`${sql.id(base)} + ${draw.nat(2)}`, stored },
  }
}

/** Columns of a table that keys and indexes can have. */
export function listKeyColumns(profile: EngineProfile, table: Table): readonly string[] {
  return table.columns
    .filter((column) => column.generated === undefined && findType(profile, column)?.isKey === true)
    .map(({ name }) => name)
}

/** A check that every drawn row passes. */
export function drawCheck({ draw, profile }: Drawing, table: Table, name: string): Constraint {
  // MariaDB has no checks over what counts.
  const free = listKeyColumns(profile, table).filter((key) => key !== 'id')
  const column = draw.pick(['n', ...free])
  const expression =
    column === 'n' || draw.flag() ? sql`${sql.id('n')} > ${-1}` : sql`${sql.id(column)} IS NOT NULL`
  return {
    kind: 'check',
    name,
    expression,
    ...(profile.has.notValid ? draw.maybe({ notValid: true }) : {}),
  }
}

/** A unique constraint. */
export function drawUnique({ draw, profile }: Drawing, table: Table, name: string): Constraint {
  const drawn = draw.some(
    listKeyColumns(profile, table).filter((column) => column !== 'id'),
    1,
    2,
  )
  // PostgreSQL keeps one of two that are alike where a table is made with them.
  const isThere = table.constraints.some(
    (item) => item.kind === 'unique' && item.columns.join() === drawn.join(),
  )
  const columns = isThere ? [...drawn, 'id'] : drawn
  return {
    kind: 'unique',
    name,
    columns,
    ...(profile.has.deferrable.includes('unique')
      ? draw.pick([
          {},
          { nullsNotDistinct: true },
          { deferrable: true, initially: 'deferred' as const },
        ])
      : {}),
  }
}

/** An index. */
export function drawIndex({ draw, profile }: Drawing, table: Table, name: string): Index {
  const columns = listKeyColumns(profile, table)
  const [column = 'id', other = 'n'] = draw.some(columns, 2, 2)
  const order = draw.pick([{}, { order: 'asc' as const }, { order: 'desc' as const }])
  const second = draw.pick([
    [],
    [{ column: other }],
    ...(profile.has.expressionIndexes ? [[{ expression: sql`abs(${sql.id('n')})` }]] : []),
  ])
  const owner = table.columns.find((each) => each.name === column)
  const family = (owner && findType(profile, owner))?.family ?? ''
  const plain: Index = { name, elements: [{ column, ...order }, ...second], unique: draw.flag() }
  return { ...plain, ...draw.pick([{}, ...profile.indexTraits(column, other, family)]) }
}

/** A table without foreign keys. */
export function drawTable(
  drawing: Drawing,
  place: { readonly name: string; readonly schema?: string },
  needs: { readonly withAll: boolean },
): Table {
  const { draw, profile } = drawing
  const { options, numberings } = draw.pick(profile.tableOptions)
  const types = listTypes(profile, { options })
  const names = draw.some(COLUMN_NAMES, needs.withAll ? 2 : 1, 4)
  const numbering = draw.pick(numberings)
  const generated = draw.flag() ? [drawGenerated(drawing, 'sum', 'n')] : []
  const bare: Table = {
    ...place,
    columns: [
      { name: 'id', type: { kind: 'integer' }, nullable: false, ...numbering },
      { name: 'n', type: { kind: 'integer' }, nullable: draw.flag() },
      ...names.map((name) => drawColumn(drawing, name, types)),
      ...generated,
    ],
    constraints: [
      {
        kind: 'primaryKey',
        ...(profile.has.primaryKeyNames ? { name: `pk ${place.name}` } : {}),
        columns: ['id'],
      },
      // What composite foreign keys point at.
      { kind: 'unique', name: `both ${place.name}`, columns: ['id', 'n'] },
    ],
    indexes: [],
    ...(profile.has.comments && draw.flag() ? { comment: 'a table' } : {}),
    ...(Object.keys(options).length === 0 ? {} : { options }),
  }
  const count = () => (needs.withAll ? 1 : draw.nat(1))
  const each = <Item>(make: (name: string) => Item, prefix: string) =>
    Array.from({ length: count() }, () => make(`${prefix} ${place.name}`))
  return {
    ...bare,
    constraints: [
      ...bare.constraints,
      ...each((name) => drawUnique(drawing, bare, name), 'uq'),
      ...each((name) => drawCheck(drawing, bare, name), 'ck'),
      ...(profile.exclusions.length > 0 && draw.flag()
        ? [{ ...draw.pick(profile.exclusions), name: `ex ${place.name}` }]
        : []),
    ],
    indexes: each((name) => drawIndex(drawing, bare, name), 'ix'),
  }
}
