import type { Kysely } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { isLimbeckError } from '../../src/errors/index.ts'
import { sql } from '../../src/schema/sql.ts'
import { t } from '../../src/schema/t.ts'
import { describeEngines } from '../setup/engines.ts'
import { openDatabase, runScripts, type TestedDatabase, type TestScript } from './harness.ts'

const createA: TestScript = {
  up: (op) => op.createTable('a', { id: t.integer().primaryKey(), name: t.varchar(50) }),
  down: (op) => op.dropTable('a'),
}

const createB: TestScript = {
  up: async (op) => {
    await op.createTable('b', { id: t.integer().primaryKey() })
    await op.createIndex('ix_a_name', 'a', ['name'])
  },
  down: async (op) => {
    await op.dropIndex('ix_a_name', { table: 'a' })
    await op.dropTable('b')
  },
}

describeEngines('runPlan', (engine) => {
  const opened: TestedDatabase[] = []
  const open = async (options?: Parameters<typeof openDatabase>[1]) => {
    const database = await openDatabase(await engine.createUrl(), options)
    opened.push(database)
    return database
  }
  const hasTable = async (database: TestedDatabase, table: string) => {
    try {
      await database.rows(`SELECT 1 FROM ${table} WHERE 1 = 0`)
      return true
    } catch {
      return false
    }
  }
  const readLog = (database: TestedDatabase) =>
    database.rows(
      'SELECT revision, direction, state, statements FROM limbeck_log ORDER BY started_at, revision',
    )

  afterEach(async () => {
    for (const database of opened.splice(0)) await database.connection.close()
  })

  it('runs up and down, and says so in the version table and the log', async () => {
    const database = await open()
    const up = await runScripts(database, [createA, createB])
    expect(up).toMatchObject({ before: [], after: ['r2'] })
    expect(up.steps.map((step) => step.revision)).toEqual(['r1', 'r2'])
    expect(await database.versionTable.readRows()).toEqual(['r2'])
    const down = await runScripts(database, [createA, createB], { direction: 'downgrade' })
    expect(down).toMatchObject({ before: ['r2'], after: [] })
    expect(await hasTable(database, 'a')).toBe(false)
    const log = await readLog(database)
    expect(log.map((row) => [row['revision'], row['direction'], row['state']])).toEqual([
      ['r1', 'upgrade', 'done'],
      ['r2', 'upgrade', 'done'],
      ['r2', 'downgrade', 'done'],
      ['r1', 'downgrade', 'done'],
    ])
    expect(log.map((row) => row['statements'])).toEqual([1, 2, 2, 1])
  })

  it('leaves nothing behind when there is nothing to do', async () => {
    const database = await open()
    expect(await runScripts(database, [])).toEqual({ steps: [], before: [], after: [] })
    expect(await hasTable(database, 'alembic_version')).toBe(false)
    expect(await hasTable(database, 'limbeck_log')).toBe(false)
  })

  it('writes no log when that is turned off', async () => {
    const database = await open({ log: false })
    await runScripts(database, [createA, createB])
    expect(await hasTable(database, 'limbeck_log')).toBe(false)
    expect(await database.versionTable.readRows()).toEqual(['r2'])
  })

  it('makes a dropped log table again', async () => {
    const database = await open()
    await runScripts(database, [createA])
    await database.rows('DROP TABLE limbeck_log')
    await runScripts(database, [createA, createB])
    expect(await readLog(database)).toMatchObject([{ revision: 'r2', state: 'done' }])
  })

  it('keeps the steps before the one that failed, and says what failed where', async () => {
    const database = await open()
    const bad: TestScript = {
      up: (op) => op.execute('INSERT INTO nowhere VALUES (1)'),
    }
    const error = await runScripts(database, [createA, bad]).catch((thrown: unknown) => thrown)
    expect(isLimbeckError(error) && error.code).toBe('statement_failed')
    expect(error).toMatchObject({
      details: {
        database: 'default',
        before: [],
        applied: [{ revision: 'r1' }],
        failed: { revision: 'r2', file: 'script.ts', statement: 'INSERT INTO nowhere VALUES (1)' },
      },
    })
    expect(await database.versionTable.readRows()).toEqual(['r1'])
    expect(await database.connection.isInTransaction()).toBe(false)
    expect((await readLog(database)).map((row) => row['revision'])).toEqual(['r1'])
  })

  it('hands data in and out, awaited or not, in the order of the calls', async () => {
    const database = await open()
    const seen: unknown[] = []
    await runScripts(database, [
      {
        up: async (op) => {
          void op.createTable('a', { id: t.integer().primaryKey(), name: t.varchar(50) })
          void op.bulkInsert('a', [
            { id: 1, name: 'one' },
            { id: 2, name: "two'" },
          ])
          seen.push(await op.execute(sql`UPDATE a SET name = ${'uno'} WHERE id = ${1}`))
          seen.push(await op.query(sql`SELECT name FROM a ORDER BY id`))
          const db = op.db as unknown as Kysely<{
            a: { id: number; name: string }
          }>
          await db.updateTable('a').set({ name: 'due' }).where('id', '=', 2).execute()
          seen.push(await db.selectFrom('a').select('name').orderBy('id').execute())
        },
      },
    ])
    expect(seen).toEqual([
      1,
      [{ name: 'uno' }, { name: "two'" }],
      [{ name: 'uno' }, { name: 'due' }],
    ])
  })

  describe('fails the step on the first failure', () => {
    const shapes: Record<string, TestScript['up']> = {
      awaited: async (op) => {
        await op.execute('INSERT INTO nowhere VALUES (1)')
      },
      caught: async (op) => {
        await op.execute('INSERT INTO nowhere VALUES (1)').catch(() => undefined)
        await op.execute('INSERT INTO a VALUES (1, NULL)').catch(() => undefined)
      },
      'not awaited': (op) => {
        void op.execute('INSERT INTO nowhere VALUES (1)')
        void op.execute('INSERT INTO a VALUES (1, NULL)')
      },
      'in a promise that nobody awaits': (op) => {
        void op.query('SELECT 1 AS one').then(() => op.execute('INSERT INTO nowhere VALUES (1)'))
      },
      'inside autocommit that is not awaited': (op) => {
        void op.autocommit(async () => {
          await op.execute('INSERT INTO nowhere VALUES (1)')
        })
      },
      'an argument that is refused, caught': async (op) => {
        await op.addColumn('a', '', t.integer()).catch(() => undefined)
      },
      thrown: () => {
        throw new Error('by hand')
      },
    }
    it.each(Object.entries(shapes))('%s', async (_, up) => {
      const database = await open()
      await runScripts(database, [createA])
      await expect(runScripts(database, [createA, { up }])).rejects.toSatisfy(isLimbeckError)
      expect(await database.versionTable.readRows()).toEqual(['r1'])
      expect(await database.rows('SELECT * FROM a')).toEqual([])
      expect(await database.connection.isInTransaction()).toBe(false)
    })
  })

  it('survives a failure inside attempt()', async () => {
    const database = await open()
    const results: unknown[] = []
    await runScripts(database, [
      createA,
      {
        up: async (op) => {
          await op.execute('INSERT INTO a VALUES (1, NULL)')
          results.push(
            await op.attempt(async () => {
              await op.execute('INSERT INTO a VALUES (2, NULL)')
              await op.execute('INSERT INTO nowhere VALUES (1)')
            }),
          )
          results.push(await op.attempt(() => op.execute('INSERT INTO a VALUES (3, NULL)')))
        },
      },
    ])
    expect(results).toMatchObject([{ ok: false }, { ok: true, value: 1 }])
    const rows = await database.rows('SELECT id FROM a ORDER BY id')
    expect(rows.map((row) => row['id'])).toEqual([1, 3])
  })

  it.each(['autocommit', 'no transaction'])('has no transactions of op.db in %s', async (way) => {
    const database = await open()
    const run: TestScript['up'] = (op) =>
      op.db.transaction().execute((transaction) =>
        transaction
          .selectFrom('a' as never)
          .selectAll()
          .execute(),
      )
    const script: TestScript =
      way === 'autocommit'
        ? { up: (op) => op.autocommit(() => run(op)) }
        : { up: run, transaction: false }
    await expect(runScripts(database, [createA, script])).rejects.toMatchObject({
      code: 'operation_unsupported',
      details: { failed: { revision: 'r2' } },
    })
    expect(await database.connection.isInTransaction()).toBe(false)
    expect(await database.versionTable.readRows()).toEqual(['r1'])
  })

  it('makes savepoints of the transactions of op.db', async () => {
    const database = await open()
    await runScripts(database, [
      createA,
      {
        up: async (op) => {
          const db = op.db as unknown as Kysely<{ a: { id: number } }>
          await db.insertInto('a').values({ id: 1 }).execute()
          await db
            .transaction()
            .execute(async (transaction) => {
              await transaction.insertInto('a').values({ id: 2 }).execute()
              throw new Error('undo')
            })
            .catch(() => undefined)
          await db
            .transaction()
            .execute((inner) => inner.insertInto('a').values({ id: 3 }).execute())
        },
      },
    ])
    const rows = await database.rows('SELECT id FROM a ORDER BY id')
    expect(rows.map((row) => row['id'])).toEqual([1, 3])
  })

  it('refuses what is called after the step has ended', async () => {
    const database = await open()
    let late: (() => Promise<unknown>) | undefined
    await runScripts(database, [
      createA,
      {
        up: (op) => {
          late = () => op.execute('INSERT INTO a VALUES (1, NULL)')
        },
      },
    ])
    await expect(late?.()).rejects.toMatchObject({ code: 'step_ended' })
  })

  it('refuses statements that control the transaction', async () => {
    const database = await open()
    const commit: TestScript = { up: (op) => op.execute('COMMIT') }
    await expect(runScripts(database, [createA, commit])).rejects.toMatchObject({
      code: 'operation_invalid',
    })
    expect(await database.versionTable.readRows()).toEqual(['r1'])
  })

  it('commits each statement inside autocommit(), and the log counts them', async () => {
    const database = await open()
    const run = runScripts(database, [
      createA,
      {
        up: async (op) => {
          await op.execute('INSERT INTO a VALUES (1, NULL)')
          await op.autocommit(async () => {
            await op.execute('INSERT INTO a VALUES (2, NULL)')
            await op.execute('INSERT INTO nowhere VALUES (1)')
          })
        },
      },
    ])
    await expect(run).rejects.toMatchObject({ code: 'statement_failed' })
    const rows = await database.rows('SELECT id FROM a ORDER BY id')
    expect(rows.map((row) => row['id'])).toEqual([1, 2])
    expect(await readLog(database)).toMatchObject([
      { revision: 'r1', state: 'done' },
      { revision: 'r2', state: 'started', statements: 2 },
    ])
    expect(await database.versionTable.readRows()).toEqual(['r1'])
  })

  it('resumes behind the statements that are done, and restarts from the first', async () => {
    const database = await open()
    let isBroken = true
    const script: TestScript = {
      up: async (op) => {
        await op.execute('INSERT INTO a VALUES (1, NULL)')
        await op.autocommit(() => op.execute('INSERT INTO a VALUES (2, NULL)'))
        await op.createTable('c', { id: t.integer().primaryKey() })
        if (isBroken) await op.execute('INSERT INTO nowhere VALUES (1)')
        await op.execute('INSERT INTO a VALUES (3, NULL)')
      },
    }
    const scripts = [createA, script]
    await expect(runScripts(database, scripts)).rejects.toMatchObject({ code: 'statement_failed' })
    isBroken = false
    await expect(runScripts(database, scripts)).rejects.toMatchObject({
      code: 'interrupted_revision',
      details: { revision: 'r2', direction: 'upgrade' },
    })
    const report = await runScripts(database, scripts, { recovery: 'resume' })
    expect(report.after).toEqual(['r2'])
    const rows = await database.rows('SELECT id FROM a ORDER BY id')
    expect(rows.map((row) => row['id'])).toEqual([1, 2, 3])
    expect(await hasTable(database, 'c')).toBe(true)
    expect(await readLog(database)).toMatchObject([
      { revision: 'r1', state: 'done' },
      { revision: 'r2', state: 'done', statements: 4 },
    ])
  })

  it('refuses to resume a script that has changed', async () => {
    const database = await open()
    const write = (id: number, fail: boolean): TestScript => ({
      up: (op) =>
        op.autocommit(async () => {
          await op.execute(sql`INSERT INTO a VALUES (${id}, NULL)`)
          if (fail) await op.execute('INSERT INTO nowhere VALUES (1)')
        }),
    })
    await expect(runScripts(database, [createA, write(1, true)])).rejects.toMatchObject({
      code: 'statement_failed',
    })
    await expect(
      runScripts(database, [createA, write(2, false)], { recovery: 'resume' }),
    ).rejects.toMatchObject({ code: 'resume_mismatch' })
    const broken: TestScript = { up: (op) => op.autocommit(() => op.execute('SELECT nothing')) }
    await expect(
      runScripts(database, [createA, broken], { recovery: 'restart' }),
    ).rejects.toMatchObject({ code: 'statement_failed' })
    expect(await database.rows('SELECT id FROM a')).toEqual([{ id: 1 }])
    await expect(runScripts(database, [createA, write(2, true)])).rejects.toThrow(
      '0 statement(s) took effect since it was begun, or begun anew with --restart',
    )
    await database.rows('DELETE FROM a')
    await runScripts(database, [createA, write(2, false)], { recovery: 'restart' })
    expect(await database.rows('SELECT id FROM a')).toEqual([{ id: 2 }])
    expect(await database.versionTable.readRows()).toEqual(['r2'])
  })

  it.each(['perRevision', 'none'] as const)(
    'runs without a transaction around a step: %s',
    async (mode) => {
      const database = await open()
      const script: TestScript = {
        ...(mode === 'perRevision' ? { transaction: false } : {}),
        up: async (op) => {
          await op.execute('INSERT INTO a VALUES (1, NULL)')
          await op.execute('INSERT INTO nowhere VALUES (1)')
        },
      }
      await runScripts(database, [createA])
      await expect(
        runScripts(database, [createA, script], { transaction: mode }),
      ).rejects.toMatchObject({ code: 'statement_failed' })
      expect(await database.rows('SELECT id FROM a')).toEqual([{ id: 1 }])
      expect(await database.connection.isInTransaction()).toBe(false)
    },
  )

  it('undoes the whole run with perRun, where DDL can be undone', async () => {
    const database = await open()
    const bad: TestScript = { up: (op) => op.execute('INSERT INTO nowhere VALUES (1)') }
    const run = runScripts(database, [createA, createB, bad], { transaction: 'perRun' })
    const { transactionalDdl } = database.dialect.features
    await expect(run).rejects.toMatchObject({
      details: { applied: transactionalDdl ? [] : [{ revision: 'r1' }, { revision: 'r2' }] },
    })
    expect(await database.versionTable.readRows()).toEqual(transactionalDdl ? [] : ['r2'])
    expect(await hasTable(database, 'a')).toBe(!transactionalDdl)
    const again = await runScripts(database, [createA, createB], { transaction: 'perRun' })
    expect(again.after).toEqual(['r2'])
    expect(await database.connection.isInTransaction()).toBe(false)
  })

  it('notices when somebody else changes the version table during a run', async () => {
    const database = await open()
    const url = engine.lastUrl()
    const run = runScripts(database, [
      createA,
      {
        up: async () => {
          const other = await openDatabase(url, {})
          opened.push(other)
          await other.rows("UPDATE alembic_version SET version_num = 'other'")
        },
      },
    ])
    await expect(run).rejects.toMatchObject({ code: 'concurrent_change' })
  })

  it('stops between steps when it is interrupted', async () => {
    const controller = new AbortController()
    const database = await open({ signal: controller.signal })
    const run = runScripts(database, [
      {
        up: async (op) => {
          await createA.up(op)
        },
      },
      {
        up: () => {
          controller.abort('SIGTERM')
        },
      },
      createB,
    ])
    await expect(run).rejects.toMatchObject({
      code: 'interrupted',
      details: { signal: 'SIGTERM', applied: [{ revision: 'r1' }] },
    })
    expect(await database.versionTable.readRows()).toEqual(['r1'])
  })
})
