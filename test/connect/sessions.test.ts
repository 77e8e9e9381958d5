import mysql from 'mysql2/promise'
import { Client } from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { adoptConnection } from '../../src/connect/adopt-connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { type EngineName, getEngine } from '../setup/engines.ts'

const options = { baseDirectory: process.cwd() }

async function openFor(url: string) {
  const connection = await openConnection(url, options)
  onTestFinished(() => connection.close())
  return connection
}

/** The URL of an empty database with other parts. */
async function createUrl(name: EngineName, change: (url: URL) => void = () => {}) {
  const url = new URL(await getEngine(name).createUrl())
  change(url)
  return String(url)
}

describe.skipIf(!getEngine('postgresql').isAvailable)('a session on PostgreSQL', () => {
  const WRITTEN = "SELECT TIMESTAMP '2024-02-03 04:05:06' AS t, '\\x00ff5c'::bytea AS b"
  const READ = { t: new Date('2024-02-03T04:05:06Z'), b: new Uint8Array([0, 255, 92]) }

  it('reads values whatever formats the server is set up with', async () => {
    const url = await createUrl('postgresql')
    const name = new URL(url).pathname.slice(1)
    const first = await openFor(url)
    for (const setting of [
      "DateStyle = 'SQL, DMY'",
      "IntervalStyle = 'iso_8601'",
      "bytea_output = 'escape'",
    ]) {
      await first.execute({ sql: `ALTER DATABASE "${name}" SET ${setting}` })
    }
    const session = await openFor(url)
    const { rows } = await session.execute({ sql: `${WRITTEN}, INTERVAL '1 day 2:00' AS i` })
    expect(rows).toEqual([{ ...READ, i: '1 day 02:00:00' }])
    // The order of day and month in what people write is theirs.
    const { rows: read } = await session.execute({ sql: "SELECT '03/02/2024'::date AS d" })
    expect(read).toEqual([{ d: '2024-02-03' }])
  })

  it('leaves the formats of a lent session alone', async () => {
    const client = new Client({ connectionString: await createUrl('postgresql') })
    await client.connect()
    onTestFinished(() => client.end())
    await client.query("SET DateStyle = 'SQL, DMY'; SET bytea_output = 'escape'")
    const lent = await adoptConnection(client, options)
    expect((await lent.execute({ sql: WRITTEN })).rows).toEqual([
      { ...READ, t: '03/02/2024 04:05:06' },
    ])
    await lent.close()
  })

  it('takes options and the name of the application from the URL', async () => {
    const url = await createUrl('postgresql', ({ searchParams }) => {
      searchParams.set('options', '-c search_path=elsewhere')
      searchParams.set('application_name', 'mine')
    })
    const session = await openFor(url)
    expect(
      (
        await session.execute({
          sql: "SELECT current_setting('search_path') AS path, current_setting('application_name') AS name, current_setting('client_encoding') AS encoding",
        })
      ).rows,
    ).toEqual([{ path: 'elsewhere', name: 'mine', encoding: 'UTF8' }])
  })

  it.each(['native', 'pipeline'])('refuses a lent client in %s mode', async (mode) => {
    const client = new Client({ connectionString: await createUrl('postgresql') })
    await client.connect()
    onTestFinished(() => client.end())
    const hidden = mode === 'native' ? { connection: undefined } : { pipeline: true }
    const lent = Object.assign(Object.create(client) as object, hidden)
    await expect(adoptConnection(lent, options)).rejects.toMatchObject({
      code: 'unsupported_by_connection',
    })
  })

  it('fails where the server waits for data, and works on', async () => {
    const session = await openFor(await createUrl('postgresql'))
    await session.execute({ sql: 'CREATE TABLE t (a integer)' })
    await expect(
      session.executeBatch([{ sql: 'BEGIN' }, { sql: 'COPY t FROM STDIN' }, { sql: 'SELECT 1' }]),
    ).rejects.toMatchObject({ code: 'statement_failed', details: { index: 1, sqlState: '57014' } })
    await session.execute({ sql: 'ROLLBACK' })
    await session.execute({ sql: 'INSERT INTO t VALUES (1), (2)' })
    expect(await session.execute({ sql: 'COPY t TO STDOUT' })).toMatchObject({ rows: [] })
    expect((await session.execute({ sql: 'SELECT a FROM t' })).rows).toEqual([{ a: 1 }, { a: 2 }])
  })

  it('ends a batch at once when the session is lost in its middle', async () => {
    const url = await createUrl('postgresql')
    const session = await openFor(url)
    const kill = { sql: 'SELECT pg_terminate_backend(pg_backend_pid())' }
    const start = performance.now()
    await expect(
      session.executeBatch([{ sql: 'BEGIN' }, kill, { sql: 'SELECT pg_sleep(20)' }]),
    ).rejects.toMatchObject({ code: 'connection_lost', details: { index: 1, sqlState: '57P01' } })
    expect(performance.now() - start).toBeLessThan(5000)
    expect(await session.isInTransaction()).toBe(false)
  })

  it('does without encryption where the server has none and the URL does not insist', async () => {
    const url = new URL(await createUrl('postgresql'))
    const client = await openFor(String(url))
    const { rows } = await client.execute({ sql: 'SHOW ssl' })
    if (rows[0]?.['ssl'] !== 'off') return
    url.searchParams.set('sslmode', 'prefer')
    expect((await openFor(String(url))).server.product).toBe('postgresql')
    url.searchParams.set('sslmode', 'require')
    await expect(openConnection(String(url), options)).rejects.toMatchObject({
      code: 'connection_failed',
    })
  })
})

