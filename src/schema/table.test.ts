import { describe, expect, expectTypeOf, test } from 'vitest'
import type { ColumnReference } from './column-reference.ts'
import { f } from './final-name.ts'
import { resolveNaming } from './naming.ts'
import type { Column, Table } from './schema-model.ts'
import { sql } from './sql.ts'
import { t } from './t.ts'
import { isTableModel, readTable, table } from './table.ts'
import { check, exclude, foreignKey, index, primaryKey, unique } from './table-items.ts'

const timestamps = {
  createdOn: t.timestamptz('created_on').default(sql`now()`).notNull(),
  updatedOn: t.timestamptz('updated_on'),
}

const fib = table(
  'fibtable',
  {
    id: t.integer().primaryKey(),
    ...timestamps,
    fibIndex: t.integer('fib_index').notNull().default(0),
    fibValue: t.integer('fib_value').notNull().default(0),
  },
  (c) => [index().on(c.fibIndex)],
)

describe('a model', () => {
  test('gives its table', () => {
    expect(readTable(fib)).toEqual({
      name: 'fibtable',
      columns: [
        { name: 'id', type: { kind: 'integer' }, nullable: false, autoIncrement: true },
        { name: 'created_on', type: { kind: 'timestamptz' }, nullable: false, default: sql`now()` },
        { name: 'updated_on', type: { kind: 'timestamptz' }, nullable: true },
        { name: 'fib_index', type: { kind: 'integer' }, nullable: false, default: 0 },
        { name: 'fib_value', type: { kind: 'integer' }, nullable: false, default: 0 },
      ],
      constraints: [{ kind: 'primaryKey', name: 'pk_fibtable', columns: ['id'] }],
      indexes: [
        { name: 'ix_fibtable_fib_index', elements: [{ column: 'fib_index' }], unique: false },
      ],
    } satisfies Table)
  })

  test('has its columns as properties', () => {
    expect(fib.fibIndex).toEqual({ name: 'fib_index', table: { name: 'fibtable' } })
    expect(Object.keys(fib)).toEqual(['id', 'createdOn', 'updatedOn', 'fibIndex', 'fibValue'])
    expectTypeOf(fib.fibIndex).toEqualTypeOf<
      ColumnReference<{
        readonly value: number
        readonly nullable: false
        readonly insert: 'optional'
        readonly name: 'fib_index'
        readonly key: false
        readonly counts: true
      }>
    >()
    // @ts-expect-error no such column
    expect(fib.fib_index).toBeUndefined()
  })

  test('is known by its brand', () => {
    expect(isTableModel(fib)).toBe(true)
    expect(isTableModel({ ...fib })).toBe(false)
    expect(isTableModel(null)).toBe(false)
  })

  test('with everything that there is', () => {
    const users = table('users', { id: t.uuid().primaryKey(), tenant: t.integer() }, undefined, {
      schema: 'auth',
    })
    const orders = table(
      'orders',
      {
        tenant: t.integer(),
        line: t.integer().autoIncrement(false),
        userId: t.uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
        parent: t.integer().references('orders.line', { name: 'to_parent' }),
        code: t.varchar(20).notNull().unique().collate('C').comment('what people say'),
        price: t.numeric(10, 2).check(sql`price > 0`).check('price < 100'),
        total: t.numeric().generatedAs(sql`price * 2`),
        rank: t.bigint().identity({ always: true, start: 10 }),
      },
      (c) => [
        primaryKey().on(c.tenant, c.line),
        foreignKey()
          .on(c.tenant, c.userId)
          .references(() => [users.tenant, users.id], { onUpdate: 'set null', deferrable: true }),
        unique('mine').on(c.tenant, c.code).nullsNotDistinct().deferrable('deferred'),
        check('cheap', sql`${c.price} < 50`),
        check(sql`line > 0`),
        check(f('final'), 'line > 1'),
        index().on(sql`lower(${c.code})`, { column: c.price, order: 'desc', nulls: 'last' }),
        index('special')
          .on(c.code)
          .unique()
          .using('btree')
          .include(c.price)
          .where(sql`line > 2`)
          .with({ fillfactor: 70 })
          .nullsNotDistinct()
          .tablespace('fast'),
        index('words').on(c.code).using('fulltext').withParser('ngram'),
      ],
      { comment: 'orders of users', options: { engine: 'InnoDB' } },
    )
    expect(readTable(orders)).toEqual({
      name: 'orders',
      columns: [
        { name: 'tenant', type: { kind: 'integer' }, nullable: false },
        { name: 'line', type: { kind: 'integer' }, nullable: false },
        { name: 'user_id', type: { kind: 'uuid' }, nullable: true },
        { name: 'parent', type: { kind: 'integer' }, nullable: true },
        {
          name: 'code',
          type: { kind: 'varchar', length: 20 },
          nullable: false,
          collation: 'C',
          comment: 'what people say',
        },
        { name: 'price', type: { kind: 'numeric', precision: 10, scale: 2 }, nullable: true },
        {
          name: 'total',
          type: { kind: 'numeric' },
          nullable: true,
          generated: { expression: sql`price * 2`, stored: true },
        },
        {
          name: 'rank',
          type: { kind: 'bigint' },
          nullable: false,
          identity: { always: true, start: 10 },
        },
      ],
      constraints: [
        {
          kind: 'foreignKey',
          name: 'fk_orders_user_id_users',
          columns: ['user_id'],
          references: { table: 'users', schema: 'auth', columns: ['id'] },
          onDelete: 'cascade',
        },
        {
          kind: 'foreignKey',
          name: 'to_parent',
          columns: ['parent'],
          references: { table: 'orders', columns: ['line'] },
        },
        { kind: 'unique', name: 'uq_orders_code', columns: ['code'] },
        { kind: 'check', name: 'ck_orders_price', expression: sql`price > 0` },
        {
          kind: 'check',
          name: expect.stringMatching(/^ck_orders_[0-9a-f]{8}$/),
          expression: sql`price < 100`,
        },
        { kind: 'primaryKey', name: 'pk_orders', columns: ['tenant', 'line'] },
        {
          kind: 'foreignKey',
          name: 'fk_orders_tenant_user_id_users',
          columns: ['tenant', 'user_id'],
          references: { table: 'users', schema: 'auth', columns: ['tenant', 'id'] },
          onUpdate: 'set null',
          deferrable: true,
        },
        {
          kind: 'unique',
          name: 'mine',
          columns: ['tenant', 'code'],
          nullsNotDistinct: true,
          deferrable: true,
          initially: 'deferred',
        },
        { kind: 'check', name: 'ck_orders_cheap', expression: sql`${sql.id('price')} < 50` },
        {
          kind: 'check',
          name: expect.stringMatching(/^ck_orders_[0-9a-f]{8}$/),
          expression: sql`line > 0`,
        },
        { kind: 'check', name: 'final', expression: sql`line > 1` },
      ],
      indexes: [
        {
          name: 'ix_orders_lower_code_price',
          elements: [
            { expression: sql`lower(${sql.id('code')})` },
            { column: 'price', order: 'desc', nulls: 'last' },
          ],
          unique: false,
        },
        {
          name: 'special',
          elements: [{ column: 'code' }],
          unique: true,
          using: 'btree',
          include: ['price'],
          where: sql`line > 2`,
          with: { fillfactor: 70 },
          nullsNotDistinct: true,
          tablespace: 'fast',
        },
        {
          name: 'words',
          elements: [{ column: 'code' }],
          unique: false,
          using: 'fulltext',
          withParser: 'ngram',
        },
      ],
      comment: 'orders of users',
      options: { engine: 'InnoDB' },
    } satisfies Table)
  })

  test('names its constraints by the convention of the configuration, or not at all', () => {
    const model = table('a', { id: t.integer().primaryKey(), b: t.text().unique() })
    const { constraints } = readTable(model, resolveNaming({ pk: null, uq: '{columns}_key' }))
    expect(constraints).toEqual([
      { kind: 'primaryKey', columns: ['id'] },
      { kind: 'unique', name: 'b_key', columns: ['b'] },
    ])
  })

  test('can refer to a model that comes later', () => {
    const first = table('first', { second: t.integer().references(() => second.id) })
    const second = table('second', { id: t.integer().primaryKey() })
    expect(readTable(first).constraints).toEqual([
      {
        kind: 'foreignKey',
        name: 'fk_first_second_second',
        columns: ['second'],
        references: { table: 'second', columns: ['id'] },
      },
    ])
  })
})

