import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import {
  dialectFor,
  type LiveDialect,
  type SessionLock,
  type Statement,
} from '../../src/dialects/index.ts'
import { isLimbeckError } from '../../src/errors/index.ts'
import { describeEngines } from '../setup/engines.ts'

describeEngines('a session', (engine) => {
  let connection: Connection
  let other: Connection
  let dialect: LiveDialect

  beforeAll(async () => {
    const url = await engine.createUrl()
    connection = await openConnection(url, {
      baseDirectory: process.cwd(),
      applicationName: 'first',
    })
    other = await openConnection(url, { baseDirectory: process.cwd(), applicationName: 'second' })
    dialect = dialectFor(connection.server)
  })
  afterAll(async () => {
    await connection.close()
    await other.close()
  })

  async function rows(statement: Statement, from = connection) {
    return (await from.execute(statement)).rows
  }

  it.skipIf(engine.name === 'sqlite')(
    'holds a lock that another cannot take, and names its holder',
    async () => {
      const lock = dialect.runLock as SessionLock
      const key = 'fedcba9876543210'
      expect(lock.readHolder(await rows(lock.findHolder(key), other))).toBeUndefined()
      expect(lock.isAcquired(await rows(lock.tryAcquire(key)))).toBe(true)
      expect(lock.isAcquired(await rows(lock.tryAcquire(key), other))).toBe(false)
      const holder = lock.readHolder(await rows(lock.findHolder(key), other))
      const own = engine.name === 'postgresql' ? 'pg_backend_pid()' : 'CONNECTION_ID()'
      const [session] = await rows({ sql: `SELECT ${own} AS id` })
      expect(holder).toMatchObject({
        session: String(session?.['id']),
        user: expect.any(String),
        host: expect.any(String),
      })
      expect(holder?.since).toMatch(/^20\d\d-/)
      expect(holder?.application).toBe(engine.name === 'postgresql' ? 'first' : undefined)
      await connection.execute(lock.release(key))
      expect(lock.isAcquired(await rows(lock.tryAcquire(key), other))).toBe(true)
      await other.execute(lock.release(key))
    },
  )

  it('limits time, and puts back what was there', async () => {
    const limiter = dialect.limitTime({ lockTimeoutMs: 1500, statementTimeoutMs: 2500 })
    const { readCurrent } = limiter
    if (readCurrent === undefined) throw new Error('The limits cannot be read')
    const before = await rows(readCurrent)
    for (const statement of limiter.set) await connection.execute(statement)
    const expected = {
      postgresql: { lock_timeout: '1500ms', statement_timeout: '2500ms' },
      mariadb: { lock_wait_timeout: 2, innodb_lock_wait_timeout: 2, max_statement_time: 2.5 },
      sqlite: { timeout: 1500 },
    }[engine.name]
    const [current] = await rows(readCurrent)
    expect({
      ...current,
      ...(current !== undefined && 'max_statement_time' in current
        ? { max_statement_time: Number(current['max_statement_time']) }
        : {}),
    }).toEqual(expected)
    for (const statement of limiter.restore(before)) await connection.execute(statement)
    expect(await rows(readCurrent)).toEqual(before)
    expect(dialect.limitTime({}).set).toEqual([])
  })

  it('finds a table with the width of its column', async () => {
    await connection.execute({ sql: 'CREATE TABLE versions (num VARCHAR(32) NOT NULL)' })
    const [found] = await rows(dialect.findTable({ name: 'versions' }, 'num'))
    expect(found).toEqual({ width: engine.name === 'sqlite' ? null : 32 })
    expect(await rows(dialect.findTable({ name: 'versions' }, 'other'))).toEqual([{ width: null }])
    expect(await rows(dialect.findTable({ name: 'nowhere' }, 'num'))).toEqual([])
  })

  it('lists the tables of its schema, without those of the engine', async () => {
    const url = await engine.createUrl()
    const fresh = await openConnection(url, {
      baseDirectory: process.cwd(),
      applicationName: 'fresh',
    })
    const list = async () => (await rows(dialect.listTables, fresh)).map((row) => row['name'])
    expect(await list()).toEqual([])
    const number = { postgresql: 'SERIAL', mariadb: 'INT AUTO_INCREMENT', sqlite: 'INTEGER' }
    const counting = engine.name === 'sqlite' ? ' AUTOINCREMENT' : ''
    await fresh.execute({
      sql: `CREATE TABLE sqlitex (id ${number[engine.name]} PRIMARY KEY${counting})`,
    })
    await fresh.execute({ sql: 'CREATE VIEW seen AS SELECT id FROM sqlitex' })
    expect(await list()).toEqual(['sqlitex'])
    await fresh.close()
  })

  it('tells its place', async () => {
    const [place] = await rows(dialect.readPlace)
    expect(place?.['database']).toBe(connection.database)
    expect(place?.['schema']).toBe(
      { postgresql: 'public', mariadb: null, sqlite: 'main' }[engine.name],
    )
  })

  it.each([
    ['already_exists', ['CREATE TABLE twice (a INT)', 'CREATE TABLE twice (a INT)']],
    ['already_exists', ['CREATE TABLE cols (a INT)', 'ALTER TABLE cols ADD COLUMN a INT']],
    [
      'already_exists',
      [
        'CREATE TABLE ind (a INT)',
        'CREATE INDEX ix_ind ON ind (a)',
        'CREATE INDEX ix_ind ON ind (a)',
      ],
    ],
    ['does_not_exist', ['DROP TABLE nowhere']],
    ['does_not_exist', ['SELECT missing FROM (SELECT 1 AS a) q']],
    [
      'duplicate_row',
      [
        'CREATE TABLE uniq (a INT UNIQUE)',
        'INSERT INTO uniq VALUES (1)',
        'INSERT INTO uniq VALUES (1)',
      ],
    ],
    ['other', ['SELEKT']],
  ] as const)('knows a failure as %s', async (kind, statements) => {
    let failure: unknown
    for (const sql of statements) {
      failure = await connection.execute({ sql }).then(
        () => undefined,
        (error: unknown) => error,
      )
    }
    if (!isLimbeckError(failure)) throw new Error('Nothing failed')
    expect(dialect.classifyFailure({ ...failure.details, message: failure.message })).toBe(kind)
  })

  it('opens, keeps points in, and ends a transaction', async () => {
    const { transaction } = dialect
    await connection.execute({ sql: 'CREATE TABLE steps (a INT)' })
    const run = [
      transaction.begin,
      'INSERT INTO steps VALUES (1)',
      transaction.savepoint('a "b`'),
      'INSERT INTO steps VALUES (2)',
      transaction.rollbackTo('a "b`'),
      transaction.release('a "b`'),
      transaction.commit,
      transaction.begin,
      'INSERT INTO steps VALUES (3)',
      transaction.rollback,
    ]
    for (const sql of run) await connection.execute({ sql })
    expect(await rows({ sql: 'SELECT a FROM steps' })).toEqual([{ a: 1 }])
  })
})
