import { describe, expect, test } from 'vitest'
import { check, index, sql, t, table, unique } from '../../src/schema.ts'
import { describeEngines, getEngine } from '../setup/engines.ts'
import { createGenerateProject, type GenerateProject } from './generate-project.ts'

const quiet = { changes: [], unknown: [], unverified: [] }

/** Leads to models and back; gives what is left to do after each step, and at last up there again. */
async function converge(project: GenerateProject, models: readonly object[]) {
  const left: unknown[] = []
  for (const each of models) {
    await project.apply(each)
    left.push(await project.migrator.check())
  }
  for (const _ of models.slice(1)) await project.migrator.downgrade()
  await project.migrator.upgrade()
  return [...left, await project.migrator.check()]
}

/** What is left where models and database come together. */
function nothingLeft(models: readonly object[]) {
  return [...models, models.at(-1)].map(() => quiet)
}

const postgresql = getEngine('postgresql')

describe.skipIf(!postgresql.isAvailable)('identity columns', () => {
  const counted = (identity: object | undefined) => ({
    items: table('items', {
      id: t.integer().primaryKey().autoIncrement(false),
      number: identity === undefined ? t.bigint().notNull() : t.bigint().identity(identity),
    }),
  })

  test.each([
    ['always', { always: true }],
    ['start', { start: 100 }],
    ['increment', { increment: 5 }],
    ['minValue', { minValue: -5, start: 7 }],
    ['maxValue', { maxValue: 1000 }],
    ['cache', { cache: 20 }],
    ['cycle', { cycle: true }],
    [
      'all',
      {
        always: true,
        start: 10,
        increment: -2,
        minValue: -100,
        maxValue: 10,
        cache: 3,
        cycle: true,
      },
    ],
  ])('%s is compared, changed and taken back', async (_, identity) => {
    const project = await createGenerateProject(await postgresql.createUrl())
    const models = [{}, identity, {}, undefined, identity].map(counted)
    expect(await converge(project, models)).toEqual(nothingLeft(models))
  })
})

describeEngines('what is compared of columns', (engine) => {
  test('expressions that compute them, and whether they are stored', async () => {
    const project = await createGenerateProject(await engine.createUrl())
    const computed = (expression: string, stored: boolean) => ({
      items: table('items', {
        id: t.integer().primaryKey(),
        price: t.integer().notNull(),
        total: t.integer().generatedAs(sql.raw(expression), { stored }),
      }),
    })
    const canBeVirtual = engine.name !== 'postgresql'
    const models = [
      computed('price * 2', true),
      computed('price * 3', true),
      ...(canBeVirtual ? [computed('price * 3', false)] : []),
    ]
    expect(await converge(project, models)).toEqual(nothingLeft(models))
  })

  test('names that are too long for the engine, which are shortened alike everywhere', async () => {
    const project = await createGenerateProject(await engine.createUrl(), {
      naming: {
        ix: 'an_index_with_a_prefix_that_is_long_{table}_{columns}',
        uq: 'a_unique_constraint_with_a_prefix_{table}_{columns}',
        ck: 'a_check_constraint_with_a_prefix_{table}_{name}',
        fk: 'a_foreign_key_with_a_prefix_{table}_{columns}_{referred}_{referredColumns}',
      },
    })
    const long = (more: boolean) => {
      const owners = table('owners_of_things_that_are_many', { id: t.integer().primaryKey() })
      const things = table(
        'things_that_belong_to_their_owners',
        {
          id: t.integer().primaryKey(),
          the_owner_of_the_thing: t.integer().references(() => owners.id),
          a_name_that_tells_much_of_it: t.varchar(50).notNull(),
          ein_straßenname_für_bäume: t.varchar(50),
        },
        (c) => [
          index().on(c.the_owner_of_the_thing, c.a_name_that_tells_much_of_it),
          unique().on(c.a_name_that_tells_much_of_it, c.ein_straßenname_für_bäume),
          check('the_name_is_not_empty', sql`a_name_that_tells_much_of_it <> ''`),
          ...(more
            ? [
                index().on(c.a_name_that_tells_much_of_it),
                check('the_name_is_not_none', sql`a_name_that_tells_much_of_it <> 'none'`),
              ]
            : []),
        ],
      )
      return { owners, things }
    }
    const models = [false, true, false].map(long)
    expect(await converge(project, models)).toEqual(nothingLeft(models))
  })
})