describe('a column numbers itself', () => {
  // What SQLAlchemy's autoincrement="auto" says of the same columns.
  test.each<[string, Parameters<typeof table>[1], Partial<Column>]>([
    ['as the lone integer primary key', { id: t.integer().primaryKey() }, { autoIncrement: true }],
    ['whatever its size', { id: t.bigint().primaryKey() }, { autoIncrement: true }],
    [
      'unsigned too',
      { id: t.mysql.bigint({ unsigned: true }).primaryKey() },
      { autoIncrement: true },
    ],
    ['not when it says no', { id: t.integer().primaryKey().autoIncrement(false) }, {}],
    ['not with a default', { id: t.integer().primaryKey().default(1) }, { default: 1 }],
    ['not as a foreign key', { id: t.integer().primaryKey().references('a.id') }, {}],
    ['not as a text', { id: t.text().primaryKey() }, {}],
    ['not with others', { id: t.integer().primaryKey(), b: t.integer().primaryKey() }, {}],
    ['not as serial, which does already', { id: t.pg.serial().primaryKey() }, {}],
    [
      'not as an identity, which does already',
      { id: t.integer().primaryKey().identity() },
      { identity: { always: false } },
    ],
    [
      'when it says so among others',
      { id: t.integer().primaryKey().autoIncrement(), b: t.integer().primaryKey() },
      { autoIncrement: true },
    ],
  ])('%s', (_, columns, expected) => {
    const [{ name: _name, type: _type, nullable, ...rest } = {} as Column] = readTable(
      table('a', columns),
    ).columns
    expect(nullable).toBe(false)
    expect(rest).toEqual(expected)
  })

  test('as the lone column of a primary key said apart', () => {
    const model = table('a', { id: t.integer() }, (c) => [primaryKey().on(c.id)])
    expect(readTable(model).columns[0]).toMatchObject({ nullable: false, autoIncrement: true })
  })
})

