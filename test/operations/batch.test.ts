import { expect, it } from 'vitest'
import { t } from '../../src/schema/t.ts'
import { openDatabase, runScripts, type TestScript } from '../runtime/harness.ts'
import { describeEngines } from '../setup/engines.ts'

const SCRIPTS: readonly TestScript[] = [
  {
    up: async (op) => {
      await op.createTable('batched', {
        id: t.integer().primaryKey(),
        code: t.varchar(10).notNull().default('x'),
        gone: t.integer(),
      })
      await op.bulkInsert('batched', [{ id: 1, code: 'a', gone: 1 }])
    },
  },
  {
    up: (op) =>
      op.batchAlterTable('batched', (batch) => {
        batch.alterColumn('code', { type: t.varchar(30) })
        batch.addColumn('amount', t.integer().notNull().default(3))
        batch.dropColumn('gone')
        batch.createUniqueConstraint('uq_code', ['code', 'amount'])
        batch.renameColumn('code', 'label')
        batch.alterColumn('label', { nullable: true })
      }),
  },
]

describeEngines('a batch', (engine) => {
  it('does the same everywhere', async () => {
    const database = await openDatabase(await engine.createUrl())
    await runScripts(database, SCRIPTS)
    await database.rows(`INSERT INTO batched (id, label) VALUES (2, NULL)`)
    await database.rows(`INSERT INTO batched (id) VALUES (3)`)
    expect(await database.rows('SELECT id, label, amount FROM batched ORDER BY id')).toEqual([
      { id: 1, label: 'a', amount: 3 },
      { id: 2, label: null, amount: 3 },
      { id: 3, label: 'x', amount: 3 },
    ])
    await expect(
      database.rows(`INSERT INTO batched (id, label) VALUES (4, 'a')`),
    ).rejects.toMatchObject({ code: 'statement_failed' })
    await database.connection.close()
  })
})
