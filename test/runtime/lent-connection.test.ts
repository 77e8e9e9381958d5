import { afterEach, expect, it } from 'vitest'
import { t } from '../../src/schema/t.ts'
import { describeEngines } from '../setup/engines.ts'
import { openDatabase, runScripts, type TestedDatabase, type TestScript } from './harness.ts'

const scripts: readonly TestScript[] = [
  { up: (op) => op.createTable('a', { id: t.integer().primaryKey() }) },
  { up: (op) => op.execute('INSERT INTO a VALUES (1)') },
]

describeEngines('a run inside a transaction that somebody else began', (engine) => {
  let database: TestedDatabase
  afterEach(() => database.connection.close())

  it.skipIf(engine.name === 'mariadb')('is undone with it', async () => {
    database = await openDatabase(await engine.createUrl())
    await database.connection.execute({ sql: 'BEGIN' })
    expect(await runScripts(database, scripts)).toMatchObject({ after: ['r2'] })
    expect(await database.connection.isInTransaction()).toBe(true)
    await database.connection.execute({ sql: 'ROLLBACK' })
    expect(await database.versionTable.readRows()).toEqual([])
  })

  it.skipIf(engine.name === 'mariadb')('keeps the steps before one that fails', async () => {
    database = await openDatabase(await engine.createUrl())
    await database.connection.execute({ sql: 'BEGIN' })
    const bad: TestScript = { up: (op) => op.execute('INSERT INTO nowhere VALUES (1)') }
    await expect(runScripts(database, [...scripts, bad])).rejects.toMatchObject({
      code: 'statement_failed',
    })
    await database.connection.execute({ sql: 'COMMIT' })
    expect(await database.versionTable.readRows()).toEqual(['r2'])
    expect(await database.rows('SELECT id FROM a')).toEqual([{ id: 1 }])
  })
})
