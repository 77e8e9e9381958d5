import {
  type Column,
  type SchemaModel,
  type Table,
  tableKey,
} from '../../../../src/schema/schema-model.ts'
import type { Drawing } from '../../../operations/property/draw-table.ts'

/** Which model of a pair is meant. */
export type Side = 'before' | 'after'

export const SIDES: readonly Side[] = ['before', 'after']

/** A value for each model that has it. */
export type OnSides<Value> = { readonly [Each in Side]?: Value | undefined }

/** Both models of a pair, while objects are added that are built on their tables. */
export interface Sides extends Drawing {
  readonly before: SchemaModel
  readonly after: SchemaModel
  /** `old:new` for tables, `table.old:new` for columns. */
  readonly renames: readonly string[]
  readonly hasRows: boolean
}

/** Adds objects of one kind to both models. */
export type DrawObjects = (sides: Sides) => Sides

/** A table, or something else with columns, as each model has it. */
export interface Relation {
  readonly kind: 'table' | 'view' | 'materialized'
  readonly place: OnSides<{ readonly name: string; readonly schema?: string }>
  readonly columns: readonly OnSides<Pick<Column, 'name' | 'type'>>[]
}

/** The tables of both models: those that both have are one, by whatever name. */
export function listRelations({ before, after, renames }: Sides): readonly Relation[] {
  const answers = new Map(renames.map((rename) => rename.split(':') as [string, string]))
  const taken = new Set<string>()
  const known = Object.values(before.tables).map((table): Relation => {
    const key = tableKey(table)
    const newKey = tableKey({ ...table, name: answers.get(key) ?? table.name })
    taken.add(newKey)
    const kept = after.tables[newKey]
    if (kept === undefined) return { kind: 'table', ...onOne('before', table) }
    const columns = table.columns.map((column) => {
      const name = answers.get(`${key}.${column.name}`) ?? column.name
      return { before: column, after: kept.columns.find((each) => each.name === name) }
    })
    const names = new Set(columns.map((each) => each.after?.name))
    const added = kept.columns.filter(({ name }) => !names.has(name))
    return {
      kind: 'table',
      place: { before: table, after: kept },
      columns: [...columns, ...added.map((column) => ({ after: column }))],
    }
  })
  const made = Object.values(after.tables).filter((table) => !taken.has(tableKey(table)))
  return [...known, ...made.map((table) => ({ kind: 'table', ...onOne('after', table) }) as const)]
}

function onOne(side: Side, table: Table): Omit<Relation, 'kind'> {
  return {
    place: { [side]: table },
    columns: table.columns.map((column) => ({ [side]: column })),
  }
}

/** What becomes of an object: it stays, comes, goes, or is another in each model. */
export function drawFate({ draw }: Drawing): {
  readonly before: boolean
  readonly after: boolean
  readonly isChanged: boolean
} {
  return draw.pick([
    { before: true, after: true, isChanged: false },
    { before: true, after: true, isChanged: false },
    { before: true, after: true, isChanged: true },
    { before: false, after: true, isChanged: false },
    { before: true, after: false, isChanged: false },
  ])
}

/** The name that the column `n` of every table has in a model. */
export function nameNumber({ columns }: Relation, side: Side): string {
  const isNumber = (column: OnSides<Pick<Column, 'name'>>) =>
    column.before?.name === 'n' || (column.before === undefined && column.after?.name === 'n')
  return columns.find(isNumber)?.[side]?.name ?? 'n'
}

/** A table of one model with more columns, constraints and indexes. */
export function grow(
  sides: Sides,
  side: Side,
  place: { readonly name: string; readonly schema?: string },
  parts: Partial<Pick<Table, 'columns' | 'constraints' | 'indexes'>>,
): Sides {
  const model = sides[side]
  const table = model.tables[tableKey(place)]
  if (table === undefined) return sides
  const { columns = [], constraints = [], indexes = [] } = parts
  const grown = {
    ...table,
    columns: [...table.columns, ...columns],
    constraints: [...table.constraints, ...constraints],
    indexes: [...table.indexes, ...indexes],
  }
  return {
    ...sides,
    [side]: { ...model, tables: { ...model.tables, [tableKey(place)]: grown } },
  }
}

/** One model with another object of a kind. */
export function withObject<Kind extends 'sequences' | 'functions' | 'domains' | 'triggers'>(
  sides: Sides,
  side: Side,
  kind: Kind,
  [key, object]: readonly [string, NonNullable<SchemaModel[Kind]>[string]],
): Sides {
  const model = sides[side]
  return { ...sides, [side]: { ...model, [kind]: { ...model[kind], [key]: object } } }
}
