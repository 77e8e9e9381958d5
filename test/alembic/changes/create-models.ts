import type { ColumnBuilder } from '../../../src/schema/column-builder.ts'
import { foreignKeyOptions } from '../../../src/schema/reference-target.ts'
import type { TableItem } from '../../../src/schema/table-items.ts'
import {
  check,
  exclude,
  foreignKey,
  index,
  primaryKey,
  sql,
  type TableModel,
  t,
  table,
  unique,
} from '../../../src/schema.ts'
import type { ColumnSketch, ItemSketch, SchemaSketch, TypeSketch } from './schema-sketch.ts'

/** The models that a sketch describes. */
export function createModels(sketch: SchemaSketch): readonly TableModel[] {
  return Object.entries(sketch).map(([name, { columns, items = [], ...options }]) =>
    table(
      name,
      Object.fromEntries(
        Object.entries(columns).map(([key, column]) => [key, createColumn(column)]),
      ),
      () => items.map((item) => createItem(item)),
      options,
    ),
  )
}

type TypeMethod = (...args: readonly unknown[]) => ColumnBuilder

function createType(sketch: TypeSketch): ColumnBuilder {
  const [path, ...args] = typeof sketch === 'string' ? [sketch] : sketch
  if (path === 'array') return t.array(createType(args[0] as TypeSketch))
  const method = path
    .split('.')
    .reduce<unknown>((place, name) => (place as Record<string, unknown>)[name], t)
  if (typeof method !== 'function') throw new Error(`There is no type "${path}"`)
  return (method as TypeMethod)(...args)
}

function createColumn(sketch: TypeSketch | ColumnSketch): ColumnBuilder {
  if (typeof sketch === 'string' || !('type' in sketch)) return createType(sketch)
  let column = createType(sketch.type)
  if (sketch.primaryKey === true) column = column.primaryKey()
  if (sketch.notNull === true) column = column.notNull()
  if (sketch.default !== undefined)
    column = column.default(
      typeof sketch.default === 'object' ? sql.raw(sketch.default.sql) : sketch.default,
    )
  if (sketch.comment !== undefined) column = column.comment(sketch.comment)
  if (sketch.identity !== undefined) column = column.identity(sketch.identity)
  if (sketch.generated !== undefined)
    column = column.generatedAs(sql.raw(sketch.generated.sql), { stored: sketch.generated.stored })
  if (sketch.collation !== undefined) column = column.collate(sketch.collation)
  return column
}

type Builders = {
  readonly [Kind in ItemSketch['kind']]: (
    item: Extract<ItemSketch, { readonly kind: Kind }>,
  ) => TableItem
}

const builders: Builders = {
  primaryKey: ({ columns }) => primaryKey().on(...columns),
  unique({ name, columns, deferrable, nullsNotDistinct }) {
    let item = unique(name).on(...columns)
    if (deferrable === true) item = item.deferrable()
    return nullsNotDistinct === true ? item.nullsNotDistinct() : item
  },
  foreignKey: ({ name, columns, references, ...rest }) =>
    foreignKey(name)
      .on(...columns)
      .references(
        references,
        Object.fromEntries(
          Object.entries(rest).filter(([key]) => foreignKeyOptions.some((name) => name === key)),
        ),
      ),
  check: ({ name, sql: text }) => check(name, sql.raw(text)),
  exclude: ({ name, column, operator }) => exclude(name).using('gist').on({ column, operator }),
  index({ name, on, unique: isUnique, where, using, include, nullsNotDistinct }) {
    let item = index(name).on(
      ...on.map((each) => (typeof each === 'object' && 'sql' in each ? sql.raw(each.sql) : each)),
    )
    if (isUnique === true) item = item.unique()
    if (where !== undefined) item = item.where(sql.raw(where))
    if (using !== undefined) item = item.using(using)
    if (include !== undefined) item = item.include(...include)
    return nullsNotDistinct === true ? item.nullsNotDistinct() : item
  },
}

function createItem(item: ItemSketch): TableItem {
  return (builders[item.kind] as (item: ItemSketch) => TableItem)(item)
}
