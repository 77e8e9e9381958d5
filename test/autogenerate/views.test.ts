import { expect, test } from 'vitest'
import { index, materializedView, sql, t, table, view } from '../../src/schema.ts'
import { describeEngines } from '../setup/engines.ts'
import {
  converge,
  convergence,
  findLeft,
  nothingLeft,
  type ObjectCase,
  openModels,
  readLines,
  runSql,
} from './converge.ts'

const all = ['postgresql', 'mariadb', 'sqlite'] as const

const users = table('users', {
  id: t.integer().primaryKey(),
  email: t.varchar(320).notNull(),
  age: t.integer(),
})

const mood = t.enum(['sad', 'ok', 'glad'], { name: 'mood' })

/** Views in forms that engines write in other words. */
const WRITTEN = {
  users,
  orders: table('orders', {
    id: t.integer().primaryKey(),
    user_id: t.integer().notNull(),
    amount: t.numeric(10, 2).notNull().default(0),
    state: t.varchar(20).notNull().default('new'),
  }),
  stars: view('stars', sql`SELECT * FROM users`),
  joined: view(
    'joined',
    sql`select u.id, u.email as mail, count(*) as n, sum(o.amount) total
        from users as u left join orders o on o.user_id = u.id and o.state in ('new', 'paid')
        where u.age is not null and not (u.age < 18) group by u.id, u.email having count(*) > 1 order by 2 desc`,
  ),
  over: view('over_joined', sql`select mail from joined where n between 2 and 10 limit 5`),
  named: view('named', sql`SELECT id, lower(email) FROM users WHERE email LIKE 'a%'`, {
    columns: ['key', 'mail'],
  }),
  cases: view(
    'cases',
    sql`SELECT id, CASE WHEN age >= 65 THEN 'old' ELSE 'young' END AS kind, coalesce(age, 0) + 1 AS next,
        EXISTS (SELECT 1 FROM orders WHERE user_id = users.id) AS buys FROM users
        UNION ALL SELECT 0, 'none', 1, false`,
  ),
}

