import type { OperationKind } from '../../../src/operations/operation.ts'
import {
  type SchemaModel,
  type Table,
  type Trigger,
  tableKey,
  type View,
} from '../../../src/schema/schema-model.ts'
import { sql } from '../../../src/schema/sql.ts'
import { drawForeignKey, withForeignKey } from './draw-foreign-key.ts'
import { type Drawing, drawTable } from './draw-table.ts'

const TABLE_NAMES = ['t', 'Big one', 'order']

/** The table that nothing refers to, and that has something of everything. */
export const SPARE = 'spare'

/** A database with several tables and the objects beside them; what the operation works on is among them. */
export function drawModel(drawing: Drawing, kind: OperationKind): SchemaModel {
  const { draw, profile } = drawing
  const names = [SPARE, ...draw.some(TABLE_NAMES, 1, 2)]
  const bare = names.map((name) => {
    const schema =
      name !== SPARE && profile.tableSchemas.length > 0 && draw.flag()
        ? draw.pick(profile.tableSchemas)
        : undefined
    return drawTable(
      drawing,
      { name, ...(schema === undefined ? {} : { schema }) },
      { withAll: name === SPARE },
    )
  })
  const others = bare.filter(({ name }) => name !== SPARE)
  const tables = bare.map((table) => drawKeys(drawing, table, others))
  const byKey = <Item>(items: readonly Item[], keyOf: (item: Item) => string) =>
    Object.fromEntries(items.map((item) => [keyOf(item), item]))
  const wants = (word: string) => kind.toLowerCase().includes(word) || draw.flag()
  const views = [
    ...(wants('view') ? [drawView(drawing, others, 'a view')] : []),
    ...(profile.has.materializedViews && wants('materialized')
      ? [{ ...drawView(drawing, others, 'kept'), materialized: true }]
      : []),
  ]
  const triggers = wants('trigger') ? [drawTrigger(drawing, others, 'tr')] : []
  const enums = tables.flatMap(({ columns }) =>
    columns.flatMap(({ type }) =>
      type.kind === 'enum' && type.name !== undefined ? [{ ...type, name: type.name }] : [],
    ),
  )
  return {
    tables: byKey(tables, tableKey),
    ...(profile.has.dropsCovered ? {} : { cutsIndexes: true }),
    schemas: byKey(
      profile.schemas.map((name) => ({ name })),
      ({ name }) => name,
    ),
    extensions:
      profile.engine === 'postgresql' && wants('extension') ? { citext: { name: 'citext' } } : {},
    sequences:
      profile.has.sequences && wants('sequence')
        ? {
            'a seq': {
              name: 'a seq',
              start: 5,
              increment: draw.pick([1, 3]),
              cache: 4,
              ...draw.maybe({ cycle: true, maxValue: 99 }),
            },
          }
        : {},
    domains:
      profile.engine === 'postgresql' && wants('domain')
        ? {
            'a domain': {
              name: 'a domain',
              type: { kind: 'text' },
              nullable: true,
              ...draw.maybe({ default: sql`'y'::text` }),
              checks: [{ kind: 'check', name: 'ck d', expression: sql`VALUE <> 'c'::text` }],
            },
          }
        : {},
    enums: byKey(
      [
        ...enums.map(({ name, values }) => ({ name, values })),
        ...(wants('enum') ? [{ name: 'free', values: ['x', 'y', "z'z"] }] : []),
      ],
      tableKey,
    ),
    views: byKey(views.map(withoutUndefined), tableKey),
    functions: byKey(
      [...profile.functions],
      ({ name, parameters = '' }) => `${name}(${parameters})`,
    ),
    triggers: byKey(
      triggers,
      ({ name, table, schema }) => `${tableKey({ name: table, schema })}.${name}`,
    ),
  }
}

function drawKeys(drawing: Drawing, table: Table, others: readonly Table[]): Table {
  const { draw } = drawing
  const count = table.name === SPARE ? 1 : draw.nat(2)
  const targets = draw.some(table.name === SPARE ? others : [...others], 0, count)
  return targets.reduce(
    (now, to, index) =>
      withForeignKey(
        drawing,
        now,
        drawForeignKey(drawing, { from: table, to, name: `fk${index} ${table.name}` }),
      ),
    table,
  )
}

/** A view over the two columns that every table has. */
export function drawView({ draw, profile }: Drawing, tables: readonly Table[], name: string): View {
  const table = draw.pick(tables)
  const from = table.schema === undefined ? sql.id(table.name) : sql.id(table.schema, table.name)
  const isPlain = profile.has.materializedViews && name === 'kept'
  return {
    name,
    definition: sql`SELECT ${sql.id('id')}, ${sql.id('n')} FROM ${from} WHERE ${sql.id('n')} > ${draw.nat(3)}`,
    ...(draw.flag() ? { columns: ['one', 'two 2'] } : {}),
    ...(profile.has.cascades && !isPlain
      ? draw.pick([{}, { checkOption: 'local' as const }, { security: 'invoker' as const }])
      : {}),
  }
}

/** A trigger of one of the tables. */
export function drawTrigger(
  { draw, profile }: Drawing,
  tables: readonly Table[],
  name: string,
): Trigger {
  const { name: table, schema } = draw.pick(
    tables.filter((each) => profile.has.functions || each.schema === undefined),
  )
  return {
    ...draw.pick(profile.triggers(table)),
    name,
    table,
    ...(schema === undefined ? {} : { schema }),
  }
}

function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value
}
