import { describe, expect, it } from 'vitest'
import type { AlterColumnOptions } from '../../src/operations/index.ts'
import { sql } from '../../src/schema/sql.ts'
import { t } from '../../src/schema/t.ts'
import { runScripts, type TestScript } from '../runtime/harness.ts'
import { dumpCatalog } from '../setup/dump-catalog.ts'
import { describeEngines, getEngine } from '../setup/engines.ts'
import { useDatabases } from './use-databases.ts'

const open = useDatabases()

/** What SQLite was told anew has its name in quotes. */
const unquote = (catalog: string) => catalog.replaceAll('\\"', '')

const COMPUTED = [
  'CREATE TABLE a (b INTEGER, c INTEGER GENERATED ALWAYS AS (b * 2) STORED)',
  'INSERT INTO a (b) VALUES (2), (NULL)',
]

describeEngines('a column that was computed', (engine) => {
  it('keeps its values, and takes others', async () => {
    const database = await open(engine, ...COMPUTED)
    await runScripts(database, [
      { up: (op) => op.alterColumn('a', 'c', { generated: null, default: 7 }) },
    ])
    await database.rows('INSERT INTO a (b) VALUES (3)')
    await database.rows('UPDATE a SET c = 1 WHERE b IS NULL')
    expect(await database.rows('SELECT b, c FROM a ORDER BY c')).toEqual([
      { b: null, c: 1 },
      { b: 2, c: 4 },
      { b: 3, c: 7 },
    ])
  })
})

describe.each(['mariadb', 'sqlite'] as const)('a column that becomes computed on %s', (name) => {
  const engine = getEngine(name)

  it.skipIf(!engine.isAvailable)('has no default then, and has it again afterwards', async () => {
    const database = await open(
      engine,
      `CREATE TABLE a (b INTEGER, c INTEGER NOT NULL DEFAULT 5, d INTEGER GENERATED ALWAYS AS (b * 2) STORED)`,
      'INSERT INTO a (b) VALUES (2)',
    )
    const before = await dumpCatalog(engine.lastUrl())
    const scripts: readonly TestScript[] = [
      {
        up: async (op) => {
          await op.alterColumn('a', 'c', { nullable: true })
          await op.alterColumn('a', 'c', { generated: sql`b + ${1}` })
          await op.alterColumn('a', 'd', { generated: { expression: 'b * 3' }, name: 'e' })
        },
        down: async (op) => {
          await op.alterColumn('a', 'e', { generated: 'b * 2', name: 'd' })
          await op.alterColumn('a', 'c', { generated: null, default: 5 })
          await op.alterColumn('a', 'c', { nullable: false })
        },
      },
    ]
    await runScripts(database, scripts)
    expect(await database.rows('SELECT * FROM a')).toEqual([{ b: 2, c: 3, e: 6 }])
    await runScripts(database, scripts, { direction: 'downgrade' })
    expect(await database.rows('SELECT * FROM a')).toEqual([{ b: 2, c: 3, d: 4 }])
    for (const table of ['limbeck_log', 'alembic_version'])
      await database.rows(`DROP TABLE ${table}`)
    expect(unquote(await dumpCatalog(engine.lastUrl()))).toBe(unquote(before))
  })
})

