import { describe, expect, it } from 'vitest'
import { runScripts, type TestScript } from '../runtime/harness.ts'
import { describeEngines, getEngine } from '../setup/engines.ts'
import { useDatabases } from './use-databases.ts'

const open = useDatabases()
const postgresql = getEngine('postgresql')
const mariadb = getEngine('mariadb')

describe.skipIf(!postgresql.isAvailable)('schemas and extensions on postgresql', () => {
  const schemas = `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'app%'`
  const extensions = `SELECT extname AS name, extnamespace::regnamespace::text AS "schema" FROM pg_extension WHERE extname <> 'plpgsql'`
  const script: TestScript = {
    up: async (op) => {
      await op.createSchema('app one')
      await op.createSchema('app one', { ifNotExists: true })
      await op.createExtension('btree_gist', { schema: 'app one', ifNotExists: true })
    },
    down: async (op) => {
      await op.dropExtension('btree_gist')
      await op.dropSchema('app one')
      await op.dropSchema('app one', { ifExists: true })
    },
  }

  it('are made and dropped', async () => {
    const database = await open(postgresql)
    await runScripts(database, [script])
    expect(await database.rows(schemas)).toEqual([{ name: 'app one' }])
    expect(await database.rows(extensions)).toEqual([{ name: 'btree_gist', schema: '"app one"' }])
    await runScripts(database, [script], { direction: 'downgrade' })
    expect(await database.rows(schemas)).toEqual([])
    expect(await database.rows(extensions)).toEqual([])
  })

  it('are dropped with what is in them only where that was said', async () => {
    const database = await open(postgresql, 'CREATE SCHEMA app', 'CREATE TABLE app.a (b integer)')
    await expect(
      runScripts(database, [{ up: (op) => op.dropSchema('app') }]),
    ).rejects.toMatchObject({ code: 'statement_failed' })
    await runScripts(database, [{ up: (op) => op.dropSchema('app', { cascade: true }) }])
    expect(await database.rows(schemas)).toEqual([])
  })
})

describe.skipIf(!mariadb.isAvailable)('schemas on mariadb', () => {
  it('are databases, and are dropped while they are empty or where it was said', async () => {
    const database = await open(mariadb)
    const [place] = await database.rows('SELECT DATABASE() AS name')
    const name = `${String(place?.['name'])}_b`
    const find = `SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '${name}'`
    const create: TestScript = {
      up: (op) => op.createSchema(name),
      down: (op) => op.dropSchema(name),
    }
    try {
      await runScripts(database, [create])
      expect(await database.rows(find)).toEqual([{ name }])
      await runScripts(database, [create], { direction: 'downgrade' })
      expect(await database.rows(find)).toEqual([])
      await runScripts(database, [create])
      await database.rows(`CREATE TABLE ${name}.a (b integer)`)
      await expect(
        runScripts(database, [create], { direction: 'downgrade' }),
      ).rejects.toMatchObject({ code: 'operation_invalid' })
      expect(await database.rows(find)).toEqual([{ name }])
      await runScripts(
        database,
        [{ ...create, down: (op) => op.dropSchema(name, { cascade: true }) }],
        {
          direction: 'downgrade',
          recovery: 'restart',
        },
      )
      expect(await database.rows(find)).toEqual([])
    } finally {
      await database.rows(`DROP SCHEMA IF EXISTS ${name}`)
    }
  })
})

describeEngines('sequences', (engine) => {
  it.skipIf(engine.name === 'sqlite')('are made, changed and dropped', async () => {
    const database = await open(engine)
    const read =
      engine.name === 'postgresql'
        ? `SELECT seqstart::integer AS start, seqincrement::integer AS increment, seqmax::integer AS "max", seqcache::integer AS cache, seqcycle AS cycle FROM pg_sequence`
        : `SELECT start_value AS start, increment, maximum_value AS max, cache_size AS cache, cycle_option = 1 AS cycle FROM numbers`
    const next = async () => {
      const [row] = await database.rows(
        engine.name === 'postgresql'
          ? `SELECT nextval('numbers')::integer AS n`
          : 'SELECT nextval(numbers) AS n',
      )
      return Number(row?.['n'])
    }
    const scripts: TestScript[] = [
      {
        up: async (op) => {
          await op.createSequence('numbers', { start: 5, maxValue: 100, cache: 2, cycle: true })
        },
        down: (op) => op.dropSequence('numbers'),
      },
      { up: (op) => op.alterSequence('numbers', { increment: 10, cycle: false, maxValue: 90 }) },
      { up: (op) => op.alterSequence('numbers', { restart: 50 }) },
    ]
    await runScripts(database, scripts.slice(0, 1))
    const [made] = await database.rows(read)
    expect(readNumbers(made)).toEqual({ start: 5, increment: 1, max: 100, cache: 2, cycle: 1 })
    expect(await next()).toBe(5)
    await runScripts(database, scripts.slice(0, 2))
    const [changed] = await database.rows(read)
    expect(readNumbers(changed)).toEqual({ start: 5, increment: 10, max: 90, cache: 2, cycle: 0 })
    await runScripts(database, scripts)
    expect(await next()).toBe(50)
    await runScripts(
      database,
      scripts.map((script) => ({ down: () => {}, ...script })),
      {
        direction: 'downgrade',
      },
    )
    await expect(next()).rejects.toMatchObject({ code: 'statement_failed' })
  })
})

function readNumbers(row: Readonly<Record<string, unknown>> | undefined) {
  return Object.fromEntries(Object.entries(row ?? {}).map(([key, value]) => [key, Number(value)]))
}