describe('a model is refused', () => {
  const id = t.integer()
  const build = (...args: readonly unknown[]) => readTable(Reflect.apply(table, undefined, args))
  test.each<[string, () => unknown]>([
    ['without a name', () => build('', { id })],
    ['without columns', () => build('a', {})],
    ['with a column that has no type', () => build('a', { id: 'integer' })],
    ['with a type that was not called', () => build('a', { id: t.integer })],
    ['with one name for two columns', () => build('a', { id, b: t.integer('id') })],
    ['with items that are no function', () => build('a', { id }, [index()])],
    ['with items that are no list', () => build('a', { id }, () => index())],
    ['with an item of an unknown kind', () => build('a', { id }, () => [{}])],
    ['that inherits from nothing', () => build('a', { id }, undefined, { inherits: [] })],
    ['that inherits from no table', () => build('a', { id }, undefined, { inherits: [{}] })],
    [
      'that is a partition without bounds',
      () => build('a', {}, undefined, { partitionOf: { table: 'b', bounds: ' ' } }),
    ],
    [
      'that is a partition and inherits',
      () =>
        build('a', {}, undefined, {
          inherits: ['b'],
          partitionOf: { table: 'b', bounds: 'DEFAULT' },
        }),
    ],
    ['with an unknown option', () => build('a', { id }, undefined, { shema: 's' })],
    [
      'with two primary keys',
      () => build('a', { id: id.primaryKey() }, () => [primaryKey().on('id')]),
    ],
    ['with a nullable primary key', () => build('a', { id: id.nullable().primaryKey() })],
    ['with an index on no column', () => build('a', { id }, () => [index()])],
    [
      'with an index on a column that is not there',
      () => build('a', { id }, () => [index().on('idd')]),
    ],
    [
      'with a key that names a column twice',
      () => build('a', { id }, () => [unique().on('id', 'id')]),
    ],
    ['with a foreign key to nothing', () => build('a', { id }, () => [foreignKey().on('id')])],
    [
      'with a foreign key of unequal sides',
      () =>
        build('a', { id }, () => [
          foreignKey()
            .on('id')
            .references({ table: 'b', columns: ['c', 'd'] }),
        ]),
    ],
    ['with a reference that names no column', () => build('a', { id: id.references('users') })],
    [
      'with an unknown action',
      () => build('a', { id: id.references('b.id', Object({ onDelete: 'casade' })) }),
    ],
    [
      'with an exclusion that has no operator',
      () => build('a', { id }, () => [exclude('e').on(Object({ column: 'id' }))]),
    ],
    [
      'with an exclusion whose operator is more than that',
      () =>
        build('a', { id }, () => [exclude('e').on({ column: 'id', operator: '=) WHERE (1=1' })]),
    ],
    ['with an exclusion of nothing', () => build('a', { id }, () => [exclude('e')])],
    ['with two sources of values', () => build('a', { id: id.default(1).identity() })],
    [
      'with two indexes of one name',
      () => build('a', { id }, () => [index('i').on('id'), index('i').on('id')]),
    ],
    [
      'with an unknown order in an index',
      () => build('a', { id }, () => [index().on(Object({ column: 'id', order: 'down' }))]),
    ],
  ])('%s', (_, make) => {
    expect(make).toThrow(
      expect.objectContaining({ code: 'invalid_argument', hint: expect.any(String) }),
    )
  })
})

test('an exclusion is a constraint of the table', () => {
  const model = table('a', { room: t.integer(), during: t.pg.type('tsrange') }, (c) => [
    exclude('no_overlap')
      .using('gist')
      .on({ column: c.room, operator: '=' }, { column: c.during, operator: '&&' })
      .where('room > 0')
      .deferrable('deferred'),
  ])
  expect(readTable(model).constraints).toEqual([
    {
      kind: 'exclude',
      name: 'no_overlap',
      using: 'gist',
      elements: [
        { column: 'room', operator: '=' },
        { column: 'during', operator: '&&' },
      ],
      where: sql.raw('room > 0'),
      deferrable: true,
      initially: 'deferred',
    },
  ])
})
