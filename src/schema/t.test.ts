import { describe, expect, expectTypeOf, test } from 'vitest'
import type { ColumnBuilder } from './column-builder.ts'
import type { ColumnTraits } from './column-traits.ts'
import type { ColumnType } from './column-type.ts'
import { sql } from './sql.ts'
import { t } from './t.ts'

/** A value as a program without types may give it. */
const loose = (value: unknown): never => value as never

describe('types', () => {
  const pg = (text: string): ColumnType => ({ kind: 'native', dialect: 'postgresql', sql: text })
  const mysql = (text: string): ColumnType => ({ kind: 'native', dialect: 'mysql', sql: text })

  test.each<[ColumnBuilder, ColumnType, string?]>([
    [t.smallint(), { kind: 'smallint' }],
    [t.integer('fib_index'), { kind: 'integer' }, 'fib_index'],
    [t.bigint(), { kind: 'bigint' }],
    [t.numeric(), { kind: 'numeric' }],
    [t.numeric(10), { kind: 'numeric', precision: 10 }],
    [t.numeric('price', 10, 2), { kind: 'numeric', precision: 10, scale: 2 }, 'price'],
    [t.numeric({ precision: 10, scale: 2 }), { kind: 'numeric', precision: 10, scale: 2 }],
    [t.numeric('price', { precision: 10 }), { kind: 'numeric', precision: 10 }, 'price'],
    [t.real(), { kind: 'real' }],
    [t.double(), { kind: 'double' }],
    [t.boolean(), { kind: 'boolean' }],
    [t.char(2), { kind: 'char', length: 2 }],
    [t.varchar(), { kind: 'varchar' }],
    [t.varchar(100), { kind: 'varchar', length: 100 }],
    [t.varchar({ length: 100 }), { kind: 'varchar', length: 100 }],
    [t.varchar('name', 100), { kind: 'varchar', length: 100 }, 'name'],
    [t.varchar('name'), { kind: 'varchar' }, 'name'],
    [t.text(), { kind: 'text' }],
    [t.binary(16), { kind: 'binary', length: 16 }],
    [t.uuid(), { kind: 'uuid' }],
    [t.date(), { kind: 'date' }],
    [t.time(3), { kind: 'time', precision: 3 }],
    [t.timetz(), { kind: 'timetz' }],
    [t.timestamp(0), { kind: 'timestamp', precision: 0 }],
    [t.timestamptz('created_on'), { kind: 'timestamptz' }, 'created_on'],
    [
      t.timestamptz('created_on', { precision: 6 }),
      { kind: 'timestamptz', precision: 6 },
      'created_on',
    ],
    [t.interval(), { kind: 'interval' }],
    [t.json(), { kind: 'json' }],
    [t.enum(['a', 'b']), { kind: 'enum', values: ['a', 'b'] }],
    [
      t.enum('mood', ['a', 'b'], { name: 'moods', schema: 's' }),
      { kind: 'enum', values: ['a', 'b'], name: 'moods', schema: 's' },
      'mood',
    ],
    [t.array(t.varchar(9)), { kind: 'array', element: { kind: 'varchar', length: 9 } }],
    [t.array('tags', t.text()), { kind: 'array', element: { kind: 'text' } }, 'tags'],
    [t.custom('geometry(Point,4326)'), { kind: 'custom', sql: 'geometry(Point,4326)' }],
    [t.custom('place', 'geometry'), { kind: 'custom', sql: 'geometry' }, 'place'],
    [t.pg.jsonb(), pg('jsonb')],
    [t.pg.bigserial('id'), pg('bigserial'), 'id'],
    [t.pg.bit(8), pg('bit(8)')],
    [t.pg.vector('embedding', 1536), pg('vector(1536)'), 'embedding'],
    [t.pg.type('halfvec(3)'), pg('halfvec(3)')],
    [t.mysql.tinyint(1), mysql('tinyint(1)')],
    [t.mysql.bigint({ unsigned: true }), mysql('bigint unsigned')],
    [t.mysql.integer('n', { unsigned: true, width: 5 }), mysql('int(5) unsigned'), 'n'],
    [t.mysql.datetime({ precision: 6 }), mysql('datetime(6)')],
    [t.mysql.decimal({ precision: 9, scale: 3, unsigned: true }), mysql('decimal(9,3) unsigned')],
    [t.mysql.set(['it', "o'clock", 'a\\b']), mysql("set('it','o''clock','a\\\\b')")],
    [t.mysql.year(), mysql('year')],
    [t.sqlite.blob(), { kind: 'native', dialect: 'sqlite', sql: 'blob' }],
    [
      t.text().variant('mysql', t.mysql.longtext()).variant('sqlite', t.sqlite.any()),
      {
        kind: 'text',
        variants: {
          mysql: mysql('longtext'),
          sqlite: { kind: 'native', dialect: 'sqlite', sql: 'any' },
        },
      },
    ],
  ])('%#', (builder, type, name) => {
    expect(builder.definition.type).toEqual(type)
    expect(builder.definition.name).toBe(name)
  })

  test.each<[string, () => unknown]>([
    ['a length of zero', () => t.varchar(0)],
    ['a length that is no whole number', () => t.char(1.5)],
    ['a negative precision', () => t.timestamp(-1)],
    ['a scale without a precision', () => t.numeric({ scale: 2 })],
    ['an enumeration without values', () => t.enum([])],
    ['an enumeration with a value twice', () => t.enum(['a', 'a'])],
    ['an enumeration of numbers', () => t.enum(loose([1, 2]))],
    ['an unknown option', () => t.enum(['a'], loose({ nam: 'x' }))],
    ['an array of nothing', () => t.array(loose(undefined))],
    ['an array of a type that was not called', () => t.array(loose(t.text))],
    ['a custom type without text', () => t.custom(loose(undefined))],
    ['an empty name', () => t.integer('')],
    ['a variant of an unknown engine', () => t.text().variant(loose('oracle'), t.text())],
  ])('%s is refused with a hint', (_, make) => {
    expect(make).toThrow(
      expect.objectContaining({ code: 'invalid_argument', hint: expect.any(String) }),
    )
  })
})

