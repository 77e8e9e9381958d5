import type { SchemaModel, Table } from '../../schema/schema-model.ts'
import { isSql, type Sql } from '../../schema/sql.ts'
import { listCalls } from '../mentions.ts'
import type { Comparison } from './comparison.ts'

/** The names of functions that expressions of tables and domains call, and what those call: they are made before tables. */
export function findEarlyFunctions({
  dialect,
  wanted,
}: Pick<Comparison, 'dialect' | 'wanted'>): ReadonlySet<string> {
  const bodies = Map.groupBy(Object.values(wanted.functions ?? {}), ({ name }) =>
    name.toLowerCase(),
  )
  const found = new Set<string>()
  const open = listExpressions(wanted).map((expression) => dialect.inlineSql(expression))
  for (let text = open.pop(); text !== undefined; text = open.pop())
    for (const name of listCalls(text)) {
      const called = bodies.get(name)
      if (called === undefined || found.has(name)) continue
      found.add(name)
      open.push(...called.map(({ body }) => dialect.inlineSql(body)))
    }
  return found
}

function listExpressions({ tables, domains = {} }: SchemaModel): readonly Sql[] {
  return [
    ...Object.values(tables).flatMap(listOfTable),
    ...Object.values(domains).flatMap(({ default: value, checks }) => [
      ...(isSql(value) ? [value] : []),
      ...checks.map(({ expression }) => expression),
    ]),
  ]
}

function listOfTable({ columns, constraints, indexes }: Table): readonly Sql[] {
  return [
    ...columns.flatMap(({ default: value, generated }) => [
      ...(isSql(value) ? [value] : []),
      ...(generated === undefined ? [] : [generated.expression]),
    ]),
    ...constraints.flatMap((item) => {
      if (item.kind === 'check') return [item.expression]
      return item.kind === 'exclude' ? listOfElements(item) : []
    }),
    ...indexes.flatMap(listOfElements),
  ]
}

function listOfElements({
  elements,
  where,
}: {
  readonly elements: readonly { readonly expression?: Sql }[]
  readonly where?: Sql
}): readonly Sql[] {
  return [
    ...elements.flatMap(({ expression }) => expression ?? []),
    ...(where === undefined ? [] : [where]),
  ]
}
