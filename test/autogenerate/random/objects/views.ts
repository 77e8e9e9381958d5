import {
  type Column,
  type SchemaModel,
  tableKey,
  type View,
} from '../../../../src/schema/schema-model.ts'
import { type Sql, sql } from '../../../../src/schema/sql.ts'
import { findType } from '../../../operations/property/draw-table.ts'
import {
  type DrawObjects,
  drawFate,
  listRelations,
  type OnSides,
  type Relation,
  SIDES,
  type Side,
  type Sides,
} from './sides.ts'

/** A view before it is known what its relation is like in a model. */
interface ViewPlan {
  readonly from: Relation
  /** The places of the columns that it reads. */
  readonly columns: readonly number[]
  readonly form: keyof typeof forms
  readonly isRenaming: boolean
  readonly isMaterialized: boolean
  readonly value: number
  readonly traits: Partial<View>
}

type ViewColumns = readonly Pick<Column, 'name' | 'type'>[]

/** What a view is made of in one model. */
interface ViewParts {
  readonly sides: Sides
  readonly model: SchemaModel
  readonly from: Sql
  readonly place: { readonly name: string; readonly schema?: string }
  readonly columns: ViewColumns
  readonly outputs: readonly string[]
  readonly value: number
}

/** The queries of views: the select list, and what follows the relation; nothing where a model has nothing for it. */
const forms = {
  rows: ({ columns, outputs, from }) => sql`SELECT ${list(columns, outputs)} FROM ${from}`,
  some: ({ columns, outputs, from, value }) => {
    const condition = columns.map(({ name, type }) => {
      const values = type.kind === 'enum' ? type.values : []
      const chosen = values[value % values.length]
      return chosen === undefined
        ? sql`${sql.id(name)} IS NOT NULL`
        : sql`${sql.id(name)} <> ${sql.raw(`'${chosen.replaceAll("'", "''")}'`)}`
    })
    return sql`SELECT ${list(columns, outputs)} FROM ${from} WHERE ${sql.join(condition, sql` AND `)}`
  },
  counted: ({ columns, outputs, from }) => {
    const counts = columns.slice(0, 1).map(({ name }) => sql`count(${sql.id(name)})`)
    const all = sql.id(outputs[0] ?? '')
    return sql`SELECT count(*) AS ${all}, ${sql.join(counts)} AS ${sql.id('how many')} FROM ${from}`
  },
  both: ({ columns, outputs, from }) =>
    sql`SELECT ${list(columns, outputs)} FROM ${from} UNION ALL SELECT ${list(columns, outputs)} FROM ${from}`,
  // PostgreSQL holds on to the key by which the other columns are told.
  grouped: ({ columns, outputs, from, model, place }) => {
    const key = model.tables[tableKey(place)]?.constraints.find(({ kind }) => kind === 'primaryKey')
    const isKeyed =
      key?.kind === 'primaryKey' && key.columns.join() === 'id' && key.deferrable !== true
    return isKeyed
      ? sql`SELECT ${list(columns, outputs)} FROM ${from} GROUP BY ${sql.id('id')}`
      : undefined
  },
} as const satisfies Readonly<Record<string, (parts: ViewParts) => Sql | undefined>>

function list(columns: ViewColumns, outputs: readonly string[]): Sql {
  return sql.join(
    columns.map(({ name }, index) => sql`${sql.id(name)} AS ${sql.id(outputs[index] ?? name)}`),
  )
}

/** Views over tables and over each other. */
export const drawViews: DrawObjects = (sides) => {
  const { draw } = sides
  const relations = [...listRelations(sides)]
  const views: { readonly [Each in Side]: Record<string, View> } = { before: {}, after: {} }
  const count = draw.nat(3)
  for (let index = 0; index < count; index++) {
    const name = `view ${index}`
    const fate = drawFate(sides)
    const plan = drawPlan(sides, relations)
    const plans = { before: plan, after: fate.isChanged ? drawPlan(sides, relations) : plan }
    const made = SIDES.flatMap((side) => {
      const view = fate[side] ? buildView(sides, { side, name, plan: plans[side] }) : undefined
      if (view === undefined) return []
      views[side][name] = view.view
      return [{ side, ...view }]
    })
    relations.push(toRelation(made))
  }
  return {
    ...sides,
    before: { ...sides.before, views: views.before },
    after: { ...sides.after, views: views.after },
  }
}

function drawPlan({ draw, profile }: Sides, relations: readonly Relation[]): ViewPlan {
  const from = draw.pick(relations)
  const isMaterialized = profile.has.materializedViews && draw.flag()
  const isPlain = from.kind === 'table'
  const form = draw.pick(Object.keys(forms) as (keyof typeof forms)[])
  const canCheck = isPlain && (form === 'rows' || form === 'some')
  return {
    from,
    columns: draw.some([...from.columns.keys()], 1, 3),
    form,
    isRenaming: draw.flag(),
    isMaterialized,
    value: draw.nat(2),
    traits: draw.pick([
      {},
      ...(isMaterialized ? profile.views.materialized : profile.views.plain).filter(
        ({ checkOption }) => checkOption === undefined || canCheck,
      ),
    ]),
  }
}

function buildView(
  sides: Sides,
  { side, name, plan }: { readonly side: Side; readonly name: string; readonly plan: ViewPlan },
): { readonly view: View; readonly columns: ViewColumns } | undefined {
  const place = plan.from.place[side]
  const columns = plan.columns.flatMap((index) => plan.from.columns[index]?.[side] ?? [])
  if (place === undefined || columns.length === 0) return undefined
  const names = plan.form === 'counted' ? ['all', 'how many'] : columns.map((column) => column.name)
  const outputs = names.map((each, index) => (plan.isRenaming ? `c ${index}` : each))
  const from = place.schema === undefined ? sql.id(place.name) : sql.id(place.schema, place.name)
  const parts = { sides, model: sides[side], place, from, columns, outputs, value: plan.value }
  const definition = forms[plan.form](parts)
  if (definition === undefined) return undefined
  const shown =
    plan.form === 'counted'
      ? [outputs[0] ?? '', 'how many'].map((each) => ({
          name: each,
          type: { kind: 'bigint' } as const,
        }))
      : columns.map(({ type }, index) => ({ name: outputs[index] ?? '', type }))
  const key = shown.find((column) => isKey(sides, column))
  return {
    view: {
      name,
      definition,
      ...plan.traits,
      ...(plan.isMaterialized
        ? {
            materialized: true,
            ...(key === undefined || plan.value === 0
              ? {}
              : {
                  indexes: [
                    { name: `ix ${name}`, elements: [{ column: key.name }], unique: false },
                  ],
                }),
          }
        : {}),
    },
    columns: shown,
  }
}

function isKey({ profile }: Sides, column: ViewColumns[number]): boolean {
  return findType(profile, { ...column, nullable: true })?.isKey === true
}

function toRelation(
  made: readonly { readonly side: Side; readonly view: View; readonly columns: ViewColumns }[],
): Relation {
  const widest = Math.max(0, ...made.map(({ columns }) => columns.length))
  const onSides = <Value>(
    read: (each: (typeof made)[number]) => Value | undefined,
  ): OnSides<Value> => Object.fromEntries(made.map((each) => [each.side, read(each)]))
  return {
    kind: made.some(({ view }) => view.materialized === true) ? 'materialized' : 'view',
    place: onSides(({ view }) => ({ name: view.name })),
    columns: Array.from({ length: widest }, (_, index) => onSides(({ columns }) => columns[index])),
  }
}