describe('columns', () => {
  test('a builder is never changed by its methods', () => {
    const text = t.text()
    text.notNull().unique().default('x').comment('c').check('true').references('a.b').primaryKey()
    expect(text.definition).toEqual({ type: { kind: 'text' }, foreignKeys: [], checks: [] })
  })

  test.each<[string, ColumnBuilder, unknown]>([
    ['a text', t.text().default("it's"), "it's"],
    ['a number', t.integer().default(0), 0],
    ['a big number', t.bigint().default(2n ** 63n), 2n ** 63n],
    ['a boolean', t.boolean().default(false), false],
    ['a date', t.timestamptz().default(new Date(0)), '1970-01-01T00:00:00.000Z'],
    ['an expression', t.timestamptz().default(sql`now()`), sql`now()`],
    ['an object of a JSON column', t.json().default({ a: [1] }), '{"a":[1]}'],
    ['a number of a JSON column', t.pg.jsonb().default(5), '5'],
    ['JSON text', t.json().default('{}'), '{}'],
    ['none again', t.text().default('x').default(null), undefined],
  ])('%s as default', (_, builder, value) => {
    expect(builder.definition.default).toEqual(value)
  })

  test.each<[string, () => unknown]>([
    ['an infinite default', () => t.double().default(Number.POSITIVE_INFINITY)],
    ['a default of undefined', () => t.text().default(loose(undefined))],
    ['a function as default', () => t.text().default(loose(() => 'x'))],
    ['an object as default of a text', () => t.text().default(loose({}))],
    ['an empty comment', () => t.text().comment('')],
    [
      'an unknown setting of a reference',
      () => t.text().references('a.b', loose({ ondelete: 'cascade' })),
    ],
  ])('%s is refused with a hint', (_, make) => {
    expect(make).toThrow(
      expect.objectContaining({ code: 'invalid_argument', hint: expect.any(String) }),
    )
  })

  test('the compiler knows values, nulls and what an insert can leave out', () => {
    type TraitsOf<Builder> = Builder extends ColumnBuilder<infer Traits> ? Traits : never
    const plain = t.varchar(3)
    const full = t.integer().notNull().default(0)
    const computed = t.text().generatedAs('a || b')
    const choice = t.enum(['a', 'b']).notNull()
    const list = t.array(t.text())
    const typed = t.json<{ a: number }>()
    expectTypeOf<TraitsOf<typeof plain>>().toEqualTypeOf<{
      readonly value: string
      readonly nullable: true
      readonly insert: 'required'
      readonly name: undefined
      readonly key: false
      readonly counts: false
    }>()
    expectTypeOf<TraitsOf<typeof full>>().toEqualTypeOf<{
      readonly value: number
      readonly nullable: false
      readonly insert: 'optional'
      readonly name: undefined
      readonly key: false
      readonly counts: true
    }>()
    expectTypeOf<TraitsOf<typeof computed>['insert']>().toEqualTypeOf<'never'>()
    expectTypeOf<TraitsOf<typeof choice>['value']>().toEqualTypeOf<'a' | 'b'>()
    expectTypeOf<TraitsOf<typeof list>['value']>().toEqualTypeOf<readonly string[]>()
    expectTypeOf<TraitsOf<typeof typed>['value']>().toEqualTypeOf<{ a: number }>()
    expectTypeOf<TraitsOf<ColumnBuilder>>().toEqualTypeOf<ColumnTraits>()
    // @ts-expect-error an object is no default of a number
    expect(() => t.integer().default({})).toThrow('default')
  })
})