describe.skipIf(!getEngine('postgresql').isAvailable)('on postgresql', () => {
  it('a column is computed by nothing else', async () => {
    const database = await open(getEngine('postgresql'), ...COMPUTED)
    await expect(
      runScripts(database, [{ up: (op) => op.alterColumn('a', 'c', { generated: 'b * 3' }) }]),
    ).rejects.toMatchObject({ code: 'operation_unsupported' })
    expect(await database.rows('SELECT c FROM a WHERE b = 2')).toEqual([{ c: 4 }])
  })

  it('an identity counts as it was told, and otherwise later', async () => {
    const database = await open(getEngine('postgresql'))
    const read = () =>
      database.rows(
        `SELECT seqstart::int, seqincrement::int, seqmin::int, seqmax::int, seqcache::int, seqcycle FROM pg_sequence
         WHERE seqrelid = pg_get_serial_sequence('a', 'b')::regclass`,
      )
    await runScripts(database, [
      {
        up: (op) =>
          op.createTable('a', {
            b: t.integer().identity({
              start: 5,
              increment: 2,
              minValue: 3,
              maxValue: 99,
              cache: 4,
              cycle: true,
            }),
          }),
      },
    ])
    expect(await read()).toEqual([
      { seqstart: 5, seqincrement: 2, seqmin: 3, seqmax: 99, seqcache: 4, seqcycle: true },
    ])
    await runScripts(database, [
      { up: () => {} },
      {
        up: (op) =>
          op.alterColumn('a', 'b', {
            identity: { always: true, maxValue: 50n, cache: 1, cycle: false },
            existing: t.integer().identity(),
          }),
      },
    ])
    expect(await read()).toEqual([
      { seqstart: 5, seqincrement: 2, seqmin: 3, seqmax: 50, seqcache: 1, seqcycle: false },
    ])
  })

  it('a collation is said with its type', async () => {
    const database = await open(getEngine('postgresql'), 'CREATE TABLE a (b varchar(9))')
    const read = () =>
      database.rows(
        `SELECT attcollation::regcollation::text AS name FROM pg_attribute WHERE attrelid = 'a'::regclass AND attname = 'b'`,
      )
    const change = (options: AlterColumnOptions): TestScript => ({
      up: (op) => op.alterColumn('a', 'b', options),
    })
    await expect(runScripts(database, [change({ collation: 'C' })])).rejects.toMatchObject({
      code: 'operation_invalid',
    })
    const scripts = [change({ collation: 'C', type: t.varchar(9) })]
    await runScripts(database, scripts)
    expect(await read()).toEqual([{ name: '"C"' }])
    await runScripts(database, [...scripts, change({ collation: null, type: t.varchar(9) })])
    expect(await read()).toEqual([{ name: '"default"' }])
  })
})

describe.each([
  ['mariadb', 'utf8mb4_bin'],
  ['sqlite', 'NOCASE'],
] as const)('a collation on %s', (name, collation) => {
  const engine = getEngine(name)

  it.skipIf(!engine.isAvailable)('comes and goes without its type', async () => {
    const database = await open(engine, 'CREATE TABLE a (b VARCHAR(9) NOT NULL)')
    const before = await dumpCatalog(engine.lastUrl())
    const scripts: readonly TestScript[] = [
      {
        up: (op) => op.alterColumn('a', 'b', { collation }),
        down: (op) => op.alterColumn('a', 'b', { collation: null }),
      },
    ]
    await runScripts(database, scripts)
    expect(await dumpCatalog(engine.lastUrl())).toContain(collation)
    await runScripts(database, scripts, { direction: 'downgrade' })
    for (const table of ['limbeck_log', 'alembic_version'])
      await database.rows(`DROP TABLE ${table}`)
    expect(unquote(await dumpCatalog(engine.lastUrl()))).toBe(unquote(before))
  })
})

describe('what cannot be a change of a column is refused:', () => {
  it.each<[string, AlterColumnOptions]>([
    ['an expression and a default', { generated: 'b', default: 1 }],
    ['an expression and an identity', { generated: 'b', identity: {} }],
    ['an expression that is none', { generated: { expression: undefined as unknown as string } }],
    ['a collation that is a number', { collation: 3 as unknown as string }],
    ['an identity that counts by a text', { identity: { start: '1; x' as unknown as number } }],
    ['an identity that perhaps goes round', { identity: { cycle: 1 as unknown as boolean } }],
  ])('%s', async (_, options) => {
    const database = await open(getEngine('sqlite'), 'CREATE TABLE a (b INTEGER)')
    await expect(
      runScripts(database, [{ up: (op) => op.alterColumn('a', 'b', options) }]),
    ).rejects.toMatchObject({ code: 'invalid_argument' })
  })
})
