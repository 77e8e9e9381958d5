import { describe, expect, test } from 'vitest'
import { EMPTY_MODEL, type SchemaModel, type Table } from '../schema/schema-model.ts'
import { sql } from '../schema/sql.ts'
import { t } from '../schema/t.ts'
import { readTable, table } from '../schema/table.ts'
import { check, index, primaryKey, unique } from '../schema/table-items.ts'
import { applyOperation, isApplied, reverseOperation, tablesTouched } from './apply-operation.ts'
import type { Operation } from './operation.ts'

const users = readTable(
  table(
    'users',
    { id: t.integer().primaryKey(), email: t.text().notNull(), age: t.integer() },
    (c) => [
      unique('uq_email').on(c.email),
      check('ck_age', sql`age > 0 and "email" <> 'age'`),
      index('ix_email_age').on(c.email, c.age),
      index('ix_lower').on(sql`lower(${c.email})`),
      index('ix_adults').on(c.id).where(sql`age > 17`),
    ],
  ),
)
const posts = readTable(
  table('posts', {
    id: t.integer().primaryKey(),
    author: t.integer().references('users.id', { name: 'fk_author' }),
    title: t.text(),
  }),
)
const logs = readTable(table('logs', { line: t.text() }, (c) => [index('ix_line').on(c.line)]))

function modelOf(...tables: readonly Table[]): SchemaModel {
  return { tables: Object.fromEntries(tables.map((item) => [item.name, item])) }
}

const model = modelOf(users, posts, logs)

function names(of: Table | undefined): readonly (string | undefined)[] {
  return [...(of?.constraints ?? []), ...(of?.indexes ?? [])].map((item) => item.name)
}

