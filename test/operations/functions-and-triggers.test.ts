import { describe, expect, it } from 'vitest'
import { runScripts, type TestScript } from '../runtime/harness.ts'
import { describeEngines, getEngine } from '../setup/engines.ts'
import { useDatabases } from './use-databases.ts'

const open = useDatabases()
const postgresql = getEngine('postgresql')
const mariadb = getEngine('mariadb')

describe.skipIf(!postgresql.isAvailable)('functions on postgresql', () => {
  const find = `SELECT proname AS name, pg_get_function_arguments(oid) AS parameters, provolatile AS volatility, proisstrict AS strict, prosecdef AS definer
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1, 2`

  it('are made, replaced and dropped, several of one name too', async () => {
    const database = await open(postgresql)
    const scripts: TestScript[] = [
      {
        up: async (op) => {
          await op.createFunction('plus', {
            parameters: 'a integer, b integer DEFAULT 1',
            returns: 'integer',
            body: 'SELECT a + b;',
            volatility: 'immutable',
            strict: true,
          })
          await op.createFunction('plus', {
            parameters: 'a text',
            returns: 'text',
            body: "BEGIN RETURN a || '$limbeck$;'; END",
            security: 'definer',
          })
        },
        down: async (op) => {
          await op.dropFunction('plus', { parameters: 'a text' })
          await op.dropFunction('plus')
          await op.dropFunction('plus', { ifExists: true })
        },
      },
      {
        up: (op) =>
          op.createFunction('plus', {
            parameters: 'a integer, b integer DEFAULT 1',
            returns: 'integer',
            body: 'SELECT a + b + 100',
            replace: true,
          }),
        down: () => {},
      },
    ]
    await runScripts(database, scripts.slice(0, 1))
    expect(await database.rows(find)).toEqual([
      {
        name: 'plus',
        parameters: 'a integer, b integer DEFAULT 1',
        volatility: 'i',
        strict: true,
        definer: false,
      },
      { name: 'plus', parameters: 'a text', volatility: 'v', strict: false, definer: true },
    ])
    expect(await database.rows(`SELECT plus(2) AS n, plus('x') AS t`)).toEqual([
      { n: 3, t: 'x$limbeck$;' },
    ])
    await runScripts(database, scripts)
    expect(await database.rows('SELECT plus(2) AS n')).toEqual([{ n: 103 }])
    await runScripts(database, scripts, { direction: 'downgrade' })
    expect(await database.rows(find)).toEqual([])
  })
})

describe.skipIf(!mariadb.isAvailable)('functions on mariadb', () => {
  const find = `SELECT ROUTINE_NAME AS name, IS_DETERMINISTIC AS fixed, SECURITY_TYPE AS security FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()`

  it('are made, replaced and dropped', async () => {
    const database = await open(mariadb)
    const script: TestScript = {
      up: async (op) => {
        await op.createFunction('plus', {
          parameters: 'a INT',
          returns: 'INT',
          body: 'BEGIN DECLARE b INT DEFAULT 1; IF a > 1 THEN SET b = 10; END IF; RETURN a + b; END;',
          volatility: 'immutable',
          security: 'invoker',
        })
      },
      down: (op) => op.dropFunction('plus'),
    }
    await runScripts(database, [script])
    expect(await database.rows(find)).toEqual([{ name: 'plus', fixed: 'YES', security: 'INVOKER' }])
    expect(await database.rows('SELECT plus(1) AS one, plus(2) AS two')).toEqual([
      { one: 2, two: 12 },
    ])
    await runScripts(database, [
      script,
      {
        up: (op) =>
          op.createFunction('plus', {
            parameters: 'a INT',
            returns: 'INT',
            body: 'RETURN a + 100',
            replace: true,
          }),
      },
    ])
    expect(await database.rows('SELECT plus(1) AS n')).toEqual([{ n: 101 }])
    await runScripts(database, [script, { up: () => {}, down: () => {} }], {
      direction: 'downgrade',
    })
    expect(await database.rows(find)).toEqual([])
  })

  it('are not made twice after a crash', async () => {
    const database = await open(mariadb)
    const script = (fails: boolean): TestScript => ({
      up: async (op) => {
        await op.createFunction('f', { returns: 'INT', body: 'RETURN 1' })
        if (fails) await op.execute('INSERT INTO nowhere VALUES (1)')
        await op.createSequence('numbers')
      },
    })
    await expect(runScripts(database, [script(true)])).rejects.toThrow('nowhere')
    await runScripts(database, [script(false)], { recovery: 'resume' })
    expect(await database.rows('SELECT f() AS n, nextval(numbers) AS next')).toEqual([
      { n: 1, next: 1 },
    ])
  })
})

