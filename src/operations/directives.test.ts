import { sql as kyselySql } from 'kysely'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { f } from '../schema/final-name.ts'
import { DEFAULT_NAMING, resolveNaming } from '../schema/naming.ts'
import { sql } from '../schema/sql.ts'
import { t } from '../schema/t.ts'
import { index } from '../schema/table-items.ts'
import { describeOperation } from './apply-operation.ts'
import type { DirectiveScope, Operation } from './operation.ts'
import { directives } from './registry.ts'

const scope: DirectiveScope = { naming: DEFAULT_NAMING }
const d = directives

describe('directives make operations', () => {
  test.each<[Operation, Operation, string]>([
    [
      d.createTable(
        scope,
        'fibtable',
        { id: t.integer().primaryKey(), fibIndex: t.integer('fib_index').notNull().default(0) },
        (c) => [index().on(c.fibIndex)],
        { schema: 's', comment: 'c', ifNotExists: true },
      ),
      {
        kind: 'createTable',
        table: {
          name: 'fibtable',
          schema: 's',
          columns: [
            { name: 'id', type: { kind: 'integer' }, nullable: false, autoIncrement: true },
            { name: 'fib_index', type: { kind: 'integer' }, nullable: false, default: 0 },
          ],
          constraints: [{ kind: 'primaryKey', name: 'pk_fibtable', columns: ['id'] }],
          indexes: [
            { name: 'ix_fibtable_fib_index', elements: [{ column: 'fib_index' }], unique: false },
          ],
          comment: 'c',
        },
        ifNotExists: true,
      },
      'create table "s.fibtable"',
    ],
    [
      d.createTable(scope, 'a', { b: t.text() }, { schema: 's' }),
      {
        kind: 'createTable',
        table: {
          name: 'a',
          schema: 's',
          columns: [{ name: 'b', type: { kind: 'text' }, nullable: true }],
          constraints: [],
          indexes: [],
        },
      },
      'create table "s.a"',
    ],
    [d.dropTable(scope, 'a'), { kind: 'dropTable', name: 'a' }, 'drop table "a"'],
    [
      d.dropTable(scope, 'a', { schema: 's', ifExists: true }),
      { kind: 'dropTable', name: 'a', schema: 's', ifExists: true },
      'drop table "s.a"',
    ],
    [
      d.renameTable(scope, 'a', 'b', { schema: 's' }),
      { kind: 'renameTable', name: 'a', newName: 'b', schema: 's' },
      'rename table "s.a" to "b"',
    ],
    [
      d.addColumn(scope, 'users', 'is_admin', t.boolean()),
      {
        kind: 'addColumn',
        table: 'users',
        column: { name: 'is_admin', type: { kind: 'boolean' }, nullable: true },
        constraints: [],
      },
      'add column "users.is_admin"',
    ],
    [
      d.addColumn(
        scope,
        'users',
        'team',
        t
          .integer()
          .notNull()
          .unique()
          .references('teams.id', { onDelete: 'set null' })
          .check('team > 0'),
        { schema: 's', ifNotExists: true },
      ),
      {
        kind: 'addColumn',
        table: 'users',
        schema: 's',
        column: { name: 'team', type: { kind: 'integer' }, nullable: false },
        constraints: [
          { kind: 'unique', name: 'uq_users_team', columns: ['team'] },
          {
            kind: 'foreignKey',
            name: 'fk_users_team_teams',
            columns: ['team'],
            references: { table: 'teams', columns: ['id'] },
            onDelete: 'set null',
          },
          { kind: 'check', name: 'ck_users_team', expression: sql`team > 0` },
        ],
        ifNotExists: true,
      },
      'add column "s.users.team"',
    ],
    [
      d.addColumn(scope, 'users', 'id', t.integer().primaryKey()),
      {
        kind: 'addColumn',
        table: 'users',
        column: { name: 'id', type: { kind: 'integer' }, nullable: false, autoIncrement: true },
        constraints: [{ kind: 'primaryKey', name: 'pk_users', columns: ['id'] }],
      },
      'add column "users.id"',
    ],
    [
      d.dropColumn(scope, 'users', 'is_admin', { ifExists: true }),
      { kind: 'dropColumn', table: 'users', name: 'is_admin', ifExists: true },
      'drop column "users.is_admin"',
    ],
    [
      d.renameColumn(scope, 'users', 'a', 'b'),
      { kind: 'renameColumn', table: 'users', name: 'a', newName: 'b' },
      'rename column "users.a" to "b"',
    ],
    [
      d.createIndex(scope, null, 'users', ['email', { column: 'age', order: 'desc' }]),
      {
        kind: 'createIndex',
        table: 'users',
        index: {
          name: 'ix_users_email_age',
          elements: [{ column: 'email' }, { column: 'age', order: 'desc' }],
          unique: false,
        },
      },
      'create index "users.ix_users_email_age"',
    ],
    [
      d.createIndex(scope, 'mine', 'users', [sql`lower(email)`], {
        schema: 's',
        unique: true,
        using: 'btree',
        include: ['age'],
        where: 'age > 1',
        with: { fillfactor: 50 },
        nullsNotDistinct: true,
        tablespace: 'fast',
        ifNotExists: true,
        concurrently: true,
      }),
      {
        kind: 'createIndex',
        table: 'users',
        schema: 's',
        index: {
          name: 'mine',
          elements: [{ expression: sql`lower(email)` }],
          unique: true,
          using: 'btree',
          include: ['age'],
          where: sql`age > 1`,
          with: { fillfactor: 50 },
          nullsNotDistinct: true,
          tablespace: 'fast',
        },
        ifNotExists: true,
        concurrently: true,
      },
      'create unique index "s.users.mine"',
    ],
    [d.dropIndex(scope, 'i'), { kind: 'dropIndex', name: 'i' }, 'drop index "i"'],
    [
      d.dropIndex(scope, 'i', { table: 'a', schema: 's', ifExists: true, concurrently: true }),
      { kind: 'dropIndex', name: 'i', table: 'a', schema: 's', ifExists: true, concurrently: true },
      'drop index "s.a.i"',
    ],
    [
      d.createForeignKey(scope, null, 'posts', {
        columns: ['author'],
        references: { table: 'users', columns: ['id'], schema: 'auth' },
        onDelete: 'cascade',
        onUpdate: 'restrict',
        match: 'full',
        deferrable: true,
        initially: 'deferred',
        notValid: true,
        schema: 's',
      }),
      {
        kind: 'addConstraint',
        table: 'posts',
        schema: 's',
        constraint: {
          kind: 'foreignKey',
          name: 'fk_posts_author_users',
          columns: ['author'],
          references: { table: 'users', schema: 'auth', columns: ['id'] },
          onDelete: 'cascade',
          onUpdate: 'restrict',
          match: 'full',
          deferrable: true,
          initially: 'deferred',
          notValid: true,
        },
      },
      'add foreign key "fk_posts_author_users" to "s.posts"',
    ],
    [
      d.createUniqueConstraint(scope, 'u', 'users', ['a', 'b'], { nullsNotDistinct: true }),
      {
        kind: 'addConstraint',
        table: 'users',
        constraint: { kind: 'unique', name: 'u', columns: ['a', 'b'], nullsNotDistinct: true },
      },
      'add unique constraint "u" to "users"',
    ],
    [
      d.createUniqueConstraint({ naming: resolveNaming({ uq: null }) }, null, 'users', ['a']),
      { kind: 'addConstraint', table: 'users', constraint: { kind: 'unique', columns: ['a'] } },
      'add unique constraint to "users"',
    ],
    [
      d.createCheckConstraint(scope, 'adult', 'users', 'age > 17', { notValid: true }),
      {
        kind: 'addConstraint',
        table: 'users',
        constraint: {
          kind: 'check',
          name: 'ck_users_adult',
          expression: sql`age > 17`,
          notValid: true,
        },
      },
      'add check "ck_users_adult" to "users"',
    ],
    [
      d.createCheckConstraint(scope, f('adult'), 'users', kyselySql`age > ${17}`),
      {
        kind: 'addConstraint',
        table: 'users',
        constraint: { kind: 'check', name: 'adult', expression: sql`age > ${17}` },
      },
      'add check "adult" to "users"',
    ],
    [
      d.createPrimaryKey(scope, null, 'users', ['id'], { schema: 's' }),
      {
        kind: 'addConstraint',
        table: 'users',
        schema: 's',
        constraint: { kind: 'primaryKey', name: 'pk_users', columns: ['id'] },
      },
      'add primary key "pk_users" to "s.users"',
    ],
    [
      d.dropConstraint(scope, 'c', 'users'),
      { kind: 'dropConstraint', table: 'users', name: 'c' },
      'drop constraint "users.c"',
    ],
    // Wrapped by the convention as it was when it was made.
    [
      d.dropConstraint(scope, 'adult', 'users', { type: 'check', ifExists: true, schema: 's' }),
      {
        kind: 'dropConstraint',
        table: 'users',
        schema: 's',
        name: 'ck_users_adult',
        type: 'check',
        ifExists: true,
      },
      'drop constraint "s.users.ck_users_adult"',
    ],
    [
      d.dropConstraint(scope, f('adult'), 'users', { type: 'foreignkey' }),
      { kind: 'dropConstraint', table: 'users', name: 'adult', type: 'foreignKey' },
      'drop constraint "users.adult"',
    ],
    [
      d.dropConstraint(scope, 'p', 'users', { type: 'primary' }),
      { kind: 'dropConstraint', table: 'users', name: 'p', type: 'primaryKey' },
      'drop constraint "users.p"',
    ],
    [
      d.bulkInsert(scope, 'users', [
        { id: 1, name: undefined, at: kyselySql`now()` },
        { id: 2, name: null },
      ]),
      {
        kind: 'bulkInsert',
        table: 'users',
        rows: [
          { id: 1, at: sql`now()` },
          { id: 2, name: null },
        ],
      },
      'insert 2 rows into "users"',
    ],
    [
      d.bulkInsert(scope, 'users', [{}], { schema: 's' }),
      { kind: 'bulkInsert', table: 'users', schema: 's', rows: [{}] },
      'insert 1 row into "s.users"',
    ],
    [d.execute(scope, 'select 1'), { kind: 'execute', statement: 'select 1' }, 'execute select 1'],
    [
      d.execute(scope, sql`update ${sql.id('a')}\n  set b = ${'secret'}`),
      { kind: 'execute', statement: sql`update ${sql.id('a')}\n  set b = ${'secret'}` },
      'execute update "a" set b = ?',
    ],
    [
      d.execute(scope, {
        compile: () => ({ sql: 'delete from a where b = $1', parameters: [1], query: {} }),
      }),
      { kind: 'execute', statement: { sql: 'delete from a where b = $1', parameters: [1] } },
      'execute delete from a where b = $1',
    ],
    [
      d.execute(scope, kyselySql`truncate ${kyselySql.table('a')}`),
      { kind: 'execute', statement: sql`truncate ${sql.id('a')}` },
      'execute truncate "a"',
    ],
    [
      d.execute(scope, `select '${'x'.repeat(200)}'`),
      { kind: 'execute', statement: `select '${'x'.repeat(200)}'` },
      `execute select '${'x'.repeat(63)}…`,
    ],
  ])('%#: %o', (operation, expected, line) => {
    expect(operation).toStrictEqual(expected)
    expect(describeOperation(operation)).toBe(line)
  })

  test('the compiler knows the columns in the callback of the items', () => {
    d.createTable(scope, 'a', { b: t.text() }, (c) => {
      expectTypeOf(c).toHaveProperty('b')
      expectTypeOf(c).not.toHaveProperty('d')
      return []
    })
  })
})