describe('the effect of', () => {
  test('a default that is false, where there was none', () => {
    const change = { default: false }
    const alter: Operation = { kind: 'alterColumn', table: 'users', name: 'age', change }
    expect(isApplied(alter, model)).toBe(false)
    const after = applyOperation(alter, model)
    expect(after.tables['users']?.columns[2]?.default).toBe(false)
    expect(isApplied(alter, after)).toBe(true)
  })

  test('not counting any more, of an identity, which comes back as it was', () => {
    const id = { name: 'id', type: { kind: 'integer' }, nullable: false } as const
    const counting = { ...id, identity: { always: true, start: 5 } }
    const before = modelOf({ name: 'a', columns: [counting], constraints: [], indexes: [] })
    const change = { autoIncrement: false }
    const alter: Operation = { kind: 'alterColumn', table: 'a', name: 'id', change }
    const after = applyOperation(alter, before)
    expect(after.tables['a']?.columns).toEqual([{ ...id, autoIncrement: false }])
    expect(reverseOperation(alter, before)).toMatchObject({
      operations: [{ change: { identity: { always: true, start: 5 } } }],
    })
  })

  test('dropping a column takes away what covers it', () => {
    const after = applyOperation({ kind: 'dropColumn', table: 'users', name: 'age' }, model)
    expect(names(after.tables['users'])).toEqual(['pk_users', 'uq_email', 'ix_lower'])
    expect(after.tables['posts']).toEqual(posts)
  })

  test('renaming a column is followed by whatever names it', () => {
    const rename = (name: string, newName: string): Operation => ({
      kind: 'renameColumn',
      table: 'users',
      name,
      newName,
    })
    const after = applyOperation(
      rename('email', 'mail'),
      applyOperation(rename('id', 'key'), applyOperation(rename('age', 'years'), model)),
    )
    const { columns = [], constraints = [], indexes = [] } = after.tables['users'] ?? {}
    expect(columns.map(({ name }) => name)).toEqual(['key', 'mail', 'years'])
    expect(constraints).toEqual([
      { kind: 'primaryKey', name: 'pk_users', columns: ['key'] },
      { kind: 'unique', name: 'uq_email', columns: ['mail'] },
      {
        kind: 'check',
        name: 'ck_users_ck_age',
        expression: sql`${sql.id('years')} > 0 and "mail" <> 'age'`,
      },
    ])
    expect(indexes).toEqual([
      { name: 'ix_email_age', elements: [{ column: 'mail' }, { column: 'years' }], unique: false },
      {
        name: 'ix_lower',
        elements: [{ expression: sql`lower(${sql.id('mail')})` }],
        unique: false,
      },
      {
        name: 'ix_adults',
        elements: [{ column: 'key' }],
        unique: false,
        where: sql`${sql.id('years')} > 17`,
      },
    ])
    expect(after.tables['posts']?.constraints[1]).toMatchObject({
      references: { table: 'users', columns: ['key'] },
    })
  })

  test('renaming a table is followed by foreign keys', () => {
    const after = applyOperation({ kind: 'renameTable', name: 'users', newName: 'people' }, model)
    expect(Object.keys(after.tables)).toEqual(['people', 'posts', 'logs'])
    expect(after.tables['people']).toEqual({ ...users, name: 'people' })
    expect(after.tables['posts']?.constraints[1]).toMatchObject({
      references: { table: 'people', columns: ['id'] },
    })
  })

  test('renaming is not followed by what means the same name in another schema', () => {
    const reference = (schema: string) =>
      readTable(
        table('a', { b: t.integer().references(`${schema}.users.id`) }, undefined, { schema }),
      )
    const own = { ...users, schema: 'one' }
    const tables = { 'one.users': own, 'one.a': reference('one'), 'two.a': reference('two') }
    const rename: readonly Operation[] = [
      { kind: 'renameColumn', table: 'users', schema: 'one', name: 'id', newName: 'key' },
      { kind: 'renameTable', name: 'users', schema: 'one', newName: 'people' },
    ]
    const after = rename.reduce<SchemaModel>((now, step) => applyOperation(step, now), { tables })
    expect(after.tables['one.a']?.constraints).toMatchObject([
      { references: { table: 'people', schema: 'one', columns: ['key'] } },
    ])
    expect(after.tables['two.a']).toEqual(tables['two.a'])
  })

  test('renaming a column is followed by what an index carries along', () => {
    const carrying = { name: 'i', elements: [{ column: 'id' }], unique: false, include: ['age'] }
    const before = modelOf({ ...users, constraints: [], indexes: [carrying] })
    const rename: Operation = {
      kind: 'renameColumn',
      table: 'users',
      name: 'age',
      newName: 'years',
    }
    const after = applyOperation(rename, before)
    expect(after.tables['users']?.indexes).toEqual([{ ...carrying, include: ['years'] }])
    const drop: Operation = { kind: 'dropColumn', table: 'users', name: 'years' }
    expect(applyOperation(drop, after).tables['users']?.indexes).toEqual([])
  })

  test('a primary key is that its columns are not null', () => {
    const constraint = { kind: 'primaryKey', name: 'pk', columns: ['line'] } as const
    const operation: Operation = { kind: 'addConstraint', table: 'logs', constraint }
    expect(applyOperation(operation, model).tables['logs']?.columns).toEqual([
      { name: 'line', type: { kind: 'text' }, nullable: false },
    ])
    // No engine gives the nulls back when the key goes.
    expect(reverseOperation(operation, model)).toEqual({
      kind: 'irreversible',
      reason: expect.stringContaining('"logs.line"'),
    })
  })
})

