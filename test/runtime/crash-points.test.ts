import { expect, it } from 'vitest'
import type { BoundStatement, Connection } from '../../src/connect/connection.ts'
import { sql } from '../../src/schema/sql.ts'
import { t } from '../../src/schema/t.ts'
import { dumpCatalog, readTable } from '../setup/dump-catalog.ts'
import { emptyDatabase } from '../setup/empty-database.ts'
import { describeEngines } from '../setup/engines.ts'
import { openDatabase, runScripts, type TestedDatabase, type TestScript } from './harness.ts'

/** Steps of every kind: in one transaction, in parts without, without any, and with statements that people wrote. */
const SCRIPTS: readonly TestScript[] = [
  {
    up: async (op) => {
      await op.createTable('a', { id: t.integer().primaryKey(), name: t.varchar(20) })
      // Neighbours of other columns are statements of their own.
      await op.bulkInsert('a', [{ id: 1, name: 'x' }, { id: 7 }, { id: 8, name: 'z' }])
      await op.createIndex('ix_a_name', 'a', ['name'])
      await op.execute(sql`UPDATE a SET name = ${'y'} WHERE id = 1`)
      await op.addColumn('a', 'amount', t.integer())
    },
  },
  {
    up: async (op) => {
      await op.execute('INSERT INTO a (id, name) VALUES (2, NULL)')
      await op.autocommit(async () => {
        await op.execute('UPDATE a SET amount = 1 WHERE amount IS NULL')
        const concurrently = op.context.dialect === 'postgresql'
        await op.createIndex('ix_a_amount', 'a', ['amount'], { concurrently })
        await op.execute('UPDATE a SET amount = amount + 1')
        await op.renameTable('a', 'b')
      })
      await op.execute('UPDATE b SET amount = amount + 10')
      await op.dropIndex('ix_a_name', { table: 'b' })
      await op.dropColumn('b', 'name')
    },
  },
  {
    transaction: false,
    up: async (op) => {
      await op.execute(
        'CREATE TABLE c (id INT); INSERT INTO c VALUES (1); INSERT INTO c VALUES (2)',
      )
      await op.execute('DROP TABLE c')
      await op.bulkInsert('b', [{ id: 9, amount: 9 }, { id: 10 }, { id: 11, amount: 11 }])
      await op.execute('UPDATE b SET amount = amount + 100')
    },
  },
  {
    transaction: false,
    up: async (op) => {
      await op.createView('v', 'SELECT id FROM b')
      if (op.context.dialect !== 'mariadb') return
      await op.createFunction('twice', {
        parameters: 'a INTEGER',
        returns: 'INTEGER',
        body: sql`RETURN a * 2`,
        volatility: 'immutable',
      })
      await op.createTrigger('on_b', 'b', {
        timing: 'before',
        events: ['insert'],
        body: sql`SET NEW.amount = twice(NEW.amount)`,
      })
    },
  },
]

class Crash extends Error {}

/** A connection that breaks right before its nth statement, which is also right after the one before. */
function crashAt(database: TestedDatabase, point: number): TestedDatabase {
  const { connection } = database
  let count = 0
  let isDead = false
  const execute = async (statement: BoundStatement) => {
    if (isDead) throw new Crash('gone')
    count += 1
    return count === point ? die() : connection.execute(statement)
  }
  const die = async (): Promise<never> => {
    isDead = true
    await connection.close()
    throw new Crash(`crash at ${point}`)
  }
  const broken: Connection = {
    ...connection,
    execute,
    executeBatch: async (statements) => {
      const results = []
      for (const statement of statements) results.push(await execute(statement))
      return results
    },
    isInTransaction: async () => {
      if (isDead) throw new Crash('gone')
      return connection.isInTransaction()
    },
  }
  return database.over(broken)
}

async function describeDatabase(url: string) {
  return {
    catalog: await dumpCatalog(url),
    rows: await readTable(url, 'SELECT * FROM b ORDER BY id'),
    versions: await readTable(url, 'SELECT * FROM alembic_version'),
    log: await readTable(
      url,
      'SELECT revision, state, statements, digest FROM limbeck_log ORDER BY 1',
    ),
  }
}

describeEngines('a crash at every statement of a run', (engine) => {
  it('leaves a database that --resume brings to the same end', { timeout: 600_000 }, async () => {
    const calmUrl = await engine.createUrl()
    const calm = await openDatabase(calmUrl)
    const report = await runScripts(calm, SCRIPTS)
    expect(report.after).toEqual(['r4'])
    await calm.connection.close()
    const wanted = await describeDatabase(calmUrl)
    let recovered = 0
    const url = await engine.createUrl()
    for (let point = 1, isOver = false; !isOver; point++) {
      await emptyDatabase(url)
      const first = await openDatabase(url)
      isOver = await runScripts(crashAt(first, point), SCRIPTS).then(
        () => true,
        (error: unknown) => {
          expect((error as Error).message).toMatch(/crash|gone/)
          return false
        },
      )
      await first.connection.close().catch(() => undefined)
      const second = await openDatabase(url)
      await runScripts(second, SCRIPTS, { recovery: 'resume' })
      recovered += second.events.filter((event) => event.kind === 'statementRecovered').length
      await second.connection.close()
      expect(await describeDatabase(url), `statement ${point}`).toEqual(wanted)
    }
    // Only where statements commit by themselves is one ever in doubt.
    expect(recovered > 0).toBe(engine.name !== 'sqlite')
  })
})
