import { afterEach, expect, it } from 'vitest'
import { t } from '../../src/schema/t.ts'
import { dumpCatalog } from '../setup/dump-catalog.ts'
import { describeEngines } from '../setup/engines.ts'
import { openDatabase, runScripts, type TestedDatabase, type TestScript } from './harness.ts'

const createA: TestScript = {
  up: async (op) => {
    await op.createTable('a', { id: t.integer().primaryKey(), name: t.varchar(50) })
    await op.bulkInsert('a', [{ id: 1, name: 'one' }])
  },
  down: (op) => op.dropTable('a'),
}

/** Succeeds only where the step before it has really been taken. */
const readA: TestScript = {
  up: async (op) => {
    const rows = await op.query<{ id: number }>('SELECT id FROM a')
    if (rows.length !== 1) throw new Error('nothing was written before')
    await op.createIndex('ix_a_name', 'a', ['name'])
  },
  down: (op) => op.dropIndex('ix_a_name', { table: 'a' }),
}

describeEngines('a dry run', (engine) => {
  const opened: TestedDatabase[] = []
  const open = async () => {
    const url = await engine.createUrl()
    const database = await openDatabase(url)
    opened.push(database)
    return { url, database }
  }
  const undoesDdl = engine.name !== 'mariadb'

  afterEach(async () => {
    for (const database of opened.splice(0)) await database.connection.close()
  })

  it.skipIf(undoesDdl)('is refused where CREATE and DROP cannot be undone', async () => {
    const { url, database } = await open()
    await expect(runScripts(database, [createA], { isDryRun: true })).rejects.toMatchObject({
      code: 'operation_unsupported',
      hint: expect.stringContaining('--plan'),
    })
    expect(await dumpCatalog(url)).toBe('')
  })

  it.skipIf(!undoesDdl)('takes all steps and leaves nothing of them', async () => {
    const { url, database } = await open()
    const report = await runScripts(database, [createA, readA], { isDryRun: true })
    expect(report).toMatchObject({ before: [], after: ['r2'] })
    expect(report.steps.map((step) => step.revision)).toEqual(['r1', 'r2'])
    expect(await database.connection.isInTransaction()).toBe(false)
    expect(await dumpCatalog(url)).toBe('')
  })

  it.skipIf(!undoesDdl)('goes down and comes back', async () => {
    const { url, database } = await open()
    await runScripts(database, [createA, readA])
    const before = await dumpCatalog(url)
    const log = await database.rows('SELECT * FROM limbeck_log ORDER BY revision')
    const report = await runScripts(database, [createA, readA], {
      isDryRun: true,
      direction: 'downgrade',
    })
    expect(report).toMatchObject({ before: ['r2'], after: [] })
    expect(await dumpCatalog(url)).toBe(before)
    expect(await database.versionTable.readRows()).toEqual(['r2'])
    expect(await database.rows('SELECT * FROM limbeck_log ORDER BY revision')).toEqual(log)
    expect(await database.rows('SELECT name FROM a')).toEqual([{ name: 'one' }])
  })

  it.skipIf(!undoesDdl)('tells what fails, and has done nothing before it', async () => {
    const { url, database } = await open()
    const fails: TestScript = { up: (op) => op.execute('INSERT INTO nowhere VALUES (1)') }
    await expect(runScripts(database, [createA, fails], { isDryRun: true })).rejects.toMatchObject({
      code: 'statement_failed',
      details: { applied: [], failed: { revision: 'r2' } },
    })
    expect(await database.connection.isInTransaction()).toBe(false)
    expect(await dumpCatalog(url)).toBe('')
  })

  it.skipIf(!undoesDdl).each<[string, TestScript]>([
    ['autocommit', { up: (op) => op.autocommit(() => op.execute('CREATE TABLE b (id INTEGER)')) }],
    [
      'a script without transaction',
      { up: (op) => op.execute('CREATE TABLE b (id INTEGER)'), transaction: false },
    ],
  ])('refuses %s', async (_, script) => {
    const { url, database } = await open()
    await expect(runScripts(database, [createA, script], { isDryRun: true })).rejects.toMatchObject(
      {
        code: 'operation_unsupported',
        hint: expect.stringContaining('--plan'),
        details: { failed: { revision: 'r2' } },
      },
    )
    expect(await dumpCatalog(url)).toBe('')
  })

  it.skipIf(!undoesDdl)('calls no hook: nobody shall hear of what is undone', async () => {
    const { database } = await open()
    const heard: unknown[] = []
    const onVersionApply = async (change: unknown) => void heard.push(change)
    await runScripts(database, [createA], { isDryRun: true, onVersionApply })
    expect(heard).toEqual([])
    await runScripts(database, [createA], { onVersionApply })
    expect(heard).toHaveLength(1)
  })

  it.skipIf(!undoesDdl)('inside a transaction of the caller undoes only itself', async () => {
    const { url, database } = await open()
    const { begin, commit } = database.dialect.transaction
    await database.connection.execute({ sql: begin })
    await database.connection.execute({ sql: 'CREATE TABLE mine (id INTEGER)' })
    await runScripts(database, [createA, readA], { isDryRun: true })
    expect(await database.connection.isInTransaction()).toBe(true)
    await database.connection.execute({ sql: commit })
    expect(await dumpCatalog(url)).toContain('mine')
    expect(await dumpCatalog(url)).not.toContain('limbeck')
  })
})