describe('what undoes', () => {
  const uniqueEmail = { kind: 'unique', name: 'uq_email', columns: ['email'] } as const
  const lineIndex = { name: 'ix_line', elements: [{ column: 'line' }], unique: false }

  test.each<[string, Operation, readonly Operation[]]>([
    [
      'a new table',
      { kind: 'createTable', table: { ...users, name: 'b', schema: 's' } },
      [{ kind: 'dropTable', name: 'b', schema: 's' }],
    ],
    [
      'a table that may be new',
      { kind: 'createTable', table: { ...users, name: 'b' }, ifNotExists: true },
      [{ kind: 'dropTable', name: 'b', ifExists: true }],
    ],
    ['a table that was there', { kind: 'createTable', table: users, ifNotExists: true }, []],
    [
      'the drop of a table: all that it had',
      { kind: 'dropTable', name: 'users' },
      [{ kind: 'createTable', table: users }],
    ],
    [
      'the drop of a table that was not there',
      { kind: 'dropTable', name: 'b', ifExists: true },
      [],
    ],
    [
      'the drop of a column: all that covered it',
      { kind: 'dropColumn', table: 'users', name: 'age' },
      [
        {
          kind: 'addColumn',
          table: 'users',
          column: { name: 'age', type: { kind: 'integer' }, nullable: true },
          constraints: [],
        },
        ...users.constraints
          .slice(2)
          .map((constraint): Operation => ({ kind: 'addConstraint', table: 'users', constraint })),
        ...[0, 2]
          .flatMap((place) => users.indexes.slice(place, place + 1))
          .map((item): Operation => ({ kind: 'createIndex', table: 'users', index: item })),
      ],
    ],
    [
      'the drop of a column with constraints of its own',
      { kind: 'dropColumn', table: 'posts', name: 'author' },
      [
        {
          kind: 'addColumn',
          table: 'posts',
          column: { name: 'author', type: { kind: 'integer' }, nullable: true },
          constraints: posts.constraints.slice(1),
        },
      ],
    ],
    [
      'a column with a check of others, which does not go with it',
      {
        kind: 'addColumn',
        table: 'users',
        column: { name: 'new', type: { kind: 'integer' }, nullable: true },
        constraints: [
          { kind: 'check', name: 'own', expression: sql`new > 0` },
          { kind: 'check', name: 'other', expression: sql`age > 0` },
        ],
      },
      [
        { kind: 'dropConstraint', table: 'users', name: 'other', type: 'check' },
        { kind: 'dropColumn', table: 'users', name: 'new' },
      ],
    ],
    [
      'a batch with a column that brings its enumeration, which goes behind the batch',
      {
        kind: 'batchAlterTable',
        table: 'users',
        operations: [
          {
            kind: 'addColumn',
            table: 'users',
            column: {
              name: 'mood',
              type: { kind: 'enum', name: 'mood', values: ['ok'] },
              nullable: true,
            },
            constraints: [],
          },
        ],
      },
      [
        {
          kind: 'batchAlterTable',
          table: 'users',
          operations: [{ kind: 'dropColumn', table: 'users', name: 'mood' }],
        },
        {
          kind: 'dropEnum',
          name: 'mood',
          ifUnused: true,
          existing: { name: 'mood', values: ['ok'] },
        },
      ],
    ],
    [
      'the drop of an index',
      { kind: 'dropIndex', name: 'ix_line', concurrently: true },
      [
        {
          kind: 'createIndex',
          table: 'logs',
          index: lineIndex,
          concurrently: true,
        },
      ],
    ],
    [
      'the drop of a unique constraint by its index',
      { kind: 'dropIndex', name: 'uq_email', table: 'users' },
      [
        {
          kind: 'addConstraint',
          table: 'users',
          constraint: uniqueEmail,
        },
      ],
    ],
    [
      'a constraint',
      {
        kind: 'addConstraint',
        table: 'logs',
        constraint: { kind: 'unique', name: 'u', columns: ['line'] },
      },
      [{ kind: 'dropConstraint', table: 'logs', name: 'u', type: 'unique' }],
    ],
  ])('%s', (_, operation, operations) => {
    expect(reverseOperation(operation, model)).toEqual({ kind: 'operations', operations })
  })

  test.each<[Operation, string]>([
    [{ kind: 'dropTable', name: 'b' }, '"b"'],
    [{ kind: 'dropColumn', table: 'users', name: 'b' }, '"users.b"'],
    [{ kind: 'dropIndex', name: 'b' }, '"b"'],
    [{ kind: 'dropConstraint', table: 'users', name: 'b' }, '"users.b"'],
    [
      { kind: 'addConstraint', table: 'users', constraint: { kind: 'unique', columns: ['age'] } },
      'no name',
    ],
    [{ kind: 'bulkInsert', table: 'users', rows: [] }, '"users"'],
    [{ kind: 'execute', statement: 'select 1' }, 'SQL'],
    [
      {
        kind: 'createTrigger',
        trigger: { name: 'tr', table: 'users', timing: 'after', events: ['insert'] },
        replace: true,
      },
      '"users.tr"',
    ],
    [
      {
        kind: 'createFunction',
        function: { name: 'f', returns: 'integer', body: sql`SELECT 1` },
        replace: true,
      },
      '"f"',
    ],
  ])('%o: nothing, with a reason', (operation, reason) => {
    expect(reverseOperation(operation, model)).toEqual({
      kind: 'irreversible',
      reason: expect.stringContaining(reason),
    })
  })
})

