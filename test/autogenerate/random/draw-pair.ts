import { isDeepStrictEqual } from 'node:util'
import type * as fc from 'fast-check'
import { applyOperation } from '../../../src/operations/apply-operation.ts'
import { type SchemaModel, type Table, tableKey } from '../../../src/schema/schema-model.ts'
import { type Draw, drawn } from '../../operations/property/draw.ts'
import { drawModel } from '../../operations/property/draw-model.ts'
import type { EngineProfile } from '../../operations/property/engine-profile.ts'
import { isSpokenOf } from '../../operations/property/table-facts.ts'
import { renameItems, renameValue } from './item-renames.ts'
import { columnMutations } from './mutations/columns.ts'
import { enumMutations } from './mutations/enums.ts'
import { keyMutations } from './mutations/keys.ts'
import type { Mutation } from './mutations/mutation.ts'
import { tableMutations } from './mutations/tables.ts'
import { drawDomains } from './objects/domains.ts'
import { drawFunctions } from './objects/functions.ts'
import { drawNumbers, drawSequences } from './objects/sequences.ts'
import type { DrawObjects, Sides } from './objects/sides.ts'
import { drawTableOptions } from './objects/table-options.ts'
import { drawTriggers } from './objects/triggers.ts'
import { drawViews } from './objects/views.ts'
import { type Pair, readablePair } from './pair.ts'

const mutations: Readonly<Record<string, Mutation>> = {
  // What a counterexample is made smaller by comes first.
  nothing: () => undefined,
  ...columnMutations,
  ...keyMutations,
  ...tableMutations,
  ...enumMutations,
}

/** Pairs of models. */
export function pairOf(profile: EngineProfile): fc.Arbitrary<Pair> {
  return drawn((draw) => readablePair(drawPair(draw, profile)))
}

function drawPair(draw: Draw, profile: EngineProfile): Pair {
  const before = drawBefore(draw, profile)
  const hasRows = draw.flag()
  const done: string[] = []
  let model = before
  const count = 1 + draw.nat(5)
  for (let index = 0; index < count; index++) {
    const name = draw.pick(Object.keys(mutations))
    const tables = Object.values(model.tables)
    const drawing = { draw, profile, model, tables, table: draw.pick(tables), hasRows }
    const changed = mutations[name]?.({ ...drawing, mark: String(index) })
    if (changed === undefined) continue
    done.push(name)
    model = withOneEnum(changed)
  }
  const common = { draw, profile, before }
  const items = renameItems({ ...common, after: keepNames(before, model) })
  const values = renameValue({ ...common, after: items.model })
  const renamed = drawRenames({ ...common, after: values.model })
  const { model: after } = renamed
  const renames = [...renamed.renames, ...items.renames, ...values.renames]
  const sides = { draw, profile, before, after, renames, hasRows }
  return { ...drawObjects(sides), mutations: done }
}

/** The models with what is built on their tables. */
function drawObjects(sides: Sides): Omit<Pair, 'mutations'> {
  const { before, after, renames, hasRows } = OBJECTS.reduce((own, add) => add(own), sides)
  return { before, after, renames, hasRows }
}

/** In an order in which later ones can be built on those before. */
const OBJECTS: readonly DrawObjects[] = [
  drawTableOptions,
  drawDomains,
  drawSequences,
  drawNumbers,
  drawFunctions,
  drawViews,
  drawTriggers,
]

/** The model in which what is only called otherwise has its old name: nobody answers that it has a new one. */
function keepNames(before: SchemaModel, after: SchemaModel): SchemaModel {
  const tables = Object.entries(after.tables).map(([key, table]) => {
    const { indexes = [], constraints = [] } = before.tables[key] ?? {}
    const kept = {
      indexes: keepOld(indexes, table.indexes),
      constraints: keepOld(constraints, table.constraints),
    }
    return [key, { ...table, ...kept }] as const
  })
  return { ...after, tables: Object.fromEntries(tables) }
}

function keepOld<Item extends { readonly name?: string }>(
  before: readonly Item[],
  after: readonly Item[],
): readonly Item[] {
  const gone = new Set(before.filter((one) => !after.some(({ name }) => name === one.name)))
  return after.map((item) => {
    const twin = [...gone].find((one) =>
      isDeepStrictEqual({ ...one, name: '' }, { ...item, name: '' }),
    )
    if (twin !== undefined) gone.delete(twin)
    return twin ?? item
  })
}

/** The model in which columns that come with an enumeration have the values that it has by now. */
function withOneEnum(model: SchemaModel): SchemaModel {
  const tables = Object.entries(model.tables).map(([key, table]) => {
    const columns = table.columns.map((column) => {
      const { type } = column
      const own = type.kind === 'enum' ? model.enums?.[type.name ?? ''] : undefined
      return own === undefined ? column : { ...column, type: { ...type, values: own.values } }
    })
    return [key, { ...table, columns }] as const
  })
  return { ...model, tables: Object.fromEntries(tables) }
}

/** What comparators are there for. */
function drawBefore(draw: Draw, profile: EngineProfile): SchemaModel {
  const { tables, enums = {} } = drawModel({ draw, profile }, 'createTable')
  // What models have no record of is left alone.
  const others = { sequences: {}, domains: {}, views: {}, functions: {}, triggers: {} }
  return { tables, enums: profile.engine === 'postgresql' ? enums : {}, ...others }
}

interface Renaming {
  readonly draw: Draw
  readonly profile: EngineProfile
  readonly before: SchemaModel
  readonly after: SchemaModel
}

/** New names for tables and columns that both models have, as somebody answers who is asked. */
function drawRenames({ draw, before, after }: Renaming): {
  readonly model: SchemaModel
  readonly renames: readonly string[]
} {
  const renames: string[] = []
  let model = after
  for (const table of Object.values(before.tables)) {
    if (model.tables[tableKey(table)] === undefined) continue
    const column = draw.nat(3) === 3 ? pickKept(draw, table, model) : undefined
    if (column !== undefined) {
      const newName = `the ${column}`
      renames.push(`${tableKey(table)}.${column}:${newName}`)
      const { name, schema } = table
      const place = { table: name, ...(schema === undefined ? {} : { schema }) }
      model = applyOperation({ kind: 'renameColumn', ...place, name: column, newName }, model)
    }
    if (draw.nat(3) < 3 || isSpokenOf(model, table)) continue
    const newName = `other ${table.name}`
    renames.push(`${tableKey(table)}:${newName}`)
    const { name, schema } = table
    const place = { name, ...(schema === undefined ? {} : { schema }) }
    model = applyOperation({ kind: 'renameTable', ...place, newName }, model)
  }
  return { model, renames }
}

/** A column that both have; SQLite cannot rename one of the key where there is no rowid and it is unique with others too. */
function pickKept(draw: Draw, table: Table, model: SchemaModel): string | undefined {
  const left = model.tables[tableKey(table)]?.columns ?? []
  const isFixed = isSpokenOf(model, table) || table.options?.['withoutRowid'] === true
  const kept = table.columns.filter(
    ({ name, generated }) =>
      (!isFixed || (name !== 'id' && name !== 'n')) &&
      left.some((each) => each.name === name && (each.generated ?? generated) === generated),
  )
  return kept.length === 0 ? undefined : draw.pick(kept).name
}
