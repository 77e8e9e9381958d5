import { describe, expect, test } from 'vitest'
import { type Sql, sql } from '../schema/sql.ts'
import { mentionsColumn, renameInElement, renameInExpression } from './expression-columns.ts'

describe('an expression names the column "age"', () => {
  test.each<[Sql, boolean]>([
    [sql`age > 0`, true],
    [sql`AGE > 0`, true],
    [sql`"age" > 0`, true],
    [sql`${sql.raw('`age`')} > 0`, true],
    [sql`users.age > 0`, true],
    [sql`${sql.id('users', 'age')} > 0`, true],
    [sql`lower(name) || age::text`, true],
    [sql`"Age" > 0`, false],
    [sql`ages > 0`, false],
    [sql`average > 0`, false],
    [sql`name <> 'age'`, false],
    [sql`name <> 'it''s age'`, false],
    [sql`name <> $$age$$`, false],
    [sql`name -- age`, false],
    [sql`name /* age */`, false],
    [sql`age(born) > 0`, false],
    [sql`age (born) > 0`, false],
    [sql`age.name > 0`, false],
    [sql`"age" . name > 0`, false],
    [sql`name::age`, false],
    [sql`name = ${'age'}`, false],
    [sql`${sql.id('age', 'name')} > 0`, false],
  ])('%o: %s', (expression, expected) => {
    expect(mentionsColumn(expression, 'age')).toBe(expected)
  })
})

describe('under its new name', () => {
  test.each<[Sql, Sql]>([
    [sql`age > 0 and age < 9`, sql`${sql.id('order')} > 0 and ${sql.id('order')} < 9`],
    [sql`"age" > 'age'`, sql`"order" > 'age'`],
    [sql`${sql.id('users', 'age')} > ${1}`, sql`${sql.id('users', 'order')} > ${1}`],
    [sql`name > 0`, sql`name > 0`],
  ])('%o', (expression, expected) => {
    expect(renameInExpression(expression, 'age', 'order')).toEqual(expected)
  })

  test('a quote in the name is doubled', () => {
    expect(renameInExpression(sql`"age" > 0`, 'age', 'a"b')).toEqual(sql`"a""b" > 0`)
  })

  test('an element of an index keeps how it is sorted', () => {
    expect(renameInElement({ column: 'age', order: 'desc' }, 'age', 'order')).toEqual({
      column: 'order',
      order: 'desc',
    })
  })
})