describe('a conflict', () => {
  const column = { name: 'age', type: { kind: 'integer' }, nullable: true } as const
  const lineIndex = { name: 'ix_line', elements: [{ column: 'line' }], unique: false }
  const key = (...columns: readonly string[]) =>
    ({ kind: 'primaryKey', name: 'pk', columns }) as const

  // The last column: what it tells of the effect, for a run that was interrupted.
  test.each<[string, Operation, boolean | undefined]>([
    ['a table is there', { kind: 'createTable', table: users }, true],
    [
      'a table is there without an index',
      { kind: 'createTable', table: { ...logs, name: 'posts' } },
      undefined,
    ],
    ['a table is not there to drop', { kind: 'dropTable', name: 'b' }, true],
    [
      'a table of another schema is not the same',
      { kind: 'dropTable', name: 'users', schema: 's' },
      true,
    ],
    ['neither name is there', { kind: 'renameTable', name: 'b', newName: 'c' }, undefined],
    ['only the new name is there', { kind: 'renameTable', name: 'b', newName: 'users' }, true],
    ['both names are there', { kind: 'renameTable', name: 'posts', newName: 'users' }, false],
    ['a column is there', { kind: 'addColumn', table: 'users', column, constraints: [] }, true],
    [
      'a column is there without its constraint',
      {
        kind: 'addColumn',
        table: 'users',
        column,
        constraints: [{ kind: 'unique', name: 'u', columns: ['age'] }],
      },
      undefined,
    ],
    [
      'the constraint of a column is there without it',
      {
        kind: 'addColumn',
        table: 'users',
        column: { ...column, name: 'b' },
        constraints: [{ kind: 'unique', name: 'uq_email', columns: ['b'] }],
      },
      false,
    ],
    [
      'a column has no table',
      { kind: 'addColumn', table: 'b', column, constraints: [] },
      undefined,
    ],
    ['a column is not there to drop', { kind: 'dropColumn', table: 'users', name: 'b' }, true],
    ['a column to drop has no table', { kind: 'dropColumn', table: 'b', name: 'b' }, undefined],
    [
      'neither column is there',
      { kind: 'renameColumn', table: 'users', name: 'b', newName: 'c' },
      undefined,
    ],
    [
      'only the new column is there',
      { kind: 'renameColumn', table: 'users', name: 'b', newName: 'age' },
      true,
    ],
    [
      'both columns are there',
      { kind: 'renameColumn', table: 'users', name: 'id', newName: 'age' },
      false,
    ],
    ['an index is there', { kind: 'createIndex', table: 'logs', index: lineIndex }, true],
    [
      'an index is there as a unique constraint',
      {
        kind: 'createIndex',
        table: 'users',
        index: { name: 'uq_email', elements: [{ column: 'email' }], unique: true },
      },
      true,
    ],
    [
      'an index is on a column that is not',
      {
        kind: 'createIndex',
        table: 'logs',
        index: { ...lineIndex, name: 'b', elements: [{ column: 'b' }] },
      },
      undefined,
    ],
    ['an index is not there to drop', { kind: 'dropIndex', name: 'b' }, true],
    ['an index is not on that table', { kind: 'dropIndex', name: 'ix_line', table: 'users' }, true],
    [
      'a constraint is there',
      {
        kind: 'addConstraint',
        table: 'posts',
        constraint: {
          kind: 'foreignKey',
          name: 'fk_author',
          columns: ['title'],
          references: { table: 'b', columns: ['c'] },
        },
      },
      true,
    ],
    [
      'a constraint is there under another name',
      {
        kind: 'addConstraint',
        table: 'posts',
        constraint: {
          kind: 'foreignKey',
          columns: ['author'],
          references: { table: 'users', columns: ['id'] },
        },
      },
      true,
    ],
    [
      'the primary key is there under another name',
      { kind: 'addConstraint', table: 'users', constraint: key('id') },
      true,
    ],
    [
      'another primary key is there',
      { kind: 'addConstraint', table: 'users', constraint: key('age') },
      false,
    ],
    [
      'a constraint is on a column that is not',
      {
        kind: 'addConstraint',
        table: 'users',
        constraint: { kind: 'unique', name: 'u', columns: ['b'] },
      },
      undefined,
    ],
    [
      'a constraint is not there to drop',
      { kind: 'dropConstraint', table: 'users', name: 'b' },
      true,
    ],
    [
      'a constraint is of another type',
      { kind: 'dropConstraint', table: 'users', name: 'uq_email', type: 'check' },
      false,
    ],
  ])('because %s', (_, operation, expected) => {
    expect(() => applyOperation(operation, model)).toThrow(
      expect.objectContaining({ code: 'schema_conflict', hint: expect.any(String) }),
    )
    expect(isApplied(operation, model)).toBe(expected)
  })

  test('because the name of an index means several', () => {
    const operation: Operation = { kind: 'dropIndex', name: 'ix_line' }
    const twice = modelOf(logs, { ...logs, name: 'more' })
    expect(() => applyOperation(operation, twice)).toThrow(
      expect.objectContaining({ code: 'schema_conflict' }),
    )
    expect(isApplied(operation, twice)).toBe(false)
  })

  test.each<[string, Operation]>([
    ['createTable', { kind: 'createTable', table: users, ifNotExists: true }],
    ['dropTable', { kind: 'dropTable', name: 'b', ifExists: true }],
    [
      'addColumn',
      { kind: 'addColumn', table: 'users', column, constraints: [], ifNotExists: true },
    ],
    ['dropColumn', { kind: 'dropColumn', table: 'users', name: 'b', ifExists: true }],
    ['createIndex', { kind: 'createIndex', table: 'logs', index: lineIndex, ifNotExists: true }],
    ['dropIndex', { kind: 'dropIndex', name: 'b', ifExists: true }],
    ['dropConstraint', { kind: 'dropConstraint', table: 'users', name: 'b', ifExists: true }],
  ])('is none for %s that says so, and nothing changes', (_, operation) => {
    expect(applyOperation(operation, model)).toBe(model)
    expect(isApplied(operation, model)).toBe(true)
  })
})

