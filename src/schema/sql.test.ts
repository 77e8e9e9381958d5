import { sql as kyselySql } from 'kysely'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { isSql, type Sql, sql, toSql } from './sql.ts'
import { t } from './t.ts'
import { table } from './table.ts'

const users = table('users', { id: t.integer().primaryKey(), isAdmin: t.boolean('is_admin') })

/** A value as a program without types may give it. */
const loose = (value: unknown): never => value as never
const nothing: readonly unknown[] = []

describe('sql', () => {
  test.each<[string, Sql, Sql['parts']]>([
    ['text', sql`now()`, [{ kind: 'text', text: 'now()' }]],
    ['nothing', sql``, []],
    [
      'values',
      sql`a > ${1} and b is ${null}`,
      [
        { kind: 'text', text: 'a > ' },
        { kind: 'value', value: 1 },
        { kind: 'text', text: ' and b is ' },
        { kind: 'value', value: null },
      ],
    ],
    ['another expression', sql`(${sql`1 + 1`})`, [{ kind: 'text', text: '(1 + 1)' }]],
    [
      'names',
      sql`${sql.id('public', 'users')}.*`,
      [
        { kind: 'identifier', names: ['public', 'users'] },
        { kind: 'text', text: '.*' },
      ],
    ],
    ['raw text', sql`select ${sql.raw("'a'")}`, [{ kind: 'text', text: "select 'a'" }]],
    [
      'a column and a table of a model',
      sql`${users.isAdmin} ${users}`,
      [
        { kind: 'identifier', names: ['is_admin'] },
        { kind: 'text', text: ' ' },
        { kind: 'identifier', names: ['users'] },
      ],
    ],
    [
      'a list',
      sql`in (${sql.join([1, sql`x`])})`,
      [
        { kind: 'text', text: 'in (' },
        { kind: 'value', value: 1 },
        { kind: 'text', text: ', x)' },
      ],
    ],
    [
      'a list with a separator',
      sql.join([sql`a`, sql`b`], sql` and `),
      [{ kind: 'text', text: 'a and b' }],
    ],
    ['an empty list', sql.join([]), []],
  ])('takes %s', (_, expression, parts) => {
    expect(expression.parts).toEqual(parts)
  })

  test.each<[string, () => unknown]>([
    ['undefined as a value', () => sql`${undefined}`],
    ['a function as a value', () => sql`${() => 1}`],
    ['a symbol as a value', () => sql`${Symbol.iterator}`],
    ['no name', () => sql.id(...(nothing as unknown as [string]))],
    ['an empty name', () => sql.id('')],
    ['a value as raw text', () => sql.raw(loose(1))],
    ['a text as separator', () => sql.join([1], loose(' or '))],
    ['a number as expression', () => toSql(loose(1))],
  ])('refuses %s', (_, make) => {
    expect(make).toThrow(
      expect.objectContaining({ code: 'invalid_argument', hint: expect.any(String) }),
    )
  })

  test('expressions are plain data to compare and print, and cannot be changed', () => {
    expect(sql`a = ${1}`).toEqual(sql`a = ${sql`${1}`}`)
    expect(sql`a`).not.toEqual(sql`b`)
    expect(JSON.stringify(sql`a`)).toBe('{"parts":[{"kind":"text","text":"a"}]}')
    expect(Object.isFrozen(sql`a`)).toBe(true)
  })

  test('an expression of another copy of the package is known by its brand', () => {
    const other = { parts: [], [Symbol.for('limbeck.sql')]: true }
    expect(isSql(other)).toBe(true)
    expect(isSql({ parts: [] })).toBe(false)
    expect(isSql(null)).toBe(false)
  })

  test('a text given as an expression is SQL as it is', () => {
    expect(toSql("age > '18'")).toEqual(sql`age > '18'`)
  })
})

describe('expressions of Kysely', () => {
  test.each<[string, Parameters<typeof toSql>[0], Sql]>([
    [
      'a raw expression',
      kyselySql`lower(${kyselySql.ref('users.email')})`,
      sql`lower(${sql.id('users', 'email')})`,
    ],
    ['a value', kyselySql`a > ${5}`, sql`a > ${5}`],
    ['a literal', kyselySql`a > ${kyselySql.lit(5)}`, sql`a > 5`],
    ['names', kyselySql.id('a', 'b'), sql`${sql.id('a')}.${sql.id('b')}`],
    ['a table', kyselySql.table('public.users'), sql.id('public', 'users')],
    ['all columns', kyselySql.ref('users.*'), sql.id('users', '*')],
    ['a list', kyselySql`a in (${kyselySql.join([1, 2])})`, sql`a in (${1}, ${2})`],
    ['one in the other', kyselySql`not ${kyselySql`(${kyselySql.raw('x')})`}`, sql`not (x)`],
  ])('reads %s', (_, expression, expected) => {
    expect(toSql(expression)).toEqual(expected)
    expect(sql`(${expression})`).toEqual(sql`(${expected})`)
  })

  test('types: an expression without a said type fits everywhere, one with a type only there', () => {
    expectTypeOf(sql`now()`).toEqualTypeOf<Sql<never>>()
    expectTypeOf(sql<number>`1`).toEqualTypeOf<Sql<number>>()
    expectTypeOf(sql`1`).toExtend<Sql<string>>()
    expectTypeOf(sql<number>`1`).not.toExtend<Sql<string>>()
    expectTypeOf(sql<number>`1`.as('one').expression).toEqualTypeOf<Sql<number>>()
  })
})
