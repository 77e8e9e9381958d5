import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseDropName, chooseName, MAX_NAME_BYTES, shortenName } from './choose-name.ts'
import { f, type NameArgument } from './final-name.ts'
import { DEFAULT_NAMING, type NamingConvention, type NamingKey, resolveNaming } from './naming.ts'

const parts = {
  table: 'orders',
  schema: 'shop',
  columns: ['user_id', 'line'],
  referred: 'users',
  referredColumns: ['id', 'line'],
}

describe('names by the convention', () => {
  test.each<[NamingKey, NameArgument, Partial<NamingConvention>, string | undefined]>([
    ['ix', null, {}, 'ix_orders_user_id_line'],
    ['uq', undefined, {}, 'uq_orders_user_id_line'],
    ['fk', null, {}, 'fk_orders_user_id_line_users'],
    ['pk', null, {}, 'pk_orders'],
    ['ix', 'mine', {}, 'mine'],
    ['fk', null, { fk: '{schema}_{referredColumns}' }, 'shop_id_line'],
    ['uq', null, { uq: null }, undefined],
    ['uq', 'mine', { uq: null }, 'mine'],
    ['uq', null, { uq: '{name}_key' }, 'user_id_line_key'],
    // SQLAlchemy wraps the plain name of a check with the convention too, and leaves final names alone.
    ['ck', 'positive', {}, 'ck_orders_positive'],
    ['ck', 'ck_orders_positive', {}, 'ck_orders_positive'],
    ['ck', f('positive'), {}, 'positive'],
    ['uq', 'email', { uq: '{name}_key' }, 'email_key'],
    ['uq', 'email_key', { uq: '{name}_key' }, 'email_key'],
    ['uq', 'email', { uq: '{name}' }, 'email'],
  ])('%s, given %o, with %o: %s', (key, given, naming, expected) => {
    expect(chooseName(key, given, parts, resolveNaming(naming))).toBe(expected)
  })

  test.each<
    [NamingKey | undefined, string | ReturnType<typeof f>, Partial<NamingConvention>, string]
  >([
    ['ck', 'positive', {}, 'ck_orders_positive'],
    ['ck', f('positive'), {}, 'positive'],
    [undefined, 'positive', {}, 'positive'],
    ['uq', 'email', {}, 'email'],
    ['uq', 'email', { uq: '{columns}_{name}' }, 'email'],
    ['uq', 'email', { uq: null }, 'email'],
  ])('to drop: %s %o with %o: %s', (key, given, naming, expected) => {
    expect(chooseDropName(key, given, { name: 'orders' }, resolveNaming(naming))).toBe(expected)
  })

  test('a name in a name is not taken for a token', () => {
    const odd = { table: '{columns}', columns: ['{table}'] }
    expect(chooseName('ix', null, odd, DEFAULT_NAMING)).toBe('ix_{columns}_{table}')
  })
})

describe('long names', () => {
  test('are cut to what PostgreSQL keeps, ending in a hash', () => {
    const name = `ix_${'a'.repeat(80)}`
    expect(shortenName(name)).toMatch(/^ix_a{51}_[0-9a-f]{8}$/)
    expect(shortenName('a'.repeat(63))).toBe('a'.repeat(63))
  })

  test('never split a character, never grow, and are the same every time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (name) => {
        const short = shortenName(name)
        expect(Buffer.byteLength(short)).toBeLessThanOrEqual(MAX_NAME_BYTES)
        expect(short.isWellFormed()).toBe(true)
        expect(shortenName(short)).toBe(short)
        const isKept = Buffer.byteLength(name) <= MAX_NAME_BYTES
        expect(isKept ? short === name : name.startsWith(short.slice(0, -9))).toBe(true)
      }),
    )
  })

  test('that begin alike stay apart', () => {
    const names = Array.from({ length: 2000 }, (_, index) =>
      shortenName(`${'x'.repeat(70)}_${index}`),
    )
    expect(new Set(names).size).toBe(2000)
  })
})

describe('the convention of a configuration', () => {
  test('is laid over the default one', () => {
    expect(resolveNaming()).toEqual(DEFAULT_NAMING)
    expect(resolveNaming({ ck: null, ix: 'i_{table}' })).toEqual({
      ...DEFAULT_NAMING,
      ck: null,
      ix: 'i_{table}',
    })
  })

  test.each<[Record<string, unknown>, string]>([
    [{ idx: 'a' }, 'Did you mean "ix"?'],
    [{ ix: 'a_{colums}' }, 'Did you mean "columns"?'],
    [{ ix: 'a_{referred}' }, '{columns}'],
    [{ ck: 'a_{columns}' }, '{name}'],
    [{ ix: null }, 'ix_{table}_{columns}'],
    [{ ix: '' }, 'ix_{table}_{columns}'],
    [{ pk: 3 }, 'pk_{table}'],
    [{ pk: 'a_{table' }, 'pk_{table}'],
  ])('%o is refused with a hint', (settings, hint) => {
    expect(() => resolveNaming(settings)).toThrow(
      expect.objectContaining({ code: 'config_invalid', hint: expect.stringContaining(hint) }),
    )
  })
})

test('a final name is not empty', () => {
  expect(() => f('')).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
})
