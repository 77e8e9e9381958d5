import { expect, test } from 'vitest'
import { databaseFunction, domain, enumType, sql, t, table, view } from '../../src/schema.ts'
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

const notes = table('notes', { id: t.integer().primaryKey() })
const plain = domain('email', t.varchar(320))
const strict = domain(
  'email',
  t
    .varchar(320)
    .notNull()
    .default('a@b')
    .check(sql`VALUE like '%@%'`)
    .check(sql`length(VALUE) > 2`, 'long'),
  { comment: 'by mail' },
)

const CASES: readonly ObjectCase[] = [
  {
    title: 'a new one, with a column that has it and a function that it calls',
    engines: ['postgresql'],
    before: () => ({ notes }),
    after: () => {
      const even = domain('even', t.integer().check(sql`is_even(VALUE)`))
      return {
        notes,
        even,
        isEven: databaseFunction('is_even', {
          parameters: 'n int',
          returns: 'boolean',
          body: 'SELECT n % 2 = 0',
          volatility: 'immutable',
        }),
        pairs: table('pairs', { id: t.integer().primaryKey(), n: even().notNull() }),
      }
    },
    changes: ['createFunction', 'createDomain', 'createTable'],
  },
  {
    title: 'rules that come',
    engines: ['postgresql'],
    before: () => ({ notes, plain, users: table('users', { email: plain() }) }),
    after: () => ({ notes, strict, users: table('users', { email: strict() }) }),
    changes: ['alterDomain'],
    rows: `INSERT INTO users VALUES ('x@y')`,
  },
  {
    title: 'rules that go and change',
    engines: ['postgresql'],
    before: () => ({ notes, strict }),
    after: () => ({
      notes,
      other: domain(
        'email',
        t.varchar(320).default(sql`lower('X@Y')`).check(sql`VALUE like '%@%.%'`),
      ),
    }),
    changes: ['alterDomain'],
  },
  {
    title: 'another type, where no column has it',
    engines: ['postgresql'],
    before: () => ({ notes, strict }),
    after: () => ({ notes, wide: domain('email', t.text().check(sql`VALUE like '%@%'`)) }),
    changes: ['dropDomain', 'createDomain'],
  },
  {
    title: 'one that is gone, where that is to be dropped, with its column',
    engines: ['postgresql'],
    before: () => ({
      notes,
      strict,
      users: table('users', { id: t.integer().primaryKey(), email: strict() }),
    }),
    after: () => ({ notes, users: table('users', { id: t.integer().primaryKey() }) }),
    changes: ['dropColumn', 'dropDomain'],
    options: { unknownObjects: 'drop' },
  },
]

describeEngines('domains', (engine) => {
  const cases = CASES.filter(({ engines }) => engines.includes(engine.name))
  test.for(cases)('$title', async (each) => {
    expect(await converge(engine, each)).toEqual(convergence(each, engine.name))
  })

  test('are quiet in whatever words the engine has them, and types of columns elsewhere', async () => {
    const price = domain(
      'Price in "euros"',
      t.numeric(10, 2).default(0).check(sql`value>=0 and VALUE<1e6`),
    )
    const { migrator } = await openModels(engine, {
      strict,
      price,
      users: table('users', { email: strict(), price: price() }),
      seen: view('seen', sql`SELECT email FROM users`),
    })
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    expect(await findLeft(migrator, engine.name)).toEqual(nothingLeft(engine.name))
  })

  test('of another type are told where columns have them, and left alone where no model names them', async ({
    skip,
  }) => {
    skip(engine.name !== 'postgresql', 'only PostgreSQL has domains')
    const { migrator, url, use } = await openModels(engine, {
      plain,
      users: table('users', { email: plain() }),
    })
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    await runSql(url, ['CREATE DOMAIN strange AS integer'])
    const wide = domain('email', t.text())
    use({ wide, users: table('users', { email: wide() }), mood: enumType('mood', ['sad']) })
    expect(await migrator.check()).toMatchObject({
      changes: [{ kind: 'createEnum' }],
      unknown: [{ kind: 'domain', name: 'strange' }],
      unverified: [{ object: 'the type of the domain "email", which columns have,' }],
    })
  })
})
