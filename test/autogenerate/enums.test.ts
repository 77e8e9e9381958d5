import { expect, test } from 'vitest'
import { check, enumType, sql, t, table, view } from '../../src/schema.ts'
import { describeEngines } from '../setup/engines.ts'
import { converge, convergence, type ObjectCase, openModels } from './converge.ts'

const people = (values: readonly [string, ...string[]], value = 'ok') =>
  table(
    'people',
    {
      id: t.integer().primaryKey(),
      mood: t.enum(values, { name: 'mood' }).notNull().default(value),
    },
    () => [check('mood', sql`mood <> ${sql.raw(`'${value}'`)} OR id > 0`)],
  )

const CASES: readonly ObjectCase[] = [
  {
    title: 'a new value that is the default of a column, and is in a check and a view',
    engines: ['postgresql'],
    rows: 'INSERT INTO people (id) VALUES (1)',
    before: () => ({ people: people(['sad', 'ok']) }),
    after: () => ({
      people: people(['sad', 'glad', 'ok'], 'glad'),
      glad: view('glad', sql`SELECT id FROM people WHERE mood = 'glad'`),
    }),
    changes: ['addEnumValue', 'dropConstraint', 'alterColumn', 'addConstraint', 'createView'],
  },
  {
    title: 'a new value under views that stay, and that go for a moment when it goes again',
    engines: ['postgresql'],
    before: () => ({
      people: people(['sad', 'ok']),
      moods: view('moods', sql`SELECT id, mood FROM people`),
      over: view('over_moods', sql`SELECT mood FROM moods`),
    }),
    after: () => ({
      people: people(['sad', 'ok', 'glad', 'calm']),
      moods: view('moods', sql`SELECT id, mood FROM people`),
      over: view('over_moods', sql`SELECT mood FROM moods`),
    }),
    changes: ['addEnumValue', 'addEnumValue'],
  },
]

describeEngines('enumerations', (engine) => {
  const cases = CASES.filter(({ engines }) => engines.includes(engine.name))
  test.for(cases)('$title', async (each) => {
    expect(await converge(engine, each)).toEqual(convergence(each, engine.name))
  })

  test('keep the order of their values, and tell where the models have another', async ({
    skip,
  }) => {
    skip(engine.name !== 'postgresql', 'values stand in the columns elsewhere')
    const before = enumType('mood', ['sad', 'ok', 'glad'])
    const after = enumType('mood', ['glad', 'sad', 'calm', 'ok'])
    const { migrator, use } = await openModels(engine, {
      before,
      people: table('people', { id: t.integer().primaryKey(), mood: before() }),
    })
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    use({ after, people: table('people', { id: t.integer().primaryKey(), mood: after() }) })
    await migrator.generate({ message: 'second' })
    await migrator.upgrade()
    expect(await migrator.check()).toMatchObject({
      changes: [],
      unverified: [
        {
          object: 'the order of the values of the enumeration "mood"',
          inDatabase: "'sad', 'calm', 'ok', 'glad'",
          inModels: "'glad', 'sad', 'calm', 'ok'",
        },
      ],
    })
  })
})
