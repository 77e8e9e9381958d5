import { afterEach, expect, it } from 'vitest'
import type { Operations } from '../../src/runtime/operations.ts'
import { t } from '../../src/schema/t.ts'
import { describeEngines } from '../setup/engines.ts'
import { openDatabase, runScripts, type TestedDatabase } from './harness.ts'

describeEngines('runPlan', (engine) => {
  const opened: TestedDatabase[] = []
  const open = async (url?: string) => {
    const database = await openDatabase(url ?? (await engine.createUrl()))
    opened.push(database)
    return database
  }
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.connection.close()
  })

  it('tells what happens, as it happens', async () => {
    const database = await open()
    const scripts = [
      {
        up: async (op: Operations) => {
          await op.createTable('a', { id: t.integer().primaryKey() })
          await op.query('SELECT id FROM a')
        },
      },
    ]
    await runScripts(database, scripts)
    expect(database.events.map((event) => event.kind)).toEqual([
      'lockAcquired',
      'runStarted',
      'stepStarted',
      'statementStarted',
      'statement',
      'statementStarted',
      'statement',
      'stepDone',
      'runDone',
    ])
    expect(database.events[2]).toEqual({
      kind: 'stepStarted',
      database: 'default',
      direction: 'upgrade',
      revision: 'r1',
      message: 'message 1',
      downRevision: [],
      position: 1,
      steps: 1,
      resumedAfter: 0,
    })
  })

  it('times each statement where that is asked for', async () => {
    const database = await open()
    const up = async (op: Operations) => {
      await op.createTable('a', { id: t.integer().primaryKey() })
      await op.bulkInsert('a', [{ id: 1 }])
    }
    await runScripts(database, [{ up }], { timesStatements: true })
    const told = database.events.filter(
      (event) => event.kind === 'statementStarted' || event.kind === 'statement',
    )
    expect(told).toMatchObject([
      { kind: 'statementStarted', sql: expect.stringContaining('CREATE TABLE'), together: 1 },
      { kind: 'statement', durationMs: expect.any(Number) },
      { kind: 'statementStarted', sql: expect.stringContaining('INSERT'), together: 1 },
      { kind: 'statement', durationMs: expect.any(Number) },
    ])
    expect(await database.rows('SELECT id FROM a')).toEqual([{ id: 1 }])
  })

  it('says how many statements travel together', async () => {
    const database = await open()
    const up = async (op: Operations) => {
      const made = ['a', 'b'].map((name) => op.createTable(name, { id: t.integer() }))
      await Promise.all(made)
    }
    await runScripts(database, [{ up }])
    expect(database.events.filter((event) => event.kind === 'statementStarted')).toMatchObject(
      engine.name === 'mariadb' ? [{ together: 1 }, { together: 1 }] : [{ together: 2 }],
    )
  })

  it('tells how far a step is, and ends that with the step', async () => {
    const database = await open()
    const up = async (op: Operations) => {
      await op.createTable('a', { id: t.integer().primaryKey() })
      for (const id of op.progress(3, 'filling').over([1, 2, 3])) await op.bulkInsert('a', [{ id }])
      op.progress(undefined, 'counting').advance(2)
    }
    const readProgress = () =>
      database.events.flatMap((event) =>
        event.kind === 'progress' ? [[event.number, event.label, event.count, event.isEnded]] : [],
      )
    await runScripts(database, [{ up }])
    expect(readProgress()).toEqual([
      [1, 'filling', 0, false],
      [1, 'filling', 3, true],
      [2, 'counting', 0, false],
      [2, 'counting', 2, true],
    ])
    expect(database.events.findLastIndex((event) => event.kind === 'progress')).toBeLessThan(
      database.events.findIndex((event) => event.kind === 'stepDone'),
    )
    database.events.length = 0
    const down = async (op: Operations) => {
      op.progress(9, 'emptying').advance(4)
      await op.execute('DELETE FROM nowhere')
    }
    const run = runScripts(database, [{ up, down }], { direction: 'downgrade' })
    await expect(run).rejects.toMatchObject({ code: 'statement_failed' })
    expect(readProgress()).toEqual([
      [1, 'emptying', 0, false],
      [1, 'emptying', 4, true],
    ])
  })

  it('calls the hook of each step with the rows before and after, before the commit', async () => {
    const database = await open()
    const seen: unknown[] = []
    const run = runScripts(database, [{ up: () => undefined }, { up: () => undefined }], {
      onVersionApply: ({ revision, before, after }) => {
        seen.push([revision, before, after])
        if (revision === 'r2') throw new Error('no further')
      },
    })
    await expect(run).rejects.toMatchObject({ code: 'step_failed', message: 'no further' })
    expect(seen).toEqual([
      ['r1', [], ['r1']],
      ['r2', ['r1'], ['r2']],
    ])
    expect(await database.versionTable.readRows()).toEqual(['r1'])
  })

  it.skipIf(engine.name === 'sqlite')('stops a statement that takes too long', async () => {
    const database = await open()
    const sleep = engine.name === 'postgresql' ? 'SELECT pg_sleep(20)' : 'SELECT SLEEP(20)'
    const read =
      engine.name === 'postgresql'
        ? "SELECT current_setting('statement_timeout') AS value"
        : 'SELECT @@max_statement_time AS value'
    const before = await database.rows(read)
    const startedAt = performance.now()
    const run = runScripts(database, [{ up: (op) => op.query(sleep) }], {
      limits: { statementTimeoutMs: 300 },
    })
    await expect(run).rejects.toMatchObject({ code: 'statement_failed' })
    expect(performance.now() - startedAt).toBeLessThan(15_000)
    expect(await database.rows(read)).toEqual(before)
  })

  it('gives up waiting for a lock that somebody else holds on a table', async () => {
    const database = await open()
    await database.rows('CREATE TABLE a (id INTEGER)')
    const other = await open(engine.lastUrl())
    await other.connection.execute({
      sql: engine.name === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN',
    })
    await other.rows(engine.name === 'sqlite' ? 'SELECT 1' : 'INSERT INTO a VALUES (1)')
    const startedAt = performance.now()
    const run = runScripts(database, [{ up: (op) => op.addColumn('a', 'b', t.integer()) }], {
      limits: { lockTimeoutMs: 1_000 },
    })
    await expect(run).rejects.toMatchObject({ code: 'statement_failed' })
    expect(performance.now() - startedAt).toBeLessThan(15_000)
    await other.connection.execute({ sql: 'ROLLBACK' })
  })
})
