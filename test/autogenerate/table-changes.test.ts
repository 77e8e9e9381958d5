import { expect, test } from 'vitest'
import { check, f, foreignKey, index, primaryKey, sql, t, table, unique } from '../../src/schema.ts'
import { dumpCatalog, readTable } from '../setup/dump-catalog.ts'
import { describeEngines } from '../setup/engines.ts'
import {
  converge,
  convergence,
  findLeft,
  nothingLeft,
  type ObjectCase,
  openModels,
  runSql,
} from './converge.ts'

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
    title: 'a check that gets the name of another, which gets a new one',
    engines: EVERYWHERE,
    before: () => ({
      sizes: table(
        'sizes',
        { id: t.integer().primaryKey(), n: t.integer(), m: t.integer() },
        () => [check(f('ck_first'), sql`n > 1`)],
      ),
    }),
    after: () => ({
      sizes: table(
        'sizes',
        { id: t.integer().primaryKey(), n: t.integer(), m: t.integer() },
        () => [check(f('ck_first'), sql`m > 1`), check(f('ck_second'), sql`n > 1`)],
      ),
    }),
    changes: ['dropConstraint', 'addConstraint', 'addConstraint'],
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
  {
    title: 'a foreign key with the index that the server made for it',
    engines: EVERYWHERE,
    before: () => ({
      teams: table('teams', { id: t.integer().primaryKey() }),
      goes: table('goes', {
        id: t.integer().primaryKey(),
        team: t.integer().references('teams.id'),
      }),
      comes: table('comes', { id: t.integer().primaryKey(), team: t.integer() }),
    }),
    after: () => ({
      teams: table('teams', { id: t.integer().primaryKey() }),
      goes: table('goes', { id: t.integer().primaryKey(), team: t.integer() }),
      comes: table('comes', {
        id: t.integer().primaryKey(),
        team: t.integer().references('teams.id'),
      }),
    }),
    changes: {
      postgresql: ['dropConstraint', 'addConstraint'],
      mariadb: ['dropConstraint', 'dropIndex', 'addConstraint'],
      sqlite: ['dropConstraint', 'addConstraint'],
    },
  },
  {
    title: 'a default that is false',
    engines: EVERYWHERE,
    before: () => ({ a: table('a', { id: t.integer().primaryKey(), flag: t.boolean() }) }),
    after: () => ({
      a: table('a', { id: t.integer().primaryKey(), flag: t.boolean().default(false) }),
    }),
    changes: ['alterColumn'],
  },
  {
    title: 'another key of a table without rowid',
    engines: ['sqlite'],
    before: () => ({
      places: table(
        'places',
        { a: t.varchar(9), b: t.varchar(9).notNull() },
        (c) => [primaryKey().on(c.a)],
        { options: { withoutRowid: true } },
      ),
    }),
    after: () => ({
      places: table(
        'places',
        { a: t.varchar(9), b: t.varchar(9).notNull() },
        (c) => [primaryKey().on(c.a, c.b)],
        { options: { withoutRowid: true } },
      ),
    }),
    changes: ['dropConstraint', 'addConstraint'],
  },
]