describe.skipIf(!getEngine('mariadb').isAvailable)('a session on MariaDB', () => {
  it('reads and writes time stamps in UTC, and leaves the zone of a lent session alone', async () => {
    const url = await createUrl('mariadb')
    const at = new Date('2024-07-01T12:00:00Z')
    const session = await openFor(url)
    await session.execute({ sql: 'CREATE TABLE t (at timestamp NULL)' })
    await session.execute({ sql: 'INSERT INTO t VALUES (?)', parameters: [at] })
    expect((await session.execute({ sql: 'SELECT at FROM t' })).rows).toEqual([{ at }])
    expect((await session.execute({ sql: 'SELECT UNIX_TIMESTAMP(at) AS s FROM t' })).rows).toEqual([
      { s: 1719835200 },
    ])
    const client = await mysql.createConnection(url)
    onTestFinished(() => client.end())
    await client.query("SET time_zone = '+05:30'")
    const lent = await adoptConnection(client, options)
    expect((await lent.execute({ sql: 'SELECT @@time_zone AS zone' })).rows).toEqual([
      { zone: '+05:30' },
    ])
    await lent.close()
  })

  it('keeps what a date cannot be as text', async () => {
    const session = await openFor(await createUrl('mariadb'))
    await session.execute({ sql: "SET sql_mode = ''" })
    await session.execute({ sql: 'CREATE TABLE t (a datetime, b date, c tinyint(1), d bit(3))' })
    await session.execute({
      sql: "INSERT INTO t VALUES ('0000-00-00 00:00:00', '0000-00-00', 7, b'101')",
    })
    expect((await session.execute({ sql: 'SELECT * FROM t' })).rows).toEqual([
      { a: '0000-00-00 00:00:00', b: '0000-00-00', c: 7, d: new Uint8Array([5]) },
    ])
  })

  it('writes long integers in columns of text without an exponent', async () => {
    const session = await openFor(await createUrl('mariadb'))
    await session.execute({ sql: 'CREATE TABLE t (a varchar(30))' })
    for (const value of [7, 2 ** 53 - 1, -(2 ** 52), 2n ** 62n]) {
      await session.execute({ sql: 'INSERT INTO t VALUES (?)', parameters: [value] })
    }
    expect((await session.execute({ sql: 'SELECT a FROM t' })).rows.map(({ a }) => a)).toEqual([
      '7',
      '9007199254740991',
      '-4503599627370496',
      '4611686018427387904',
    ])
  })

  it('runs what a version comment holds', async () => {
    const session = await openFor(await createUrl('mariadb'))
    expect((await session.execute({ sql: '/*!40101 SELECT 5 AS five */' })).rows).toEqual([
      { five: 5 },
    ])
  })

  it('gives the rows that a procedure answers with', async () => {
    const session = await openFor(await createUrl('mariadb'))
    await session.execute({ sql: 'CREATE PROCEDURE p(n integer) BEGIN SELECT n AS n; END' })
    expect((await session.execute({ sql: 'CALL p(3)' })).rows).toEqual([{ n: 3 }])
    expect((await session.execute({ sql: 'CALL p(?)', parameters: [4] })).rows).toEqual([{ n: 4 }])
  })

  it('does not lose sight of columns that were added to a prepared statement', async () => {
    const session = await openFor(await createUrl('mariadb'))
    await session.execute({ sql: 'CREATE TABLE t (a integer)' })
    await session.execute({ sql: 'INSERT INTO t VALUES (1)' })
    const read = { sql: 'SELECT * FROM t WHERE a = ?', parameters: [1] }
    expect((await session.execute(read)).rows).toEqual([{ a: 1 }])
    await session.execute({ sql: 'ALTER TABLE t ADD COLUMN b integer NOT NULL DEFAULT 2' })
    expect((await session.execute(read)).rows).toEqual([{ a: 1, b: 2 }])
  })
})

describe.each(['sqlite', 'better-sqlite3'])('a session on SQLite by %s:', (scheme) => {
  it('does not trust what it has prepared when the schema changes', async () => {
    const session = await openFor(`${scheme}::memory:`)
    const run = (sql: string, ...parameters: unknown[]) => session.execute({ sql, parameters })
    await run('CREATE TABLE t (a integer)')
    await run('INSERT INTO t VALUES (?)', 1)
    await run('DROP TABLE t')
    await expect(run('INSERT INTO t VALUES (?)', 1)).rejects.toMatchObject({
      code: 'statement_failed',
    })
    await run('CREATE TABLE t (a text UNIQUE, b integer DEFAULT 3)')
    await expect(run('INSERT INTO t VALUES (?)', 1)).rejects.toMatchObject({
      code: 'statement_failed',
    })
    expect(await run('INSERT INTO t (a) VALUES (?)', 1)).toMatchObject({
      affectedRows: 1,
      insertId: 1,
    })
    await run('ALTER TABLE t RENAME COLUMN a TO c')
    await expect(run('INSERT INTO t (a) VALUES (?)', 1)).rejects.toMatchObject({
      code: 'statement_failed',
    })
    expect((await run('SELECT * FROM t')).rows).toEqual([{ c: '1', b: 3 }])
    await run('VACUUM')
  })

  it('refuses integers of more than 64 bits and keeps texts with NUL', async () => {
    const session = await openFor(`${scheme}::memory:`)
    const read = async (value: unknown) =>
      (await session.execute({ sql: 'SELECT ? AS v', parameters: [value] })).rows[0]?.['v']
    await expect(read(2n ** 63n)).rejects.toMatchObject({ code: 'invalid_argument' })
    expect(await read('a\0b')).toBe('a\0b')
  })

  it('says which file it cannot open', async () => {
    await expect(openConnection(`${scheme}:/nowhere/at/all.db`, options)).rejects.toMatchObject({
      code: 'connection_failed',
      details: { database: '/nowhere/at/all.db' },
    })
  })
})
