import { beforeAll, expect, it } from 'vitest'
import { adoptConnection } from '../../src/connect/adopt-connection.ts'
import type { BoundStatement, Connection, Notice } from '../../src/connect/connection.ts'
import { isLimbeckError, type LimbeckError } from '../../src/errors/index.ts'
import { placeholder } from './dialect-of-tests.ts'
import { type TestDriver, uniqueName } from './drivers.ts'

/** Runs what has to fail and gives its error. */
async function catchError(promise: Promise<unknown>): Promise<LimbeckError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (isLimbeckError(error)) return error
  throw new Error('It did not fail with an error of ours', { cause: error })
}

/** What every connection does, whatever the driver. */
export function describeConnection({ driver, engine, share, open }: TestDriver): void {
  let connection: Connection
  let table: string
  const first = placeholder(engine, 1)
  const second = placeholder(engine, 2)

  beforeAll(async () => {
    connection = await share()
    table = uniqueName()
    const key = { postgresql: 'serial', mariadb: 'integer AUTO_INCREMENT', sqlite: 'INTEGER' }
    const name = engine === 'mariadb' ? 'varchar(50)' : 'text'
    await run(`CREATE TABLE ${table} (id ${key[engine]} PRIMARY KEY, name ${name} UNIQUE)`)
  })

  const run = (sql: string, ...parameters: unknown[]) => connection.execute({ sql, parameters })
  const insert = (name: string): BoundStatement => ({
    sql: `INSERT INTO ${table} (name) VALUES (${first})`,
    parameters: [name],
  })
  const names = async (): Promise<unknown[]> => {
    const { rows } = await connection.execute({ sql: `SELECT name FROM ${table} ORDER BY id` })
    return rows.map((row) => row['name'])
  }
  const empty = () => connection.execute({ sql: `DELETE FROM ${table}` })
  const abort = async () => {
    if (await connection.isInTransaction()) await connection.execute({ sql: 'ROLLBACK' })
  }

  it.each([
    ['a write behind a read', () => `SELECT 1; DELETE FROM ${table}`],
    ['two writes', () => `DELETE FROM ${table}; DELETE FROM ${table}`],
    ['a definition behind a write', () => `DELETE FROM ${table};\n\nDROP TABLE ${table};`],
    ['one behind a comment with a quote', () => `DELETE FROM ${table}; -- it's\nSELECT 1`],
    [
      'one behind a text with a semicolon',
      () => `DELETE FROM ${table} WHERE name <> ';'; SELECT 1`,
    ],
  ])('refuses several statements, %s, before anything has run', async (_title, text) => {
    await empty()
    await connection.execute(insert('kept'))
    const error = await catchError(connection.execute({ sql: text() }))
    expect(error.code).toBe('several_statements')
    expect(error.details).toMatchObject({ statement: text(), index: 0 })
    expect(await names()).toEqual(['kept'])
  })

  it.each([
    ['a separator at the end', (sql: string) => `${sql};`],
    ['separators and blanks', (sql: string) => `${sql} ;; \n `],
    ['a comment at the end', (sql: string) => `${sql}; -- done; really`],
    ['a comment before', (sql: string) => `-- first; this\n/* and; that */ ${sql}`],
    ['semicolons in texts and names', (sql: string) => sql.replace('1', "';' AS text, 1")],
  ])('takes one statement with %s', async (_title, write) => {
    const { rows } = await connection.execute({ sql: write('SELECT 1 AS one') })
    expect(rows).toMatchObject([{ one: 1 }])
  })

  it.each(['', '  \n', '-- nothing', '/* nothing; at all */', ';', '-- a\n;\n-- b'])(
    'finds no statement in %j',
    async (sql) => {
      expect(await connection.execute({ sql })).toMatchObject({ rows: [], affectedRows: 0 })
      expect(await connection.executeBatch([{ sql }, { sql: 'SELECT 2 AS two' }])).toMatchObject([
        { rows: [], affectedRows: 0 },
        { rows: [{ two: 2 }] },
      ])
    },
  )

  it('counts the rows that a statement changes', async () => {
    await empty()
    const insertTwo = `INSERT INTO ${table} (name) VALUES ('a'), ('b')`
    expect((await run(insertTwo)).affectedRows).toBe(2)
    expect((await run(`SELECT * FROM ${table}`)).affectedRows).toBe(0)
    expect((await run(`UPDATE ${table} SET name = name`)).affectedRows).toBe(2)
    expect(
      (await run(`UPDATE ${table} SET name = 'c' WHERE name = ${first}`, 'b')).affectedRows,
    ).toBe(1)
    expect((await run(`UPDATE ${table} SET name = 'x' WHERE name = 'none'`)).affectedRows).toBe(0)
    expect((await run(`DELETE FROM ${table} WHERE name = 'a'`)).affectedRows).toBe(1)
    const other = uniqueName()
    expect((await run(`CREATE TABLE ${other} (a integer)`)).affectedRows).toBe(0)
    expect((await run(`ALTER TABLE ${other} ADD COLUMN b integer`)).affectedRows).toBe(0)
    expect((await run(`DROP TABLE ${other}`)).affectedRows).toBe(0)
    expect((await run(`DELETE FROM ${table}`)).affectedRows).toBe(1)
  })

  it('counts rows behind RETURNING, and none of those that a trigger or a foreign key changes', async () => {
    await empty()
    const { rows, affectedRows } = await run(
      `INSERT INTO ${table} (name) VALUES ('a'), ('b') RETURNING name`,
    )
    expect({ rows, affectedRows }).toEqual({
      rows: [{ name: 'a' }, { name: 'b' }],
      affectedRows: 2,
    })
    const child = uniqueName('child')
    const parent = uniqueName('parent')
    if (engine === 'sqlite') await run('PRAGMA foreign_keys = ON')
    await run(`CREATE TABLE ${parent} (id integer PRIMARY KEY)`)
    await run(
      `CREATE TABLE ${child} (id integer, CONSTRAINT fk FOREIGN KEY (id) REFERENCES ${parent} (id) ON DELETE CASCADE)`,
    )
    await run(`INSERT INTO ${parent} VALUES (1), (2)`)
    await run(`INSERT INTO ${child} VALUES (1), (1), (1)`)
    expect((await run(`DELETE FROM ${parent} WHERE id = 1`)).affectedRows).toBe(1)
    expect((await run(`SELECT * FROM ${child}`)).rows).toEqual([])
  })

  it('tells the key of an inserted row, and of nothing else', async () => {
    await empty()
    const { insertId } = await connection.execute(insert('a'))
    const { rows } = await run(`SELECT id FROM ${table}`)
    expect(insertId).toBe(engine === 'postgresql' ? undefined : rows[0]?.['id'])
    expect((await run(`UPDATE ${table} SET name = 'b'`)).insertId).toBeUndefined()
    expect((await run(`SELECT 1`)).insertId).toBeUndefined()
    expect((await run(`DELETE FROM ${table}`)).insertId).toBeUndefined()
    const other = uniqueName()
    expect((await run(`CREATE TABLE ${other} (a integer)`)).insertId).toBeUndefined()
  })

  it('describes a failed statement', async () => {
    const sql = `SELECT 'é😀' AS a, nothing FROM ${table}`
    const error = await catchError(connection.execute({ sql, parameters: [] }))
    expect(error.code).toBe('statement_failed')
    expect(error.cause).toBeInstanceOf(Error)
    const expected = {
      postgresql: { sqlState: '42703', position: sql.indexOf('nothing') + 1 },
      mariadb: { sqlState: '42S22', number: 1054 },
      sqlite: { number: 1 },
    }
    expect(error.details).toEqual({ ...expected[engine], statement: sql, index: 0 })
  })

  it('tells a duplicate key, without the values bound', async () => {
    await empty()
    await connection.execute(insert('same'))
    const error = await catchError(connection.execute(insert('same')))
    expect(error.code).toBe('statement_failed')
    const expected = {
      postgresql: { sqlState: '23505' },
      mariadb: { sqlState: '23000', number: 1062 },
      // SQLITE_CONSTRAINT_UNIQUE
      sqlite: { number: 2067 },
    }
    expect(error.details).toEqual({ ...expected[engine], statement: insert('same').sql, index: 0 })
  })

  it('fails with a syntax error as such, also where a semicolon is in it', async () => {
    for (const sql of ['SELEKT 1', "SELEKT ';'", 'SELECT (1;']) {
      const error = await catchError(connection.execute({ sql }))
      expect([sql, error.code]).toEqual([sql, 'statement_failed'])
    }
  })

  it('runs a batch in order', async () => {
    await empty()
    const results = await connection.executeBatch([
      insert('a'),
      { sql: `SELECT name FROM ${table}` },
      { sql: `INSERT INTO ${table} (name) SELECT ${first} FROM ${table}`, parameters: ['b'] },
      { sql: `UPDATE ${table} SET name = ${first} WHERE name = ${second}`, parameters: ['c', 'a'] },
      { sql: `SELECT count(*) AS n FROM ${table}` },
    ])
    expect(results.map(({ rows, affectedRows }) => ({ rows, affectedRows }))).toEqual([
      { rows: [], affectedRows: 1 },
      { rows: [{ name: 'a' }], affectedRows: 0 },
      { rows: [], affectedRows: 1 },
      { rows: [], affectedRows: 1 },
      { rows: [{ n: 2 }], affectedRows: 0 },
    ])
    expect(await names()).toEqual(['c', 'b'])
    expect(await connection.executeBatch([])).toEqual([])
  })

  it('keeps what ran before the failure of a batch, and runs nothing after it', async () => {
    await empty()
    const error = await catchError(
      connection.executeBatch([insert('a'), insert('b'), insert('a'), insert('c')]),
    )
    expect(error.code).toBe('statement_failed')
    expect(error.details).toMatchObject({ index: 2, statement: insert('a').sql })
    expect(await names()).toEqual(['a', 'b'])
    expect(await connection.isInTransaction()).toBe(false)
  })

  it('takes a value that cannot be bound for the failure of its statement', async () => {
    await empty()
    const error = await catchError(
      connection.executeBatch([
        insert('a'),
        { ...insert('b'), parameters: [undefined] },
        insert('c'),
      ]),
    )
    expect(error.code).toBe('invalid_argument')
    expect(await names()).toEqual(['a'])
  })

  it('refuses several statements within a batch', async () => {
    await empty()
    const text = `DELETE FROM ${table}; SELECT 1`
    const error = await catchError(
      connection.executeBatch([insert('a'), { sql: text }, insert('b')]),
    )
    expect(error).toMatchObject({
      code: 'several_statements',
      details: { index: 1, statement: text },
    })
    expect(await names()).toEqual(['a'])
  })

  it('begins a transaction in a batch, and leaves it open when something fails', async () => {
    await empty()
    const error = await catchError(
      connection.executeBatch([
        { sql: 'BEGIN' },
        insert('a'),
        { sql: 'SELECT broken' },
        insert('b'),
        { sql: 'COMMIT' },
      ]),
    )
    expect(error.details).toMatchObject({ index: 2, statement: 'SELECT broken' })
    expect(await connection.isInTransaction()).toBe(true)
    await connection.execute({ sql: 'ROLLBACK' })
    expect(await connection.isInTransaction()).toBe(false)
    expect(await names()).toEqual([])
    await connection.executeBatch([{ sql: 'BEGIN' }, insert('a'), insert('b'), { sql: 'COMMIT' }])
    expect(await names()).toEqual(['a', 'b'])
  })

  it('commits within a batch, so that what follows stands alone', async () => {
    await empty()
    const error = await catchError(
      connection.executeBatch([
        { sql: '/* a */ BEGIN' },
        insert('a'),
        { sql: 'commit' },
        insert('b'),
        { sql: '-- x\nBEGIN' },
        insert('c'),
        { sql: 'ROLLBACK' },
        insert('d'),
        { sql: 'SELECT broken' },
      ]),
    )
    expect(error.details).toMatchObject({ index: 8 })
    expect(await names()).toEqual(['a', 'b', 'd'])
    expect(await connection.isInTransaction()).toBe(false)
  })

  it('runs definitions in a batch', async () => {
    const name = uniqueName()
    await connection.executeBatch([
      { sql: 'BEGIN' },
      { sql: `CREATE TABLE ${name} (id integer PRIMARY KEY, a integer)` },
      { sql: `CREATE INDEX ${name}_a ON ${name} (a)` },
      { sql: `INSERT INTO ${name} (id, a) VALUES (${first}, ${second})`, parameters: [1, 2] },
      { sql: 'COMMIT' },
    ])
    const { rows } = await run(`SELECT a FROM ${name}`)
    expect(rows).toEqual([{ a: 2 }])
  })

  it('runs long batches of long statements', async () => {
    await empty()
    const filler = 'x'.repeat(3_000)
    const statements = Array.from({ length: 1_200 }, (_, index) => ({
      sql: `SELECT '${filler}' AS filler, ${index} AS n`,
    }))
    const results = await connection.executeBatch([
      { sql: 'BEGIN' },
      ...statements,
      { sql: 'COMMIT' },
    ])
    expect(results.length).toBe(1_202)
    expect(results.slice(1, -1).map(({ rows }) => rows[0]?.['n'])).toEqual(
      statements.map((_, index) => index),
    )
    const error = await catchError(
      connection.executeBatch([
        { sql: 'BEGIN' },
        ...statements,
        { sql: 'SELECT broken' },
        insert('a'),
      ]),
    )
    expect(error.details).toMatchObject({ index: 1_201 })
    await abort()
    expect(await names()).toEqual([])
  })

  it('knows whether it is in a transaction', async () => {
    expect(await connection.isInTransaction()).toBe(false)
    await connection.execute({ sql: 'BEGIN' })
    expect(await connection.isInTransaction()).toBe(true)
    await connection.execute({ sql: 'SAVEPOINT one' })
    await connection.execute({ sql: 'RELEASE SAVEPOINT one' })
    expect(await connection.isInTransaction()).toBe(true)
    await catchError(connection.execute({ sql: 'SELECT broken' }))
    expect(await connection.isInTransaction()).toBe(true)
    await connection.execute({ sql: 'ROLLBACK' })
    expect(await connection.isInTransaction()).toBe(false)
    await catchError(connection.execute({ sql: 'SELECT broken' }))
    expect(await connection.isInTransaction()).toBe(false)
  })

  it.skipIf(engine !== 'postgresql')('tells a COMMIT that rolled back', async () => {
    await empty()
    await connection.execute({ sql: 'BEGIN' })
    await catchError(connection.execute({ sql: 'SELECT broken' }))
    expect(await connection.execute({ sql: 'COMMIT' })).toMatchObject({ command: 'ROLLBACK' })
    await connection.execute({ sql: 'BEGIN' })
    await connection.execute(insert('a'))
    expect(await connection.execute({ sql: 'COMMIT' })).toMatchObject({ command: 'COMMIT' })
  })

  it.skipIf(driver !== 'pg')('runs outside a transaction what cannot run in one', async () => {
    const results = await connection.executeBatch([
      { sql: `CREATE INDEX CONCURRENTLY ${table}_name ON ${table} (name)` },
      { sql: 'VACUUM' },
    ])
    expect(results.map(({ command }) => command)).toEqual(['CREATE', 'VACUUM'])
  })

  it('tells rows with two columns of one name, and strange names', async () => {
    const quoted = engine === 'mariadb' ? '`a "b`' : '"a ""b"'
    const { rows } = await run(`SELECT 1 AS same, 2 AS same, 3 AS ${quoted}`)
    expect(rows).toEqual([{ same: 2, 'a "b': 3 }])
  })

  it('takes triggers and routines with semicolons in them for one statement', async () => {
    const name = uniqueName('tr')
    const texts = {
      postgresql: `CREATE FUNCTION ${name}() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END`,
      mariadb: `CREATE TRIGGER ${name} BEFORE INSERT ON ${table} FOR EACH ROW BEGIN SET @a = 1; SET @b = 2; END`,
      sqlite: `CREATE TRIGGER ${name} AFTER INSERT ON ${table} BEGIN SELECT 1; SELECT CASE 1 WHEN 1 THEN 2 END; END;`,
    }
    expect(await connection.execute({ sql: texts[engine] })).toMatchObject({ affectedRows: 0 })
    await connection.execute({
      sql: `DROP ${engine === 'postgresql' ? 'FUNCTION' : 'TRIGGER'} ${name}`,
    })
  })

  it('leaves a lent client open, with what it knows of it', async () => {
    const owner = await open()
    const lent = await adoptConnection(owner.client, { baseDirectory: process.cwd() })
    expect(lent).toMatchObject({ isLent: true, driver, engine: owner.engine, server: owner.server })
    expect(lent.database).toBe(owner.database)
    expect(lent.client).toBe(owner.client)
    expect((await lent.execute({ sql: 'SELECT 1 AS one' })).rows).toEqual([{ one: 1 }])
    await lent.execute({ sql: 'BEGIN' })
    expect(await owner.isInTransaction()).toBe(true)
    expect(await lent.isInTransaction()).toBe(true)
    await lent.close()
    expect((await owner.execute({ sql: 'SELECT 2 AS two' })).rows).toEqual([{ two: 2 }])
    expect(await owner.isInTransaction()).toBe(true)
    await owner.execute({ sql: 'ROLLBACK' })
    expect(await owner.isInTransaction()).toBe(false)
  })

  it('closes twice without harm, and says so when it is used afterwards', async () => {
    const closed = await open()
    await closed.close()
    await closed.close()
    const error = await catchError(closed.execute({ sql: 'SELECT 1' }))
    expect(error.code).toBe('connection_lost')
  })

  it.skipIf(engine === 'sqlite')('hears what the server says', async () => {
    const notices: Notice[] = []
    const hearing = await open({ onNotice: (notice) => notices.push(notice) })
    await hearing.execute({ sql: 'DROP TABLE IF EXISTS no_such_table' })
    expect(notices.length).toBe(1)
    expect(notices[0]?.severity).toMatch(/^note|notice$/i)
    expect(notices[0]?.message).toContain('no_such_table')
  })

  it.skipIf(driver !== 'pg' && driver !== 'mysql2')(
    'says when the server has ended the session, running or idle',
    async () => {
      const query =
        driver === 'pg' ? 'SELECT pg_backend_pid() AS id' : 'SELECT CONNECTION_ID() AS id'
      const kill = (id: unknown) =>
        driver === 'pg'
          ? connection.execute({
              sql: 'SELECT pg_terminate_backend($1::integer)',
              parameters: [id],
            })
          : connection.execute({ sql: `KILL ${String(id)}` })
      for (const isRunning of [true, false]) {
        const victim = await open()
        const id = (await victim.execute({ sql: query })).rows[0]?.['id']
        const sleep = driver === 'pg' ? 'SELECT pg_sleep(20)' : 'SELECT SLEEP(20)'
        const running = isRunning ? catchError(victim.execute({ sql: sleep })) : undefined
        await new Promise((resolve) => setTimeout(resolve, 200))
        await kill(id)
        expect((await running)?.code).toBe(isRunning ? 'connection_lost' : undefined)
        await new Promise((resolve) => setTimeout(resolve, 200))
        const error = await catchError(victim.execute({ sql: 'SELECT 1' }))
        expect(error.code).toBe('connection_lost')
        expect((await catchError(victim.executeBatch([{ sql: 'SELECT 1' }]))).code).toBe(
          'connection_lost',
        )
        await victim.close()
      }
    },
    20_000,
  )

  it.skipIf(driver !== 'pg' && driver !== 'mysql2')(
    'stops a running statement, also for a lent client, and works on',
    async () => {
      const sql =
        driver === 'pg'
          ? 'SELECT pg_sleep(20)'
          : 'SELECT COUNT(*) FROM seq_1_to_100000 a, seq_1_to_100000 b'
      const lent = await adoptConnection((await open()).client, { baseDirectory: process.cwd() })
      for (const session of [await open(), lent]) {
        const running = catchError(session.execute({ sql }))
        await new Promise((resolve) => setTimeout(resolve, 200))
        const start = performance.now()
        await session.cancel()
        expect(await running).toMatchObject({
          code: 'statement_failed',
          details: driver === 'pg' ? { sqlState: '57014' } : { sqlState: '70100', number: 1317 },
        })
        expect(performance.now() - start).toBeLessThan(5_000)
        expect((await session.execute({ sql: 'SELECT 1 AS one' })).rows).toEqual([{ one: 1 }])
      }
    },
    20_000,
  )

  it.skipIf(engine !== 'sqlite')(
    'opens a second file with the same driver, and waits for locks as long as it is told',
    async () => {
      const path = `${connection.database}-other`
      const openFile = async (file: string) => {
        const opened = await connection.openFile?.(file)
        if (opened === undefined) throw new Error('openFile is missing')
        return opened
      }
      const one = await openFile(path)
      const two = await openFile(path)
      try {
        expect([one.driver, one.database]).toEqual([driver, path])
        await one.execute({ sql: 'BEGIN EXCLUSIVE' })
        const { rows } = await two.execute({ sql: 'PRAGMA busy_timeout' })
        expect(rows).toEqual([{ timeout: 5000 }])
        await two.execute({ sql: 'PRAGMA busy_timeout = 0' })
        const start = performance.now()
        const error = await catchError(two.execute({ sql: 'BEGIN EXCLUSIVE' }))
        expect(error.details).toMatchObject({ number: 5 })
        expect(performance.now() - start).toBeLessThan(1_000)
      } finally {
        await one.close()
        await two.close()
      }
    },
  )
}
