import { expect, test } from 'vitest'
import { check, sql, t, table, unique } from '../../src/schema.ts'
import { describeEngines } from '../setup/engines.ts'
import { createGenerateProject } from './generate-project.ts'

const people = { id: t.integer().primaryKey(), name: t.varchar(50) }

describeEngines('a script for rows that are there', (engine) => {
  test('adds a column that takes no NULL in two steps, with a place to fill it', async () => {
    const project = await createGenerateProject(await engine.createUrl())
    await project.apply({ people: table('people', people) })
    await project.query("INSERT INTO people (name) VALUES ('Ada')")
    const quote = engine.name === 'mariadb' ? '`' : '"'
    const update = `'UPDATE ${quote}people${quote} SET ${quote}age${quote} = …'`
    const existing = engine.name === 'mariadb' ? ', existing: t.integer()' : ''

    const bodies = await project.generate({
      people: table('people', { ...people, age: t.integer().notNull() }),
    })
    expect(bodies).toEqual([
      `await op.addColumn('people', 'age', t.integer())
// Rows that are there need a value first, or NOT NULL fails:
// await op.execute(${update})
await op.alterColumn('people', 'age', { nullable: false${existing} })
`,
      "await op.dropColumn('people', 'age')\n",
    ])
    await expect(project.migrator.upgrade()).rejects.toMatchObject({ code: 'statement_failed' })
    expect(await project.query('SELECT name FROM people')).toEqual([{ name: 'Ada' }])
  })

  test('adds it plainly where there are none', async () => {
    const project = await createGenerateProject(await engine.createUrl())
    await project.apply({ people: table('people', people) })
    const wanted = { people: table('people', { ...people, age: t.integer().notNull() }) }
    expect(await project.generate(wanted)).toEqual([
      "await op.addColumn('people', 'age', t.integer().notNull())\n",
      "await op.dropColumn('people', 'age')\n",
    ])
    await project.migrator.upgrade()
    expect(await project.migrator.check()).toMatchObject({ changes: [], unverified: [] })
  })

  test('runs without rows what was written in two steps', async () => {
    const project = await createGenerateProject(await engine.createUrl())
    await project.apply({ people: table('people', people) })
    await project.query("INSERT INTO people (name) VALUES ('Ada')")
    await project.generate({ people: table('people', { ...people, age: t.integer().notNull() }) })
    await project.query('DELETE FROM people')
    await project.migrator.upgrade()
    expect(await project.migrator.check()).toMatchObject({ changes: [], unverified: [] })
    await project.migrator.downgrade()
    await project.migrator.upgrade()
  })

  test('says which operations lose data or can fail, and of no others', async () => {
    const project = await createGenerateProject(await engine.createUrl(), {
      unknownObjects: 'drop',
    })
    const isSqlite = engine.name === 'sqlite'
    await project.apply({
      teams: table('teams', { id: t.integer().primaryKey() }),
      old: table('old', { id: t.integer().primaryKey() }),
      people: table('people', {
        ...people,
        team: t.integer(),
        amount: t.numeric(12, 2),
        note: t.text(),
        twice: t.integer().generatedAs(sql`team * 2`),
        email: t.varchar(100),
        wide: t.integer(),
      }),
    })
    const bodies = await project.generate({
      teams: table('teams', { id: t.integer().primaryKey(), people: t.integer().unique() }),
      people: table(
        'people',
        {
          ...people,
          team: t.integer().references('teams.id'),
          amount: t.integer(),
          email: t.varchar(50).notNull(),
          wide: t.bigint(),
          leader: t.integer().references('people.id'),
        },
        (c) => [unique().on(c.email), check('positive', sql`amount > 0`)],
      ),
    })
    expect(listRemarks(bodies?.[0]).toSorted()).toEqual(
      [
        'Loses data: the rows of "old".',
        isSqlite ? '' : 'Can lose data: digits behind the point in "amount".',
        isSqlite ? '' : 'Can fail on numbers out of the range of INTEGER in "amount".',
        isSqlite ? '' : 'Can fail on values of more than 50 characters in "email".',
        'Can fail on rows with NULL in "email".',
        'Loses data: the values of "note".',
        'Can fail on rows with the same "email".',
        'Can fail on rows that do not keep "ck_people_positive".',
        'Can fail on values of "team" that "teams" does not have.',
      ]
        .filter((line) => line !== '')
        .toSorted(),
    )
    await project.migrator.upgrade()
    expect(await project.migrator.check()).toMatchObject({ changes: [] })
    await project.migrator.downgrade()
  })
})

function listRemarks(body = ''): readonly string[] {
  return [...body.matchAll(/^\s*\/\/ (.*)$/gm)].map(([, line = '']) => line)
}
