import { describe, expect, it } from 'vitest'
import { t } from '../../src/schema/t.ts'
import { runScripts, type TestedDatabase, type TestScript } from '../runtime/harness.ts'
import { describeEngines, getEngine } from '../setup/engines.ts'
import { useDatabases } from './use-databases.ts'

const open = useDatabases()
const postgresql = getEngine('postgresql')

const readValues = async (database: TestedDatabase, name = 'mood') =>
  (
    await database.rows(
      `SELECT enumlabel AS value FROM pg_enum WHERE enumtypid = to_regtype('${name}') ORDER BY enumsortorder`,
    )
  ).map((row) => row['value'])

const readColumns = (database: TestedDatabase) =>
  database.rows(
    `SELECT a.attname AS name, format_type(a.atttypid, -1) AS type, pg_get_expr(d.adbin, d.adrelid) AS "default"
     FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attrelid = 'people'::regclass AND a.attnum > 0 ORDER BY a.attnum`,
  )

describeEngines('enumerations', (engine) => {
  it('are made with the first column that has them, and dropped with the last', async () => {
    const database = await open(engine)
    const mood = t.enum(['sad', 'happy'], { name: 'mood' })
    const scripts: TestScript[] = [
      {
        up: async (op) => {
          await op.createEnum('mood', ['sad', 'happy'], { ifNotExists: true })
          await op.createTable('people', { id: t.integer().primaryKey(), mood: mood.notNull() })
        },
        down: async (op) => {
          await op.dropTable('people')
          await op.dropEnum('mood', { ifUnused: true })
        },
      },
      {
        up: (op) => op.addColumn('people', 'other', mood.default('sad')),
        down: async (op) => {
          await op.dropColumn('people', 'other')
          await op.dropEnum('mood', { ifUnused: true })
        },
      },
    ]
    await runScripts(database, scripts)
    await database.rows(`INSERT INTO people (id, mood) VALUES (1, 'happy')`)
    expect(await database.rows('SELECT mood, other FROM people')).toEqual([
      { mood: 'happy', other: 'sad' },
    ])
    await runScripts(database, scripts, { direction: 'downgrade' })
    await runScripts(database, scripts.slice(0, 1))
  })
})

