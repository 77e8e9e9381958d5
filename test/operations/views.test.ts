import type { Kysely } from 'kysely'
import { describe, expect, it } from 'vitest'
import { sql } from '../../src/schema/sql.ts'
import { runScripts, type TestScript } from '../runtime/harness.ts'
import { describeEngines, getEngine } from '../setup/engines.ts'
import { useDatabases } from './use-databases.ts'

const open = useDatabases()

const SETUP = [
  'CREATE TABLE a (b INTEGER, c VARCHAR(20))',
  `INSERT INTO a VALUES (1, 'x'), (2, 'y')`,
]

describeEngines('views', (engine) => {
  const find = {
    postgresql: `SELECT viewname AS name FROM pg_views WHERE schemaname = 'public'`,
    mariadb:
      'SELECT TABLE_NAME AS name FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()',
    sqlite: `SELECT name FROM sqlite_master WHERE type = 'view'`,
  }[engine.name]

  it('are made, replaced and dropped', async () => {
    const database = await open(engine, ...SETUP)
    const scripts: TestScript[] = [
      {
        up: (op) =>
          op.createView('v', sql`SELECT b FROM a WHERE c = ${'x'}`, { columns: ['number'] }),
        down: (op) => op.dropView('v'),
      },
      {
        up: (op) => op.replaceView('v', 'SELECT b AS number FROM a ORDER BY b;'),
        down: async (op) => {
          await op.dropView('v', { ifExists: true })
          await op.createView('v', sql`SELECT b FROM a WHERE c = ${'x'}`, { columns: ['number'] })
        },
      },
    ]
    await runScripts(database, scripts.slice(0, 1))
    expect(await database.rows('SELECT * FROM v')).toEqual([{ number: 1 }])
    await runScripts(database, scripts)
    expect(await database.rows('SELECT * FROM v')).toEqual([{ number: 1 }, { number: 2 }])
    await runScripts(database, scripts, { direction: 'downgrade' })
    expect(await database.rows(find)).toEqual([])
  })

  it('take a query of Kysely', async () => {
    const database = await open(engine, ...SETUP)
    await runScripts(database, [
      {
        up: async (op) => {
          const db = op.db as Kysely<{ a: { b: number; c: string } }>
          await op.createView('v', db.selectFrom('a').select('b').where('c', '=', 'y'))
        },
      },
    ])
    expect(await database.rows('SELECT * FROM v')).toEqual([{ b: 2 }])
  })
})

describe('views on sqlite', () => {
  it('keep their triggers when they are replaced', async () => {
    const database = await open(
      getEngine('sqlite'),
      ...SETUP,
      'CREATE VIEW v AS SELECT b FROM a',
      `CREATE TRIGGER IF NOT EXISTS main."t 1" INSTEAD OF INSERT ON v BEGIN INSERT INTO a VALUES (new.b, ';'); END`,
    )
    await runScripts(database, [{ up: (op) => op.replaceView('v', 'SELECT b, c FROM a') }])
    await database.rows('INSERT INTO v (b) VALUES (7)')
    expect(await database.rows('SELECT * FROM v WHERE b = 7')).toEqual([{ b: 7, c: ';' }])
  })
})

const postgresql = getEngine('postgresql')

describe.skipIf(!postgresql.isAvailable)('views on postgresql', () => {
  it('are replaced under those that are over them', async () => {
    const database = await open(
      postgresql,
      ...SETUP,
      'CREATE VIEW v AS SELECT b FROM a',
      'CREATE VIEW over AS SELECT b FROM v',
    )
    await runScripts(database, [{ up: (op) => op.replaceView('v', 'SELECT b + 1 AS b, c FROM a') }])
    expect(await database.rows('SELECT b FROM over ORDER BY b')).toEqual([{ b: 2 }, { b: 3 }])
    await runScripts(database, [
      { up: () => {} },
      { up: (op) => op.dropView('v', { cascade: true }) },
    ])
    expect(
      await database.rows(`SELECT viewname FROM pg_views WHERE schemaname = 'public'`),
    ).toEqual([])
  })

  it('keep rows where they are materialized', async () => {
    const database = await open(postgresql, ...SETUP)
    const scripts: TestScript[] = [
      {
        up: async (op) => {
          await op.createMaterializedView('m', 'SELECT b FROM a', { withData: false })
          await op.createIndex('ux', 'm', ['b'], { unique: true })
          await op.refreshMaterializedView('m')
        },
        down: (op) => op.dropMaterializedView('m'),
      },
      { up: (op) => op.refreshMaterializedView('m', { concurrently: true }), down: () => {} },
    ]
    await runScripts(database, scripts.slice(0, 1))
    await database.rows('INSERT INTO a VALUES (3)')
    expect(await database.rows('SELECT count(*)::integer AS n FROM m')).toEqual([{ n: 2 }])
    await runScripts(database, scripts)
    expect(await database.rows('SELECT count(*)::integer AS n FROM m')).toEqual([{ n: 3 }])
    await runScripts(database, scripts, { direction: 'downgrade' })
    expect(await database.rows('SELECT matviewname FROM pg_matviews')).toEqual([])
  })
})