describe('directives refuse', () => {
  const call =
    (name: keyof typeof directives, ...args: readonly unknown[]) =>
    () =>
      Reflect.apply(directives[name], undefined, [scope, ...args])
  const reference = { columns: ['a'], references: { table: 'b', columns: ['c'] } }

  test.each<[string, () => unknown, string]>([
    ['a table without columns', call('createTable', 'a', {}), 't.integer()'],
    [
      'an unknown option of a table',
      call('createTable', 'a', { b: t.text() }, { iNotExists: true }),
      '"ifNotExists"',
    ],
    ['items that are no function', call('createTable', 'a', { b: t.text() }, [], {}), '=>'],
    ['a table without a name', call('dropTable'), 'texts'],
    ['options that are no object', call('dropTable', 'a', true), '"schema"'],
    [
      'an unknown option of a drop',
      call('dropTable', 'a', { ifExist: true }),
      'Did you mean "ifExists"?',
    ],
    ['a table renamed to itself', call('renameTable', 'a', 'a'), 'second'],
    ['a new name that is missing', call('renameTable', 'a'), 'texts'],
    ['a column without a type', call('addColumn', 'a', 'b'), 't.text()'],
    ['a column with two names', call('addColumn', 'a', 'b', t.text('c')), 'once'],
    ['a column without a name', call('addColumn', 'a', t.text()), 'texts'],
    ['a column renamed to itself', call('renameColumn', 'a', 'b', 'b'), 'third'],
    ['an index on nothing', call('createIndex', null, 'a', []), '["email"]'],
    ['an index on no list', call('createIndex', null, 'a', 'b'), '["email"]'],
    ['an index on a column twice', call('createIndex', null, 'a', ['b', 'b']), 'tenant_id'],
    ['an index without a name argument', call('createIndex', undefined, 'a', ['b']), 'null'],
    [
      'an unknown option of an index',
      call('createIndex', null, 'a', ['b'], { uniq: true }),
      '"unique"',
    ],
    [
      'an unknown option of an element',
      call('createIndex', null, 'a', [{ colum: 'b' }]),
      '"column"',
    ],
    [
      'an element without a column',
      call('createIndex', null, 'a', [{ order: 'asc' }]),
      'lower(email)',
    ],
    ['null as the name of an index to drop', call('dropIndex', null), 'texts'],
    [
      'a foreign key without a target',
      call('createForeignKey', null, 'a', { columns: ['a'] }),
      'references',
    ],
    [
      'a foreign key of unequal sides',
      call('createForeignKey', null, 'a', { ...reference, columns: ['a', 'b'] }),
      'one column',
    ],
    [
      'a foreign key without columns',
      call('createForeignKey', null, 'a', { ...reference, columns: [] }),
      'tenant_id',
    ],
    [
      'an unknown action',
      call('createForeignKey', null, 'a', { ...reference, onDelete: 'set nul' }),
      '"set null"',
    ],
    [
      'an unknown option of a foreign key',
      call('createForeignKey', null, 'a', { ...reference, ondelete: 'x' }),
      '"onDelete"',
    ],
    [
      'an unknown match',
      call('createForeignKey', null, 'a', { ...reference, match: 'all' }),
      '"full"',
    ],
    [
      'a unique constraint of a column twice',
      call('createUniqueConstraint', null, 'a', ['b', 'b']),
      'tenant_id',
    ],
    ['a primary key without columns', call('createPrimaryKey', null, 'a', []), 'tenant_id'],
    ['a check without an expression', call('createCheckConstraint', null, 'a'), 'sql'],
    [
      'an unknown type of constraint',
      call('dropConstraint', 'c', 'a', { type: 'uniqe' }),
      '"unique"',
    ],
    ['rows that are no list', call('bulkInsert', 'a', { b: 1 }), '[{'],
    ['a row that is no object', call('bulkInsert', 'a', [[1]]), '{ id: 1'],
    ['nothing to execute', call('execute', '  '), 'statement'],
    ['no expression to execute', call('execute', sql` `), 'statement'],
    ['a number to execute', call('execute', 5), 'op.execute'],
  ])('%s', (_, make, hint) => {
    expect(make).toThrow(
      expect.objectContaining({ code: 'invalid_argument', hint: expect.stringContaining(hint) }),
    )
  })

  test('actions in capitals are understood', () => {
    const options = { ...reference, onDelete: 'SET NULL' }
    expect(call('createForeignKey', null, 'a', options)()).toMatchObject({
      constraint: { onDelete: 'set null' },
    })
  })
})