describeEngines('triggers', (engine) => {
  const find = {
    postgresql: 'SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal',
    mariadb:
      'SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()',
    sqlite: `SELECT name FROM sqlite_master WHERE type = 'trigger'`,
  }[engine.name]

  it('are made and dropped, and do what they say', async () => {
    const database = await open(
      engine,
      'CREATE TABLE a (b INTEGER)',
      'CREATE TABLE log (b INTEGER, c VARCHAR(20))',
    )
    const scripts: TestScript[] = [
      {
        up: async (op) => {
          if (op.context.dialect === 'postgresql') {
            await op.createFunction('note', {
              returns: 'trigger',
              body: `BEGIN INSERT INTO log VALUES (new.b, TG_ARGV[0]); RETURN new; END`,
            })
            await op.createTrigger('tr', 'a', {
              timing: 'after',
              events: ['insert', 'update'],
              columns: ['b'],
              when: 'new.b > 1',
              function: { name: 'note', arguments: ["it's"] },
            })
            return
          }
          await op.createTrigger('tr', 'a', {
            timing: 'after',
            events: 'insert',
            body: `BEGIN INSERT INTO log SELECT new.b, 'it''s' FROM (SELECT 1 AS n) AS one WHERE new.b > 1; DELETE FROM log WHERE b IS NULL; END`,
          })
        },
        down: async (op) => {
          await op.dropTrigger('tr', 'a')
          await op.dropTrigger('tr', 'a', { ifExists: true })
          if (op.context.dialect === 'postgresql') await op.dropFunction('note')
        },
      },
    ]
    await runScripts(database, scripts)
    expect(await database.rows(find)).toEqual([{ name: 'tr' }])
    await database.rows('INSERT INTO a VALUES (1)')
    await database.rows('INSERT INTO a VALUES (2)')
    expect(await database.rows('SELECT * FROM log')).toEqual([{ b: 2, c: "it's" }])
    await runScripts(database, scripts, { direction: 'downgrade' })
    expect(await database.rows(find)).toEqual([])
  })

  it.skipIf(engine.name === 'postgresql')('do not replace one of another table', async () => {
    const database = await open(
      engine,
      'CREATE TABLE a (b INTEGER)',
      'CREATE TABLE other (b INTEGER)',
      'CREATE TRIGGER tr AFTER INSERT ON other FOR EACH ROW BEGIN DELETE FROM a; END',
    )
    const up: TestScript['up'] = (op) =>
      op.createTrigger('tr', 'a', {
        timing: 'after',
        events: 'insert',
        body: 'DELETE FROM other',
        replace: true,
      })
    await expect(runScripts(database, [{ up }])).rejects.toMatchObject({
      code: engine.name === 'sqlite' ? 'operation_invalid' : 'statement_failed',
      details: { failed: { revision: 'r1' } },
    })
    expect(await database.rows(find)).toEqual([{ name: 'tr' }])
    await database.rows('INSERT INTO a VALUES (1)')
    await database.rows('INSERT INTO other VALUES (1)')
    expect(await database.rows('SELECT * FROM a')).toEqual([])
  })

  it.skipIf(engine.name === 'postgresql')('can have a body of one statement', async () => {
    const database = await open(
      engine,
      'CREATE TABLE a (b INTEGER)',
      'CREATE TABLE log (b INTEGER)',
    )
    await runScripts(database, [
      {
        up: (op) =>
          op.createTrigger('tr', 'a', {
            timing: 'before',
            events: 'delete',
            body: 'INSERT INTO log VALUES (old.b)',
          }),
      },
    ])
    await database.rows('INSERT INTO a VALUES (1)')
    await database.rows('DELETE FROM a')
    expect(await database.rows('SELECT b FROM log')).toEqual([{ b: 1 }])
  })
})