const CASES: readonly ObjectCase[] = [
  {
    title: 'new ones, in an order that runs',
    engines: all,
    before: () => ({ users }),
    after: () => ({
      a: view('a_over', sql`SELECT id FROM z_base WHERE id > ${5}`),
      users,
      z: view('z_base', sql`SELECT id, email FROM ${users}`),
    }),
    changes: ['createView', 'createView'],
  },
  {
    title: 'another query that gives the same columns',
    engines: all,
    before: () => ({
      users,
      adults: view('adults', sql`SELECT id, email FROM users WHERE age > 18`),
    }),
    after: () => ({
      users,
      adults: view('adults', sql`SELECT id, email FROM users WHERE age > 21`),
    }),
    changes: ['replaceView'],
  },
  {
    title: 'another query that gives other columns, under another view',
    engines: all,
    before: () => ({
      users,
      adults: view('adults', sql`SELECT id, email FROM users`),
      over: view('over_adults', sql`SELECT id FROM adults`),
    }),
    after: () => ({
      users,
      adults: view('adults', sql`SELECT age, id FROM users`),
      over: view('over_adults', sql`SELECT id FROM adults`),
    }),
    changes: {
      postgresql: ['dropView', 'dropView', 'createView', 'createView'],
      mariadb: ['replaceView'],
      sqlite: ['replaceView'],
    },
  },
  {
    title: 'another query under another view that reads what is new in it',
    engines: all,
    before: () => ({
      users,
      people: view('people', sql`SELECT id, email FROM users`),
      over: view('over_people', sql`SELECT email FROM people`),
    }),
    after: () => ({
      users,
      people: view('people', sql`SELECT id, age FROM users`),
      over: view('over_people', sql`SELECT age FROM people`),
    }),
    changes: {
      postgresql: ['dropView', 'dropView', 'createView', 'createView'],
      mariadb: ['dropView', 'replaceView', 'createView'],
      sqlite: ['dropView', 'replaceView', 'createView'],
    },
  },
  {
    title: 'a column that goes, under a view under a view that stays',
    engines: all,
    before: () => ({
      users,
      people: view('people', sql`SELECT id, age FROM users`),
      over: view('over_people', sql`SELECT id FROM people`),
    }),
    after: () => ({
      users: table('users', { id: t.integer().primaryKey(), email: t.varchar(320).notNull() }),
      people: view('people', sql`SELECT id FROM users`),
      over: view('over_people', sql`SELECT id FROM people`),
    }),
    changes: ['dropView', 'dropView', 'dropColumn', 'createView', 'createView'],
  },
  {
    title: 'a column that gets another type under views, and rows',
    engines: all,
    rows: `INSERT INTO users (id, email, age) VALUES (1, 'a', 20)`,
    before: () => ({
      users,
      ages: view('ages', sql`SELECT age FROM users`),
      over: view('over_ages', sql`SELECT age + 1 AS next FROM ages`),
      mails: view('mails', sql`SELECT email FROM users`),
    }),
    after: () => ({
      users: table('users', {
        id: t.integer().primaryKey(),
        email: t.varchar(320).notNull(),
        age: t.bigint(),
      }),
      ages: view('ages', sql`SELECT age FROM users`),
      over: view('over_ages', sql`SELECT age + 1 AS next FROM ages`),
      mails: view('mails', sql`SELECT email FROM users`),
    }),
    changes: {
      postgresql: ['dropView', 'dropView', 'alterColumn', 'createView', 'createView'],
      mariadb: ['alterColumn'],
      sqlite: ['alterColumn'],
    },
  },
  {
    title: 'a column that goes, and one that comes',
    engines: all,
    before: () => ({ users, seen: view('seen', sql`SELECT id, age FROM users`) }),
    after: () => ({
      users: table('users', {
        id: t.integer().primaryKey(),
        email: t.varchar(320).notNull(),
        born_on: t.date(),
      }),
      seen: view('seen', sql`SELECT id, born_on FROM users`),
    }),
    changes: ['dropView', 'addColumn', 'dropColumn', 'createView'],
  },
  {
    title: 'a star over a table that gets a column',
    engines: all,
    before: () => ({ users, stars: view('stars', sql`SELECT * FROM users`) }),
    after: () => ({
      users: table('users', {
        id: t.integer().primaryKey(),
        email: t.varchar(320).notNull(),
        age: t.integer(),
        born: t.integer(),
      }),
      stars: view('stars', sql`SELECT * FROM users`),
    }),
    changes: {
      postgresql: ['dropView', 'addColumn', 'createView'],
      mariadb: ['dropView', 'addColumn', 'createView'],
      sqlite: ['addColumn'],
    },
  },
  {
    title: 'what can be said beside the query',
    engines: ['postgresql', 'mariadb'],
    before: () => ({
      users,
      adults: view('adults', sql`SELECT id, age FROM users WHERE age > 18`),
    }),
    after: () => ({
      users,
      adults: view('adults', sql`SELECT id, age FROM users WHERE age > 18`, {
        security: 'invoker',
        checkOption: 'cascaded',
      }),
    }),
    changes: ['replaceView'],
  },
  {
    title: 'a comment, and none',
    engines: ['postgresql'],
    before: () => ({
      users,
      one: view('one', sql`SELECT id FROM users`),
      two: view('two', sql`SELECT id FROM users`, { comment: 'was here' }),
    }),
    after: () => ({
      users,
      one: view('one', sql`SELECT id FROM users`, { comment: 'is here' }),
      two: view('two', sql`SELECT id FROM users`),
    }),
    changes: ['dropView', 'createView', 'replaceView'],
  },
  {
    title: 'materialized ones with their indexes',
    engines: ['postgresql'],
    before: () => ({
      users,
      counts: materializedView('counts', sql`SELECT age, count(*) AS n FROM users GROUP BY age`, {
        indexes: [
          index().on('age').unique(),
          index('ix_counts_expr').on(sql`n + 1`).where(sql`n > 1`),
        ],
        with: { fillfactor: 70 },
        comment: 'how many',
      }),
      over: view('over_counts', sql`SELECT n FROM counts`),
    }),
    after: () => ({
      users,
      counts: materializedView(
        'counts',
        sql`SELECT age, count(*) AS n, max(id) AS top FROM users GROUP BY age`,
        {
          indexes: [index().on('age', 'top').unique()],
        },
      ),
      over: view('over_counts', sql`SELECT n FROM counts`),
    }),
    changes: ['dropView', 'dropMaterializedView', 'createMaterializedView', 'createView'],
  },
  {
    title: 'one that keeps its rows from now on',
    engines: ['postgresql'],
    before: () => ({ users, ages: view('ages', sql`SELECT age FROM users`) }),
    after: () => ({ users, ages: materializedView('ages', sql`SELECT age FROM users`) }),
    changes: ['dropView', 'createMaterializedView'],
  },
  {
    title: 'a value that an enumeration loses under a view',
    engines: ['postgresql'],
    before: () => ({
      people: table('people', { id: t.integer().primaryKey(), mood }),
      moods: view('moods', sql`SELECT mood, count(*) AS n FROM people GROUP BY mood`),
    }),
    after: () => ({
      people: table('people', {
        id: t.integer().primaryKey(),
        mood: t.enum(['sad', 'ok'], { name: 'mood' }),
      }),
      moods: view('moods', sql`SELECT mood, count(*) AS n FROM people GROUP BY mood`),
    }),
    changes: ['dropView', 'dropEnumValue', 'createView'],
  },
  {
    title: 'those that are gone, where that is to be dropped, with their table',
    engines: all,
    before: () => ({
      users,
      notes: table('notes', { id: t.integer().primaryKey() }),
      base: view('base', sql`SELECT id FROM users`),
      over: view('a_over', sql`SELECT id FROM base`),
    }),
    after: () => ({ notes: table('notes', { id: t.integer().primaryKey() }) }),
    changes: ['dropView', 'dropView', 'dropTable'],
    options: { unknownObjects: 'drop' },
  },
]

describeEngines('views', (engine) => {
  const cases = CASES.filter(({ engines }) => engines.includes(engine.name))
  test.for(cases)('$title', async (each) => {
    expect(await converge(engine, each)).toEqual(convergence(each, engine.name))
  })

  test('are quiet in whatever words the engine has them', async () => {
    const { migrator } = await openModels(engine, WRITTEN)
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    expect(await findLeft(migrator, engine.name)).toEqual(nothingLeft(engine.name))
  })

  test('are left alone where no model names them', async () => {
    const { migrator, url, use } = await openModels(engine, { users })
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    await runSql(url, ['CREATE VIEW strange AS SELECT age FROM users'])
    const unknown = [{ kind: 'view', name: 'strange' }]
    expect(await migrator.check()).toMatchObject({ changes: [], unknown })
    use({
      users: table('users', {
        id: t.integer().primaryKey(),
        email: t.varchar(320).notNull(),
        age: t.bigint(),
      }),
    })
    await migrator.generate({ message: 'second' })
    await migrator.upgrade()
    expect(await migrator.check()).toMatchObject({ changes: [], unknown })
    await migrator.generate({ drop: ['strange'] })
    await migrator.upgrade()
    expect(await findLeft(migrator, engine.name)).toEqual(nothingLeft(engine.name))
    await migrator.downgrade()
    expect((await readLines(url)).filter((line) => /strange/i.test(line))).toHaveLength(1)
  })
})
