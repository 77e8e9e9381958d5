import { expect, test } from 'vitest'
import { check, index, primaryKey, sql, t, table, unique } from '../../src/schema.ts'
import { describeEngines } from '../setup/engines.ts'
import { converge, convergence, type ObjectCase, openModels } from './converge.ts'

const EVERYWHERE = ['postgresql', 'mariadb', 'sqlite'] as const
const COLLATIONS = {
  postgresql: ['pg_catalog.C', '"POSIX"'],
  mariadb: ['utf8mb4_bin', 'utf8mb4_unicode_ci'],
  sqlite: ['NOCASE', 'RTRIM'],
} as const

const CASES: readonly ObjectCase[] = [
  {
    title: 'collations that come, change, go, and go with their type',
    engines: EVERYWHERE,
    before: (engine) => ({
      words: table('words', {
        id: t.integer().primaryKey(),
        plain: t.varchar(20),
        collated: t.varchar(20).collate(COLLATIONS[engine][0]),
        changed: t.varchar(20).collate(COLLATIONS[engine][0]),
        typed: t.varchar(20).collate(COLLATIONS[engine][0]),
        same: t.varchar(20).collate(COLLATIONS[engine][0]),
      }),
    }),
    after: (engine) => ({
      words: table('words', {
        id: t.integer().primaryKey(),
        plain: t.varchar(20).collate(COLLATIONS[engine][0]),
        collated: t.varchar(20),
        changed: t.varchar(20).collate(COLLATIONS[engine][1]),
        typed: t.text(),
        same: t.varchar(20).collate(COLLATIONS[engine][0]),
      }),
    }),
    changes: ['alterColumn', 'alterColumn', 'alterColumn', 'alterColumn'],
  },
  {
    title: 'defaults below zero',
    engines: EVERYWHERE,
    before: () => ({
      numbers: table('numbers', {
        id: t.integer().primaryKey(),
        wide: t.bigint().default(-1),
        small: t.integer().default(-2),
        exact: t.numeric(5, 2).default(-1.5),
      }),
    }),
    after: () => ({ numbers: table('numbers', { id: t.integer().primaryKey() }) }),
    changes: ['dropColumn', 'dropColumn', 'dropColumn'],
  },
  {
    title: 'columns that count otherwise, or no longer',
    engines: ['postgresql'],
    before: () => ({
      a: table('a', {
        id: t.integer().primaryKey().identity({ start: 5, increment: 2, cache: 3 }),
      }),
      b: table('b', { id: t.integer().primaryKey().identity({ always: true }) }),
      c: table('c', { id: t.integer().primaryKey() }),
      d: table('d', { id: t.pg.serial().primaryKey() }),
      e: table('e', { id: t.integer().primaryKey().identity({ start: 5 }) }),
      f: table('f', { id: t.integer().primaryKey().autoIncrement(false) }),
    }),
    after: () => ({
      a: table('a', { id: t.integer().primaryKey() }),
      b: table('b', { id: t.integer().primaryKey().identity({ minValue: 1, maxValue: 9 }) }),
      c: table('c', { id: t.integer().primaryKey().identity({ always: true, start: 7 }) }),
      d: table('d', { id: t.pg.serial().primaryKey() }),
      e: table('e', { id: t.integer().primaryKey().autoIncrement(false) }),
      f: table('f', { id: t.integer().primaryKey().identity({ increment: -1 }) }),
    }),
    changes: ['alterColumn', 'alterColumn', 'alterColumn', 'alterColumn', 'alterColumn'],
  },
  {
    title: 'tables with unique keys and JSON that go, and come back',
    engines: EVERYWHERE,
    options: { unknownObjects: 'drop' },
    before: () => ({
      kept: table('kept', { id: t.integer().primaryKey() }),
      gone: table(
        'gone',
        {
          id: t.integer().primaryKey(),
          code: t.varchar(20).notNull().unique(),
          kind: t.varchar(20),
          data: t.json().notNull(),
        },
        (c) => [unique().on(c.code, c.kind), index().on(c.kind, c.code).unique()],
      ),
    }),
    after: () => ({ kept: table('kept', { id: t.integer().primaryKey() }) }),
    changes: ['dropTable'],
  },
  {
    title: 'another primary key',
    engines: ['postgresql', 'mariadb'],
    before: () => ({
      stops: table('stops', { a: t.integer(), b: t.integer().notNull() }, (c) => [
        primaryKey().on(c.a),
      ]),
      goes: table('goes', { a: t.integer().autoIncrement(true), b: t.integer() }, (c) => [
        primaryKey().on(c.a),
      ]),
    }),
    after: () => ({
      stops: table('stops', { a: t.integer(), b: t.integer().notNull() }, (c) => [
        primaryKey().on(c.a, c.b),
      ]),
      goes: table('goes', { a: t.integer().autoIncrement(true), b: t.integer().notNull() }, (c) => [
        primaryKey().on(c.a, c.b),
      ]),
    }),
    changes: {
      postgresql: [
        'dropConstraint',
        'dropConstraint',
        'alterColumn',
        'alterColumn',
        'addConstraint',
        'addConstraint',
      ],
      mariadb: [
        'alterColumn',
        'alterColumn',
        'dropConstraint',
        'dropConstraint',
        'alterColumn',
        'addConstraint',
        'addConstraint',
        'alterColumn',
      ],
    },
  },
]

describeEngines('tables', (engine) => {
  test.for(CASES.filter(({ engines }) => engines.includes(engine.name)))(
    'come and go: $title',
    async (one) => {
      expect(await converge(engine, one)).toEqual(convergence(one, engine.name))
    },
  )

  test.runIf(engine.name === 'mariadb')(
    'are the same where the server writes functions and values in its own way',
    async () => {
      const words = table(
        'words',
        {
          id: t.integer().primaryKey().autoIncrement(false),
          word: t.varchar(20).default(sql`(lower('X'))`),
          length: t.integer(),
        },
        () => [
          check('a', sql`length > (-1)`),
          check('b', sql`upper(word) <> mid(word, 1, 2) and length(word) > ceil(length)`),
          check('c', sql`character_length(word) > power(length, 2) or word rlike 'x'`),
        ],
      )
      const { migrator } = await openModels(engine, { words })
      await migrator.generate()
      await migrator.upgrade()
      expect(await migrator.check()).toEqual({ changes: [], unknown: [], unverified: [] })
    },
  )

  test.runIf(engine.name === 'mariadb')('find a JSON column under its new name', async () => {
    const before = table('notes', { id: t.integer().primaryKey(), data: t.json().notNull() })
    const after = table('notes', { id: t.integer().primaryKey(), facts: t.json().notNull() })
    const { migrator, use } = await openModels(engine, { before })
    await migrator.generate()
    await migrator.upgrade()
    use({ after })
    await migrator.generate({ rename: ['notes.data:facts'] })
    await migrator.upgrade()
    expect(await migrator.check()).toEqual({ changes: [], unknown: [], unverified: [] })
  })
})