describe('after a crash', () => {
  test.each<[string, Operation]>([
    ['rows', { kind: 'bulkInsert', table: 'users', rows: [] }],
    ['foreign SQL', { kind: 'execute', statement: 'create table b (c int)' }],
    [
      'a check without a name',
      {
        kind: 'addConstraint',
        table: 'users',
        constraint: { kind: 'check', expression: sql`true` },
      },
    ],
  ])('%s cannot be told', (_, operation) => {
    expect(isApplied(operation, model)).toBeUndefined()
    expect(applyOperation({ kind: 'execute', statement: 'x' }, model)).toBe(model)
  })

  test('a primary key without a name is the one to drop', () => {
    const nameless = modelOf({ ...users, constraints: [{ kind: 'primaryKey', columns: ['id'] }] })
    const operation: Operation = {
      kind: 'dropConstraint',
      table: 'users',
      name: 'pk_users',
      type: 'primaryKey',
    }
    expect(isApplied(operation, nameless)).toBe(false)
    expect(applyOperation(operation, nameless).tables['users']?.constraints).toEqual([])
  })

  test.each<[Operation, unknown]>([
    [{ kind: 'createTable', table: { ...users, schema: 's' } }, [{ name: 'users', schema: 's' }]],
    [
      { kind: 'renameTable', name: 'a', newName: 'b', schema: 's' },
      [
        { name: 'a', schema: 's' },
        { name: 'b', schema: 's' },
      ],
    ],
    [{ kind: 'dropColumn', table: 'a', name: 'b' }, [{ name: 'a' }]],
    [{ kind: 'dropIndex', table: 'a', name: 'b' }, [{ name: 'a' }]],
    [{ kind: 'dropIndex', name: 'b' }, undefined],
    [{ kind: 'execute', statement: 'x' }, undefined],
  ])('%o is told by %o', (operation, tables) => {
    expect(tablesTouched(operation)).toEqual(tables)
  })
})

test('an operation of an unknown kind is refused, naming the nearest', () => {
  expect(() =>
    Reflect.apply(applyOperation, undefined, [{ kind: 'createTabel' }, EMPTY_MODEL]),
  ).toThrow(
    expect.objectContaining({ code: 'invalid_argument', hint: 'Did you mean "createTable"?' }),
  )
  expect(() => Reflect.apply(isApplied, undefined, [null, EMPTY_MODEL])).toThrow(
    expect.objectContaining({ code: 'invalid_argument' }),
  )
})

test('a primary key of several columns comes back whole', () => {
  const pair = readTable(
    table('pair', { a: t.integer(), b: t.integer() }, (c) => [primaryKey().on(c.a, c.b)]),
  )
  const operation: Operation = { kind: 'dropColumn', table: 'pair', name: 'b' }
  expect(reverseOperation(operation, modelOf(pair))).toEqual({
    kind: 'operations',
    operations: [
      {
        kind: 'addColumn',
        table: 'pair',
        column: { name: 'b', type: { kind: 'integer' }, nullable: false },
        constraints: [],
      },
      {
        kind: 'addConstraint',
        table: 'pair',
        constraint: { kind: 'primaryKey', name: 'pk_pair', columns: ['a', 'b'] },
      },
    ],
  })
})
