import { afterEach, expect, it } from 'vitest'
import type { Operations } from '../../src/runtime/operations.ts'
import { t } from '../../src/schema/t.ts'
import { describeEngines } from '../setup/engines.ts'
import { openDatabase, runScripts, type TestedDatabase } from './harness.ts'

/** What the clients of all drivers have in common. */
interface AnyClient {
  query?(sql: string): Promise<unknown>
  exec?(sql: string): unknown
}

/** As an ORM does: on the client itself, behind the back of the run. */
async function runOn(client: unknown, sql: string): Promise<void> {
  const either = client as AnyClient
  await (either.query?.(sql) ?? either.exec?.(sql))
}

describeEngines('op.connection', (engine) => {
  const opened: TestedDatabase[] = []
  const open = async () => {
    const database = await openDatabase(await engine.createUrl())
    opened.push(database)
    await database.rows('CREATE TABLE a (id INTEGER)')
    return database
  }
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.connection.close()
  })
  const fail = () => {
    throw new Error('no further')
  }

  it.each<[string, (op: Operations) => Promise<void>]>([
    [
      'before anything else',
      async (op) => {
        await runOn(op.connection, 'INSERT INTO a VALUES (1)')
      },
    ],
    [
      'behind a directive',
      async (op) => {
        const client = op.connection
        await op.createTable('b', { id: t.integer() })
        await runOn(client, 'INSERT INTO a VALUES (1)')
        await runOn(op.connection, 'INSERT INTO b VALUES (1)')
      },
    ],
    [
      'behind rows that were asked for',
      async (op) => {
        await op.createTable('b', { id: t.integer() })
        await op.query('SELECT id FROM b')
        await runOn(op.connection, 'INSERT INTO a VALUES (1)')
        await runOn(op.connection, 'INSERT INTO b VALUES (1)')
      },
    ],
    [
      'behind op.autocommit()',
      async (op) => {
        const client = op.connection
        await op.autocommit(async () => {
          await op.createTable('b', { id: t.integer() })
        })
        await runOn(client, 'INSERT INTO a VALUES (1)')
      },
    ],
    [
      'behind a batch',
      async (op) => {
        const client = op.connection
        await op.batchAlterTable('a', (batch) => batch.addColumn('b', t.integer()))
        await runOn(client, 'INSERT INTO a VALUES (1, 2)')
      },
    ],
  ])('is in the transaction of the step %s', async (_, up) => {
    const database = await open()
    const run = runScripts(database, [{ up: (op) => up(op).then(fail) }])
    await expect(run).rejects.toMatchObject({ message: 'no further' })
    expect(await database.rows('SELECT id FROM a')).toEqual([])
    const again = await open()
    await runScripts(again, [{ up }])
    expect(await again.rows('SELECT id FROM a')).toEqual([{ id: 1 }])
    expect(await again.versionTable.readRows()).toEqual(['r1'])
  })

  it('is undone with op.attempt()', async () => {
    const database = await open()
    const up = async (op: Operations) => {
      const client = op.connection
      await runOn(client, 'INSERT INTO a VALUES (1)')
      await op.attempt(async () => {
        await runOn(op.connection, 'INSERT INTO a VALUES (2)')
        fail()
      })
    }
    await runScripts(database, [{ up }])
    expect(await database.rows('SELECT id FROM a')).toEqual([{ id: 1 }])
  })

  it('is refused where something has failed', async () => {
    const database = await open()
    const up = async (op: Operations) => {
      try {
        await op.dropTable('')
      } catch {
        await runOn(op.connection, 'INSERT INTO a VALUES (1)')
      }
    }
    await expect(runScripts(database, [{ up }])).rejects.toMatchObject({ code: 'invalid_argument' })
    expect(await database.rows('SELECT id FROM a')).toEqual([])
  })

  it('is refused where it would overtake what was asked for', async () => {
    const database = await open()
    const up = async (op: Operations) => {
      await op.addColumn('a', 'b', t.integer())
      await runOn(op.connection, 'INSERT INTO a VALUES (1, 2)')
    }
    await expect(runScripts(database, [{ up }])).rejects.toMatchObject({
      code: 'operation_invalid',
      hint: expect.stringContaining('Begin with `const client = op.connection`'),
    })
    expect(await database.rows('SELECT id FROM a')).toEqual([])
  })
})
