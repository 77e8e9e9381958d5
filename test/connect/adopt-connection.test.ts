import { Kysely, MysqlDialect, PostgresDialect } from 'kysely'
import mysqlCallback from 'mysql2'
import mysql from 'mysql2/promise'
import { Pool } from 'pg'
import { describe, expect, it } from 'vitest'
import { adoptConnection } from '../../src/connect/adopt-connection.ts'
import { getEngine } from '../setup/engines.ts'

const options = { baseDirectory: process.cwd() }
const unsupported = { code: 'unsupported_by_connection' }

describe('adoptConnection', () => {
  it.each([[undefined], [null], ['postgresql://localhost/x'], [{}], [{ query: () => 1 }]])(
    'refuses %o',
    async (client) => {
      await expect(adoptConnection(client, options)).rejects.toMatchObject(unsupported)
    },
  )

  const postgresql = getEngine('postgresql')
  describe.skipIf(!postgresql.isAvailable)('pg', () => {
    it('refuses a pool and takes one of its clients, which is free afterwards', async () => {
      const pool = new Pool({ connectionString: await postgresql.createUrl(), max: 1 })
      await expect(adoptConnection(pool, options)).rejects.toMatchObject(unsupported)
      const client = await pool.connect()
      const listeners = client.listenerCount('error')
      const lent = await adoptConnection(client, options)
      expect((await lent.execute({ sql: 'SELECT 9007199254740993::int8 AS n' })).rows).toEqual([
        { n: 9007199254740993n },
      ])
      await lent.close()
      expect(client.listenerCount('error')).toBe(listeners)
      // The types of the client are its owner's.
      expect((await client.query('SELECT 5::int8 AS n')).rows).toEqual([{ n: '5' }])
      client.release()
      await pool.end()
    })

    it('takes a Kysely, one connection of it, and refuses what it hides', async () => {
      const pool = new Pool({ connectionString: await postgresql.createUrl(), max: 1 })
      const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
      const lent = await adoptConnection(db, options)
      expect(lent).toMatchObject({ driver: 'kysely', engine: 'postgresql', isLent: true })
      expect(() => lent.client).toThrow(expect.objectContaining(unsupported))
      await lent.execute({ sql: 'CREATE TEMPORARY TABLE here (a integer)' })
      await lent.execute({ sql: 'INSERT INTO here VALUES ($1)', parameters: [1] })
      expect((await lent.execute({ sql: 'SELECT a FROM here' })).rows).toEqual([{ a: 1 }])
      await expect(lent.execute({ sql: 'DELETE FROM here; SELECT 1' })).rejects.toMatchObject({
        code: 'several_statements',
      })
      expect((await lent.execute({ sql: 'SELECT a FROM here' })).rows).toEqual([{ a: 1 }])
      expect(await lent.isInTransaction()).toBe(false)
      await lent.execute({ sql: 'BEGIN' })
      expect(await lent.isInTransaction()).toBe(true)
      await lent.execute({ sql: 'ROLLBACK' })
      await lent.close()
      expect((await db.executeQuery({ sql: 'SELECT 1 AS one' } as never)).rows).toEqual([
        { one: 1 },
      ])
      await db.destroy()
    })
  })

  const mariadb = getEngine('mariadb')
  describe.skipIf(!mariadb.isAvailable)('mysql2', () => {
    it('takes both flavours of a connection, and reads values the same whatever its settings', async () => {
      const uri = await mariadb.createUrl()
      const promised = await mysql.createConnection({ uri, timezone: '+05:00', dateStrings: true })
      const callback = mysqlCallback.createConnection({
        uri,
        supportBigNumbers: true,
        bigNumberStrings: true,
      })
      for (const client of [promised, callback]) {
        const lent = await adoptConnection(client, options)
        expect(lent).toMatchObject({ driver: 'mysql2', isLent: true })
        const at = new Date('2024-05-06T07:08:09.000Z')
        const text = "CAST('2024-05-06 07:08:09' AS DATETIME) AS d, CAST(7 AS SIGNED) AS n"
        expect((await lent.execute({ sql: `SELECT ${text}` })).rows).toEqual([{ d: at, n: 7 }])
        expect(
          (
            await lent.execute({
              sql: `SELECT ${text} FROM DUAL WHERE ? = '2024-05-06 07:08:09.000'`,
              parameters: [at],
            })
          ).rows,
        ).toEqual([{ d: at, n: 7 }])
        await lent.close()
      }
      await promised.end()
      callback.end()
    })

    it('refuses a pool', async () => {
      const pool = mysql.createPool(await mariadb.createUrl())
      await expect(adoptConnection(pool, options)).rejects.toMatchObject(unsupported)
      await pool.end()
    })

    it('never runs several statements of one text, even for a client that would', async () => {
      const client = await mysql.createConnection({
        uri: await mariadb.createUrl(),
        multipleStatements: true,
      })
      await client.query('CREATE TABLE kept (a integer)')
      const attempt = async () => {
        const lent = await adoptConnection(client, options)
        await lent.execute({ sql: 'DROP TABLE kept; SELECT 1' })
      }
      await expect(attempt()).rejects.toMatchObject({
        code: expect.stringMatching(/^several_statements$|^unsupported_by_connection$/),
      })
      const [rows] = await client.query("SHOW TABLES LIKE 'kept'")
      expect(rows).toHaveLength(1)
      await client.end()
    })

    it('takes a Kysely and refuses several statements', async () => {
      const pool = mysqlCallback.createPool({
        uri: await mariadb.createUrl(),
        multipleStatements: true,
      })
      const lent = await adoptConnection(
        new Kysely({ dialect: new MysqlDialect({ pool }) }),
        options,
      )
      await lent.execute({ sql: 'CREATE TABLE kept (a integer)' })
      await expect(lent.execute({ sql: 'DROP TABLE kept; SELECT 1' })).rejects.toMatchObject({
        code: 'several_statements',
      })
      expect((await lent.execute({ sql: "SHOW TABLES LIKE 'kept'" })).rows).toHaveLength(1)
      await lent.close()
      await new Promise((resolve) => pool.end(resolve))
    })
  })
})
