import { expect, it } from 'vitest'
import { reverseOperation } from '../../src/operations/apply-operation.ts'
import type { AnyOperation } from '../../src/operations/index.ts'
import { t } from '../../src/schema/t.ts'
import {
  openDatabase,
  runScripts,
  type TestedDatabase,
  type TestScript,
} from '../runtime/harness.ts'
import { dumpCatalog } from '../setup/dump-catalog.ts'
import { describeEngines, type TestEngine } from '../setup/engines.ts'
import { viewPlugin } from './view-plugin.ts'

const tables: TestScript = {
  up: async (op) => {
    await op.createTable('people', { id: t.integer().primaryKey(), age: t.integer() })
    await op.createTable('memory', { k: t.varchar(20), v: t.varchar(20) })
    await op.bulkInsert('people', [{ age: 17 }, { age: 19 }, { age: 30 }])
  },
}

const adults = (age: number) => `SELECT id, age FROM people WHERE age >= ${age}`

async function open(engine: TestEngine): Promise<TestedDatabase> {
  const database = await openDatabase(await engine.createUrl(), { plugins: [viewPlugin] })
  await runScripts(database, [tables])
  return database
}

const invoke = (operation: AnyOperation): TestScript => ({ up: (op) => op.invoke(operation) })

describeEngines('an operation of a plugin', (engine) => {
  it('is a directive, and data that can be invoked', async () => {
    const database = await open(engine)
    const scripts: TestScript[] = [
      tables,
      { up: (op) => op.versionedView('adults', adults(21)) },
      { up: (op) => op.versionedView('adults', adults(18), adults(21)) },
      invoke({ kind: 'versionedView', name: 'adults', query: null, instead: adults(18) }),
    ]
    await runScripts(database, scripts.slice(0, 2))
    expect(await database.rows('SELECT age FROM adults ORDER BY age')).toEqual([{ age: 30 }])
    await runScripts(database, scripts.slice(0, 3))
    expect(await database.rows('SELECT age FROM adults ORDER BY age')).toEqual([
      { age: 19 },
      { age: 30 },
    ])
    await runScripts(database, scripts)
    await expect(database.rows('SELECT age FROM adults')).rejects.toMatchObject({
      code: 'statement_failed',
    })
    await database.connection.close()
  })

  it('binds values, and comes to operations of its own kind and of Limbeck', async () => {
    const database = await open(engine)
    const awkward = `it's "5" \\ ?`
    await runScripts(database, [
      tables,
      {
        up: async (op) => {
          await op.remember('a;b', awkward)
          await op.remember('c', null)
        },
      },
    ])
    const select = 'SELECT k, v FROM memory ORDER BY k'
    expect(await database.rows(select)).toEqual([
      { k: 'a;b', v: awkward },
      { k: 'c', v: null },
    ])
    await runScripts(database, [tables, tables, { up: (op) => op.everything('people') }])
    expect(await database.rows(select)).toEqual([
      { k: 'a;b', v: '1' },
      { k: 'c', v: '2' },
      { k: 'people', v: null },
    ])
    expect(Object.keys((await database.rows('SELECT * FROM people'))[0] ?? {})).toEqual([
      'id',
      'age',
      'made_on',
    ])
    await database.connection.close()
  })

  it('and its reverse leave the catalog as it was', async () => {
    const database = await open(engine)
    const operations: readonly AnyOperation[] = [
      { kind: 'addStamp', table: 'people', column: 'seen_on' },
      { kind: 'versionedView', name: 'adults', query: adults(18), instead: null },
    ]
    const before = await dumpCatalog(engine.lastUrl())
    const custom = database.plugins.operations
    const scripts = operations.map((operation): TestScript => {
      const reversal = reverseOperation(operation, { tables: {} }, custom)
      if (reversal.kind === 'irreversible') throw new Error(reversal.reason)
      return {
        ...invoke(operation),
        down: async (op) => {
          for (const each of reversal.operations) await op.invoke(each)
        },
      }
    })
    await runScripts(database, [tables, ...scripts])
    expect(await dumpCatalog(engine.lastUrl())).not.toBe(before)
    // The tables have no way down: what the test undoes are the operations above.
    await runScripts(database, [{ up: tables.up, down: () => undefined }, ...scripts], {
      direction: 'downgrade',
    })
    expect(await dumpCatalog(engine.lastUrl())).toBe(before)
    await database.connection.close()
  })

  it('can be a part of a batch', async () => {
    const database = await open(engine)
    await runScripts(database, [
      tables,
      {
        up: (op) =>
          op.batchAlterTable('people', (batch) => {
            batch.alterColumn('age', { nullable: false })
            batch.addStamp('touched_on')
          }),
      },
    ])
    expect(await database.rows('SELECT age, touched_on FROM people ORDER BY id')).toEqual([
      { age: 17, touched_on: null },
      { age: 19, touched_on: null },
      { age: 30, touched_on: null },
    ])
    await database.connection.close()
  })

  it('names itself where the server refuses it', async () => {
    const database = await open(engine)
    const run = runScripts(database, [
      tables,
      { up: (op) => op.versionedView('adults', 'SELECT nothing FROM nowhere') },
    ])
    await expect(run).rejects.toMatchObject({
      code: engine.name === 'sqlite' ? 'statement_failed' : 'statement_failed',
      details: { failed: { revision: 'r2', operation: 'replace the view "adults"' } },
    })
    await database.connection.close()
  })
})
