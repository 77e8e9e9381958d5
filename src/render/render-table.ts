import type { Column, Table } from '../schema/schema-model.ts'
import { array, type Code, object, string, text } from './code.ts'
import { type PlacedConstraints, placeConstraints } from './inline-constraints.ts'
import { isPlainKey, renderString } from './layout/index.ts'
import { renderColumn } from './render-column.ts'
import { type ItemContext, renderConstraintItem, renderIndexItem } from './render-item.ts'
import type { RenderScope } from './render-scope.ts'
import { renderEntries } from './render-value.ts'

/** A table as arguments: its name, columns, items and options. */
export function renderTable(
  table: Table,
  scope: RenderScope,
  more: Readonly<Record<string, Code | undefined>> = {},
): readonly Code[] {
  const { comment, options, schema, with: parameters, inherits, partitionOf } = table
  const placed = placeConstraints(table, scope.naming)
  const said = {
    schema: schema === undefined ? undefined : string(schema),
    comment: comment === undefined ? undefined : string(comment),
    ...renderEntries({ options, with: parameters, inherits, partitionOf }, scope),
    ...more,
  }
  const isPlain = Object.values(said).every((value) => value === undefined)
  return [
    string(table.name),
    renderColumns(table, placed, scope),
    ...renderItems(table, placed, scope),
    ...(isPlain ? [] : [object(said)]),
  ]
}

function renderColumns(table: Table, placed: PlacedConstraints, scope: RenderScope): Code {
  const key = table.constraints.find((item) => item.kind === 'primaryKey')?.columns ?? []
  const entries = table.columns.flatMap((column): readonly (readonly [string, Code])[] => {
    const custom = scope.custom('column', column)
    if (custom === false) return []
    const { name } = column
    const isKey = key.includes(name)
    const alias = chooseKey(column)
    const context = {
      role: { isKey, isLoneKey: isKey && key.length === 1, isForeign: isForeign(table, name) },
      key: isKey ? placed.key : undefined,
      constraints: placed.inline.get(name) ?? [],
      table: table.name,
      schema: table.schema,
      name: alias === name ? undefined : name,
    }
    return [[alias, custom ?? renderColumn(column, context, scope)]]
  })
  return object(Object.fromEntries(entries), { isOpen: true })
}

function isForeign(table: Table, column: string): boolean {
  return table.constraints.some(
    (item) => item.kind === 'foreignKey' && item.columns.includes(column),
  )
}

/** The key of a column: JavaScript puts keys that are numbers before all others, and "__proto__" is no key. */
export function chooseKey({ name }: Pick<Column, 'name'>): string {
  return /^(?:0|[1-9]\d*)$/.test(name) || name === '__proto__' ? `column_${name}` : name
}

function renderItems(table: Table, placed: PlacedConstraints, scope: RenderScope): readonly Code[] {
  const own = new Set(table.columns.map(({ name }) => name))
  let isPointed = false
  const context: ItemContext = {
    table,
    point(name) {
      // One that the table has from another is no key of its columns.
      if (!own.has(name)) return string(name)
      isPointed = true
      const key = chooseKey({ name })
      return text(isPlainKey(key) ? `c.${key}` : `c[${renderString(key)}]`)
    },
  }
  const items = [
    ...placed.apart.map((item) => renderConstraintItem(item, context, scope)),
    ...table.indexes.map((index) => renderIndexItem(index, context, scope)),
  ].filter((item) => item !== undefined)
  if (items.length === 0) return []
  return [{ kind: 'arrow', parameter: isPointed ? 'c' : '', body: array(items) }]
}
