import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../src/connect/connection.ts'
import { createKysely } from '../../src/connect/create-kysely.ts'
import { TYPES } from './dialect-of-tests.ts'
import { type TestDriver, uniqueName } from './drivers.ts'

interface Tables {
  readonly [table: string]: { id: number; name: string; at: Date | null }
}

/** A Kysely over a connection, on every engine. */
export function describeKysely({ engine, share }: TestDriver): void {
  let connection: Connection
  let table: string
  const calls: string[] = []

  beforeAll(async () => {
    connection = await share()
    table = uniqueName()
    await connection.execute({
      sql: `CREATE TABLE ${table} (id integer PRIMARY KEY, name varchar(50), at ${TYPES.timestamp[engine]})`,
    })
  })

  function create() {
    calls.length = 0
    const note = (verb: string, text: string) => async (name: string) => {
      calls.push(verb)
      await connection.execute({ sql: `${text} ${name}` })
    }
    return createKysely<Tables>({
      engine: connection.engine,
      execute: (statement) => connection.execute(statement),
      savepoint: note('savepoint', 'SAVEPOINT'),
      release: note('release', 'RELEASE SAVEPOINT'),
      rollbackTo: note('rollbackTo', 'ROLLBACK TO SAVEPOINT'),
    })
  }

  const count = async () =>
    (await connection.execute({ sql: `SELECT id FROM ${table}` })).rows.length

  it('maps rows and counts', async () => {
    const db = create()
    const at = new Date('2024-05-06T07:08:09.123Z')
    await db.deleteFrom(table).execute()
    const inserted = await db
      .insertInto(table)
      .values([
        { id: 1, name: 'a', at },
        { id: 2, name: 'b', at: null },
      ])
      .executeTakeFirstOrThrow()
    expect(inserted.numInsertedOrUpdatedRows).toBe(2n)
    const updated = await db.updateTable(table).set({ name: 'c' }).executeTakeFirstOrThrow()
    expect(updated.numUpdatedRows).toBe(2n)
    expect(await db.selectFrom(table).selectAll().orderBy('id').execute()).toEqual([
      { id: 1, name: 'c', at },
      { id: 2, name: 'c', at: null },
    ])
    const streamed: unknown[] = []
    for await (const row of db.selectFrom(table).select('id').orderBy('id').stream())
      streamed.push(row)
    expect(streamed).toEqual([{ id: 1 }, { id: 2 }])
    const deleted = await db.deleteFrom(table).where('id', '=', 1).executeTakeFirstOrThrow()
    expect(deleted.numDeletedRows).toBe(1n)
    expect((await sql<{ one: number }>`SELECT 1 AS one`.execute(db)).rows).toEqual([{ one: 1 }])
  })

  it('makes savepoints of transactions, one within the other too', async () => {
    const db = create()
    await connection.execute({ sql: 'BEGIN' })
    await connection.execute({ sql: `DELETE FROM ${table}` })
    await db.transaction().execute(async (trx) => {
      await trx.insertInto(table).values({ id: 1, name: 'a', at: null }).execute()
    })
    expect(calls).toEqual(['savepoint', 'release'])
    await expect(
      db.transaction().execute(async (trx) => {
        await trx.insertInto(table).values({ id: 2, name: 'b', at: null }).execute()
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(calls).toEqual(['savepoint', 'release', 'savepoint', 'rollbackTo'])
    expect(await count()).toBe(1)
    expect(await connection.isInTransaction()).toBe(true)
    await connection.execute({ sql: 'ROLLBACK' })
  })

  it('gives controlled transactions their savepoints', async () => {
    const db = create()
    await connection.execute({ sql: 'BEGIN' })
    await connection.execute({ sql: `DELETE FROM ${table}` })
    const trx = await db.startTransaction().execute()
    await trx.insertInto(table).values({ id: 1, name: 'a', at: null }).execute()
    const inner = await trx.savepoint('inner_one').execute()
    await inner.insertInto(table).values({ id: 2, name: 'b', at: null }).execute()
    await inner.rollbackToSavepoint('inner_one').execute()
    await trx.commit().execute()
    expect(await count()).toBe(1)
    await connection.execute({ sql: 'ROLLBACK' })
  })

  it('runs on after it is destroyed, and reads the catalog', async () => {
    const db = create()
    const tables = await db.introspection.getTables()
    expect(tables.map(({ name }) => name)).toContain(table)
    await db.destroy()
    expect(await connection.execute({ sql: 'SELECT 1 AS one' })).toMatchObject({
      rows: [{ one: 1 }],
    })
  })
}