describe.skipIf(!postgresql.isAvailable)('enumerations on postgresql', () => {
  const SETUP = [
    `CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')`,
    `COMMENT ON TYPE mood IS 'how one is'`,
    `CREATE TABLE people (id integer, mood mood DEFAULT 'ok' NOT NULL, moods mood[] DEFAULT '{ok,happy}')`,
    `CREATE INDEX ix_people_mood ON people (mood)`,
    `INSERT INTO people VALUES (1, 'happy', '{sad,ok}'), (2, 'ok', NULL)`,
  ]

  it('go with the last column that has them', async () => {
    const database = await open(postgresql, ...SETUP)
    const drop: TestScript = { up: (op) => op.dropEnum('mood', { ifUnused: true }) }
    await runScripts(database, [drop])
    expect(await readValues(database)).toEqual(['sad', 'ok', 'happy'])
    await runScripts(database, [
      drop,
      {
        up: async (op) => {
          await op.dropTable('people')
          await op.dropEnum('mood', { ifUnused: true })
          await op.dropEnum('mood', { ifUnused: true })
        },
      },
    ])
    expect(await readValues(database)).toEqual([])
  })

  it('come with a column that is added or changed, and once', async () => {
    const database = await open(postgresql, 'CREATE TABLE people (mood text)')
    await runScripts(database, [
      {
        up: async (op) => {
          const mood = t.enum(['sad', 'happy'], { name: 'mood' })
          await op.alterColumn('people', 'mood', { type: mood, using: 'mood::mood' })
          await op.addColumn('people', 'moods', t.array(mood))
        },
      },
    ])
    expect(await readColumns(database)).toEqual([
      { name: 'mood', type: 'mood', default: null },
      { name: 'moods', type: 'mood[]', default: null },
    ])
  })

  it('get values at their place and other names for them', async () => {
    const database = await open(postgresql, ...SETUP)
    await runScripts(database, [
      {
        up: async (op) => {
          await op.addEnumValue('mood', 'angry', { before: 'sad' })
          await op.addEnumValue('mood', 'glad', { after: 'ok' })
          await op.addEnumValue('mood', 'glad', { ifNotExists: true })
          await op.renameEnumValue('mood', 'sad', "it's sad")
        },
      },
    ])
    expect(await readValues(database)).toEqual(['angry', "it's sad", 'ok', 'glad', 'happy'])
  })

  it('get values that can be used at once where they are committed', async () => {
    const database = await open(postgresql, ...SETUP)
    const use = `UPDATE people SET mood = 'angry' WHERE id = 1`
    await expect(
      runScripts(database, [
        {
          up: async (op) => {
            await op.addEnumValue('mood', 'angry')
            await op.execute(use)
          },
        },
      ]),
    ).rejects.toMatchObject({
      code: 'statement_failed',
      hint: expect.stringContaining('op.autocommit()'),
    })
    expect(await readValues(database)).toEqual(['sad', 'ok', 'happy'])
    await runScripts(database, [
      {
        up: async (op) => {
          await op.autocommit(() => op.addEnumValue('mood', 'angry'))
          await op.execute(use)
        },
      },
    ])
    expect(await database.rows('SELECT mood FROM people WHERE id = 1')).toEqual([{ mood: 'angry' }])
  })

  it('lose a value, and nothing else', async () => {
    const database = await open(postgresql, ...SETUP, `UPDATE people SET moods = '{ok}'`)
    const columns = await readColumns(database)
    await database.rows('GRANT USAGE ON TYPE mood TO PUBLIC')
    const script: TestScript = {
      up: (op) => op.dropEnumValue('mood', 'sad'),
      down: (op) => op.addEnumValue('mood', 'sad', { before: 'ok' }),
    }
    await runScripts(database, [script])
    expect(await readValues(database)).toEqual(['ok', 'happy'])
    expect(await readColumns(database)).toEqual(columns)
    expect(await database.rows('SELECT mood, moods::text FROM people ORDER BY id')).toEqual([
      { mood: 'happy', moods: '{ok}' },
      { mood: 'ok', moods: '{ok}' },
    ])
    expect(
      await database.rows(
        `SELECT obj_description('mood'::regtype, 'pg_type') AS comment, to_regtype('limbeck_replaced') AS old,
          (SELECT count(*)::integer FROM pg_indexes WHERE indexname = 'ix_people_mood') AS indexes,
          has_type_privilege('public', 'mood', 'USAGE') AS granted`,
      ),
    ).toEqual([{ comment: 'how one is', old: null, indexes: 1, granted: true }])
    await runScripts(database, [script], { direction: 'downgrade' })
    expect(await readValues(database)).toEqual(['sad', 'ok', 'happy'])
  })

  it.each([
    ['a row', 'happy', 'mood'],
    ['a list of a row', 'sad', 'moods'],
  ])('keep a value that %s holds', async (_, value, column) => {
    const database = await open(postgresql, ...SETUP)
    await expect(
      runScripts(database, [{ up: (op) => op.dropEnumValue('mood', value) }]),
    ).rejects.toMatchObject({
      code: 'statement_failed',
      message: `Rows of public.people hold the value "${value}" of the enumeration public.mood in the column ${column}.`,
    })
    expect(await readValues(database)).toEqual(['sad', 'ok', 'happy'])
  })

  it('keep a value that a default names', async () => {
    const database = await open(postgresql, ...SETUP, `DELETE FROM people`)
    await expect(
      runScripts(database, [{ up: (op) => op.dropEnumValue('mood', 'ok') }]),
    ).rejects.toMatchObject({ code: 'statement_failed' })
    expect(await readValues(database)).toEqual(['sad', 'ok', 'happy'])
  })

  it('say what is not there', async () => {
    const database = await open(postgresql, ...SETUP)
    await expect(
      runScripts(database, [{ up: (op) => op.dropEnumValue('mood', 'nope') }]),
    ).rejects.toMatchObject({ message: 'The enumeration public.mood has no value "nope".' })
    await expect(
      runScripts(database, [{ up: (op) => op.dropEnumValue('nope', 'x') }]),
    ).rejects.toMatchObject({ message: 'There is no enumeration "nope".' })
    await runScripts(database, [
      { up: (op) => op.dropEnumValue('mood', 'nope', { ifExists: true }) },
    ])
  })
})
