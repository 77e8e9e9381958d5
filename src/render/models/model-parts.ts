import type { Constraint, Table, View } from '../../schema/schema-model.ts'
import {
  columnSayings,
  findUnsaid,
  indexSayings,
  itemSayings,
  tableSayings,
} from '../sayable/index.ts'

/** Something of a database that models cannot declare. */
export interface NotModelled {
  /** `trigger`, `view` …; of something that is modelled in part, what it is: `column`, `index`, `unique` … */
  readonly kind: string
  /** Its name; null where it has none. */
  readonly name: string | null
  readonly schema?: string
  /** The table that it belongs to. */
  readonly table?: string
  /** What of it is not modelled, where the rest is: `include`, `isVisible` … */
  readonly part?: string
}

/** A table with what models can say of it alone, and the rest. */
export interface SplitTable {
  readonly table: Table
  readonly notModelled: readonly NotModelled[]
}

type Part = 'table' | 'column' | 'index' | Constraint['kind']

/** Takes what models cannot say out of a table. */
export function splitTable(table: Table): SplitTable {
  const notModelled: NotModelled[] = []
  const place = table.schema === undefined ? {} : { schema: table.schema }
  const keep = <Item extends { readonly name?: string }>(
    kind: Part,
    item: Item,
    unsaid: readonly string[],
  ): Item => {
    for (const part of unsaid)
      notModelled.push({
        kind,
        name: item.name ?? null,
        ...place,
        ...(kind === 'table' ? {} : { table: table.name }),
        part,
      })
    return omit(item, unsaid)
  }
  const key = table.constraints.find((item) => item.kind === 'primaryKey')?.columns ?? []
  const own = findUnsaid(table, {
    ...tableSayings,
    columns: true,
    constraints: true,
    indexes: true,
  })
  const whole = keep('table', table, own)
  const columns = table.columns.map((column) => {
    const said = keep('column', column, findUnsaid(column, columnSayings))
    if (!said.nullable || !key.includes(column.name)) return said
    keep('column', column, ['nullable'])
    return { ...said, nullable: false }
  })
  const constraints = table.constraints.map((item) =>
    keep(item.kind, item, findUnsaid(item, itemSayings(item.kind))),
  )
  const indexes = table.indexes.map((index) =>
    keep('index', index, findUnsaid(index, indexSayings)),
  )
  return { table: { ...whole, columns, constraints, indexes }, notModelled }
}

function omit<Item extends object>(item: Item, keys: readonly string[]): Item {
  const entries = Object.entries(item).filter(([key]) => !keys.includes(key))
  return Object.fromEntries(entries) as Item
}

/** A view with what models can say of its indexes alone, and the rest. */
export function splitView(view: View): { readonly view: View } & Pick<SplitTable, 'notModelled'> {
  const { indexes = [] } = view
  const place = view.schema === undefined ? {} : { schema: view.schema }
  const unsaid = indexes.map((index) => findUnsaid(index, indexSayings))
  return {
    view: {
      ...view,
      ...(indexes.length === 0
        ? {}
        : { indexes: indexes.map((index, number) => omit(index, unsaid[number] ?? [])) }),
    },
    notModelled: indexes.flatMap(({ name }, number) =>
      (unsaid[number] ?? []).map((part) => ({
        kind: 'index',
        name,
        ...place,
        table: view.name,
        part,
      })),
    ),
  }
}
