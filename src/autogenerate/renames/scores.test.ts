import { describe, expect, test } from 'vitest'
import { dialects } from '../../dialects/index.ts'
import { DEFAULT_NAMING } from '../../schema/naming.ts'
import type { Table } from '../../schema/schema-model.ts'
import { index, sql, type TableModel, t, table } from '../../schema.ts'
import { readModels } from '../../sources/read-models.ts'
import { matchPairs } from './match-pairs.ts'
import { readColumnTraits, scoreColumn } from './score-column.ts'
import { listEnumValueTraits, scoreEnumValue } from './score-enum-value.ts'
import { readTableTraits, scoreTable } from './score-table.ts'

const dialect = dialects.postgresql

function read(model: TableModel): Table {
  const { tables } = readModels([model], { naming: DEFAULT_NAMING, origin: 'the test' })
  const [only] = Object.values(tables)
  if (only === undefined) throw new Error('no table')
  return dialect.normalizeTable(only)
}

/** The columns that are paired out of those that only one of two tables has. */
function matchColumns(one: TableModel, other: TableModel) {
  const [from, to] = [read(one), read(other)]
  const only = (mine: Table, others: Table) =>
    mine.columns
      .filter(({ name }) => !others.columns.some((column) => column.name === name))
      .map((column) => readColumnTraits(column, mine, dialect))
  return matchPairs(only(from, to), only(to, from), scoreColumn).map((pair) => [
    pair.from.name,
    pair.to.name,
    pair.score,
  ])
}

describe('columns', () => {
  const id = t.integer().primaryKey()
  test.each([
    [
      'a new name alone',
      { id, mail: t.text().notNull() },
      { id, email: t.text().notNull() },
      [['mail', 'email', 0.92]],
    ],
    [
      'an unlike name',
      { id, mail: t.text() },
      { id, contact: t.text() },
      [['mail', 'contact', 0.66]],
    ],
    [
      'another length and null',
      { id, mail: t.varchar(100) },
      { id, email: t.varchar(320).notNull() },
      [['mail', 'email', 0.72]],
    ],
    [
      'another style',
      { id, createdOn: t.timestamptz() },
      { id, created_on: t.timestamp() },
      [['createdOn', 'created_on', 0.89]],
    ],
    [
      'nothing in common',
      { id, age: t.integer() },
      { id, email: t.text().notNull().unique().default('') },
      [],
    ],
    ['another type under another name', { id, age: t.integer() }, { id, label: t.text() }, []],
  ])('%s', (_, before, after, pairs) => {
    expect(matchColumns(table('a', before), table('a', after))).toEqual(pairs)
  })

  test('what keys and indexes say decides between columns of one type', () => {
    const before = table(
      'a',
      {
        id,
        x: t.integer().references('teams.id'),
        y: t.integer().default(5),
        z: t.integer(),
      },
      (c) => [index().on(c.z)],
    )
    const after = table(
      'a',
      {
        id,
        one: t.integer(),
        two: t.integer().references('teams.id'),
        three: t.integer().default(sql`5`),
      },
      (c) => [index().on(c.one)],
    )
    expect(Object.fromEntries(matchColumns(before, after))).toEqual({
      x: 'two',
      y: 'three',
      z: 'one',
    })
  })
})

describe('tables', () => {
  const columns = { id: t.integer().primaryKey(), mail: t.text(), created_on: t.timestamp() }
  const score = (one: TableModel, other: TableModel) =>
    matchPairs(
      [readTableTraits(read(one), dialect)],
      [readTableTraits(read(other), dialect)],
      scoreTable,
    ).map((pair) => pair.score)

  test.each([
    ['the same columns', table('users', columns), table('people', columns), 0.79],
    ['a like name too', table('user', columns), table('users', columns), 0.95],
    [
      'one column more',
      table('users', columns),
      table('people', { ...columns, age: t.integer() }),
      0.7,
    ],
    [
      'a table that points at itself',
      table('nodes', { ...columns, up: t.integer().references('nodes.id') }),
      table('leaves', { ...columns, up: t.integer().references('leaves.id') }),
      0.83,
    ],
  ])('%s', (_, one, other, expected) => {
    expect(score(one, other)[0]).toBeCloseTo(expected, 1)
  })

  test('a key alone makes no pair, and no table leaves its schema', () => {
    const small = { id: t.integer().primaryKey() }
    expect(
      score(
        table('colours', { ...small, hue: t.text() }),
        table('tax', { ...small, rate: t.numeric() }),
      ),
    ).toEqual([])
    expect(score(table('a', columns), table('a', columns, undefined, { schema: 'own' }))).toEqual(
      [],
    )
  })
})

test('values of an enumeration by their places and their letters', () => {
  const match = (before: readonly string[], after: readonly string[]) =>
    matchPairs(
      listEnumValueTraits(before, after),
      listEnumValueTraits(after, before),
      scoreEnumValue,
    ).map(({ from, to }) => [from.name, to.name])
  expect(match(['new', 'open', 'done'], ['fresh', 'open', 'closed'])).toEqual([
    ['done', 'closed'],
    ['new', 'fresh'],
  ])
  expect(match(['new', 'open'], ['open', 'late'])).toEqual([])
  expect(match(['IN_PROGRESS', 'open'], ['open', 'in progress'])).toEqual([
    ['IN_PROGRESS', 'in progress'],
  ])
})