describeEngines('tables', (engine) => {
  test.for(CASES.filter(({ engines }) => engines.includes(engine.name)))(
    'come and go: $title',
    async (one) => {
      expect(await converge(engine, one)).toEqual(convergence(one, engine.name))
    },
  )

  test('keep what is over a column that is computed otherwise, and the values of one that is no longer', async () => {
    const items = () => [
      index().on('other', 'n'),
      unique().on('other'),
      check('plain', sql`plain > 0`),
      index().on('free'),
      unique().on('computed', 'n'),
    ]
    const stored = true
    const id = t.integer().primaryKey().autoIncrement(false)
    const before = table(
      'sums',
      {
        id,
        n: t.integer(),
        other: t.integer().generatedAs(sql`n + 1`, { stored }),
        plain: t.integer().generatedAs(sql`n + 2`, { stored }),
        free: t.integer().generatedAs(sql`n + 3`, { stored: engine.name === 'postgresql' }),
        computed: t.integer().default(7),
      },
      items,
    )
    const after = table(
      'sums',
      {
        id,
        n: t.integer(),
        other: t.integer().generatedAs(sql`n * 2`, { stored }),
        plain: t.bigint(),
        free: t.integer().notNull(),
        computed: t.integer().generatedAs(sql`n + 5`, { stored }),
      },
      items,
    )
    const { migrator, use, url } = await openModels(engine, { before })
    await migrator.generate()
    await migrator.upgrade()
    const rows = () => readTable(url, 'SELECT n, other, plain, free, computed FROM sums')
    await runSql(url, ['INSERT INTO sums (id, n, computed) VALUES (1, 10, 15)'])
    // SQLite keeps the columns in the order in which they came.
    const readCatalog = async () =>
      engine.name === 'sqlite' ? [] : (await dumpCatalog(url)).split('\n').toSorted()
    const catalog = await readCatalog()
    use({ after })
    await migrator.generate()
    await migrator.upgrade()
    expect(await findLeft(migrator, engine.name)).toEqual(nothingLeft(engine.name))
    expect(await rows()).toMatchObject([{ n: 10, other: 20, free: 13, computed: 15 }])
    expect(Number((await rows())[0]?.['plain'])).toBe(12)
    await migrator.downgrade()
    expect(await rows()).toMatchObject([{ n: 10, other: 11, plain: 12, free: 13, computed: 15 }])
    expect(await readCatalog()).toEqual(catalog)
  })

  test.runIf(engine.name === 'postgresql')(
    'have operator classes that are usual, and constraints that did not look at rows',
    async () => {
      const words = table('words', { id: t.integer().primaryKey(), word: t.varchar(20) }, (c) => [
        index().on({ column: c.word, opclass: 'text_ops' }),
        index('ix_pattern').on({ column: c.word, opclass: 'text_pattern_ops' }),
        check('word', sql`word <> ''`),
      ])
      const { migrator, url } = await openModels(engine, { words })
      await migrator.generate()
      await migrator.upgrade()
      expect(await migrator.check()).toEqual({ changes: [], unknown: [], unverified: [] })
      await runSql(url, [
        'ALTER TABLE words DROP CONSTRAINT ck_words_word',
        "ALTER TABLE words ADD CONSTRAINT ck_words_word CHECK (word <> '') NOT VALID",
      ])
      const { changes } = await migrator.generate()
      expect(changes).toMatchObject([{ kind: 'validateConstraint', name: 'ck_words_word' }])
      await migrator.upgrade()
      expect(await migrator.check()).toEqual({ changes: [], unknown: [], unverified: [] })
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

  test.runIf(engine.name === 'mariadb')(
    'keep the last index that a foreign key has, and drop others once there is another',
    async () => {
      const teams = table('teams', { id: t.integer().primaryKey() })
      const people = (name: string | undefined, more: string | undefined) =>
        table('people', { id: t.integer().primaryKey(), a: t.integer(), b: t.integer() }, (c) => [
          foreignKey()
            .on(c.a)
            .references(() => teams.id),
          ...(name === undefined ? [] : [index(name).on(c.a)]),
          ...(more === undefined ? [] : [index(more).on(c.a, c.b)]),
        ])
      const { migrator, use } = await openModels(engine, {
        teams,
        people: people('own', undefined),
      })
      await migrator.generate()
      await migrator.upgrade()
      use({ teams, people: people(undefined, undefined) })
      expect(await migrator.check()).toEqual({ changes: [], unknown: [], unverified: [] })
      use({ teams, people: people(undefined, 'wide') })
      expect((await migrator.generate()).changes).toMatchObject([
        { kind: 'createIndex' },
        { kind: 'dropIndex', name: 'own' },
      ])
      await migrator.upgrade()
      expect(await migrator.check()).toEqual({ changes: [], unknown: [], unverified: [] })
      await migrator.downgrade()
      await migrator.upgrade()
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
