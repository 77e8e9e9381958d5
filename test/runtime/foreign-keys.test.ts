import { afterEach, expect, it } from 'vitest'
import { getEngine } from '../setup/engines.ts'
import { openDatabase, runScripts, type TestedDatabase, type TestScript } from './harness.ts'

const engine = getEngine('sqlite')
let database: TestedDatabase

const family: TestScript = {
  up: async (op) => {
    await op.execute('CREATE TABLE parent (id INTEGER PRIMARY KEY)')
    await op.execute(
      'CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE)',
    )
    await op.execute('INSERT INTO parent VALUES (1), (2)')
    await op.execute('INSERT INTO child VALUES (10, 1), (20, 2)')
  },
}

async function open(): Promise<TestedDatabase> {
  database = await openDatabase(await engine.createUrl())
  await database.rows('PRAGMA foreign_keys = ON')
  return database
}

const readChildren = async () =>
  (await database.rows('SELECT id FROM child ORDER BY id')).map((row) => row['id'])

afterEach(() => database.connection.close())

it('lets no cascade fire in a step, and turns foreign keys on again', async () => {
  await open()
  await runScripts(database, [
    family,
    {
      up: async (op) => {
        await op.execute('DELETE FROM parent WHERE id = 1')
        await op.execute('INSERT INTO parent VALUES (1)')
      },
    },
  ])
  expect(await readChildren()).toEqual([10, 20])
  expect(await database.rows('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }])
})

it('fails a step that leaves orphans, and names them', async () => {
  await open()
  const orphan: TestScript = { up: (op) => op.execute('DELETE FROM parent WHERE id = 2') }
  await expect(runScripts(database, [family, orphan])).rejects.toMatchObject({
    code: 'foreign_key_violation',
    message: expect.stringContaining('"child" row 20'),
  })
  expect(await database.versionTable.readRows()).toEqual(['r1'])
  expect(await database.rows('SELECT id FROM parent ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }])
  expect(await database.rows('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }])
})

it('blames no step for orphans that were there before', async () => {
  await open()
  await runScripts(database, [family])
  await database.rows('PRAGMA foreign_keys = OFF')
  await database.rows('INSERT INTO child VALUES (30, 99)')
  const report = await runScripts(database, [family, { up: (op) => op.execute('SELECT 1') }])
  expect(report.after).toEqual(['r2'])
})

it('lets foreign keys act in a script that asks for them', async () => {
  await open()
  const act: TestScript = {
    foreignKeys: true,
    up: (op) => op.execute('DELETE FROM parent WHERE id = 1'),
  }
  await runScripts(database, [family, act])
  expect(await readChildren()).toEqual([20])
})

it('refuses to let them act inside a transaction around the whole run', async () => {
  await open()
  const act: TestScript = { foreignKeys: true, up: (op) => op.execute('SELECT 1') }
  await expect(
    runScripts(database, [family, act], { transaction: 'perRun' }),
  ).rejects.toMatchObject({ code: 'operation_unsupported' })
  expect(await database.versionTable.readRows()).toEqual([])
})

it('runs on a schema whose foreign keys cannot be checked, and refuses a step that makes one', async () => {
  await open()
  const mismatch = 'CREATE TABLE odd (id INTEGER, parent_name TEXT REFERENCES parent (name))'
  const addName: TestScript = { up: (op) => op.execute('ALTER TABLE parent ADD COLUMN name TEXT') }
  await runScripts(database, [family, addName])
  const makeOdd: TestScript = { up: (op) => op.execute(mismatch) }
  await expect(runScripts(database, [family, addName, makeOdd])).rejects.toMatchObject({
    code: 'statement_failed',
    message: expect.stringContaining('foreign key mismatch'),
  })
  await database.rows(mismatch)
  const mend: TestScript = { up: (op) => op.execute('DROP TABLE odd') }
  expect(await runScripts(database, [family, addName, mend])).toMatchObject({ after: ['r3'] })
})
