import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, PostgresDialect } from 'kysely'
import mysql from 'mysql2/promise'
import { Client, Pool } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMigrator } from '../../src/index.ts'
import { getEngine } from '../setup/engines.ts'

const SCRIPT = `
import { t } from 'limbeck'
export const revision = 'a1'
export const downRevision = null
export async function upgrade(op) {
  await op.createTable('a', { id: t.integer().primaryKey() })
  await op.execute('INSERT INTO a VALUES (1)')
}
export async function downgrade(op) {
  await op.dropTable('a')
}
`

const AUTOCOMMIT = `
export const revision = 'b2'
export const downRevision = 'a1'
export async function upgrade(op) {
  await op.autocommit(() => op.execute('CREATE TABLE b (id INTEGER)'))
}
export async function downgrade() {}
`

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'limbeck-lent-'))
  mkdirSync(join(directory, 'versions'))
  writeFileSync(join(directory, 'versions/a1_one.mjs'), SCRIPT)
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const postgresql = getEngine('postgresql')
const mariadb = getEngine('mariadb')

describe.skipIf(!postgresql.isAvailable)('a client of pg', () => {
  let client: Client
  beforeEach(async () => {
    client = new Client({ connectionString: await postgresql.createUrl() })
    await client.connect()
  })
  afterEach(() => client.end())
  const findTable = async () => (await client.query(`SELECT to_regclass('a') AS a`)).rows[0].a

  it('stays open, and what was done stays', async () => {
    const migrator = await createMigrator({ connection: client, migrations: directory })
    expect(await migrator.upgrade()).toMatchObject({ after: ['a1'] })
    await migrator.close()
    expect(await findTable()).toBe('a')
  })

  it('in a transaction, everything is undone with it', async () => {
    await client.query('BEGIN')
    const migrator = await createMigrator({ connection: client, migrations: directory })
    expect(await migrator.upgrade()).toMatchObject({ after: ['a1'] })
    expect(await migrator.current()).toMatchObject({ rows: ['a1'] })
    expect(await migrator.downgrade('base')).toMatchObject({ after: [] })
    expect(await migrator.upgrade()).toMatchObject({ after: ['a1'] })
    expect(await migrator.stamp('base')).toMatchObject({ after: [] })
    expect(await findTable()).toBe('a')
    await client.query('ROLLBACK')
    expect(await findTable()).toBe(null)
    expect(await migrator.current()).toMatchObject({ rows: [] })
  })

  it('in a transaction, what has to commit is refused and undone', async () => {
    writeFileSync(join(directory, 'versions/b2_two.mjs'), AUTOCOMMIT)
    await client.query('BEGIN')
    const migrator = await createMigrator({ connection: client, migrations: directory })
    await expect(migrator.upgrade()).rejects.toMatchObject({ code: 'operation_unsupported' })
    expect(await migrator.current()).toMatchObject({ rows: ['a1'] })
    await client.query('COMMIT')
    expect(await migrator.current()).toMatchObject({ rows: ['a1'] })
  })
})

describe.skipIf(!postgresql.isAvailable)('a Kysely', () => {
  it('in a transaction of its own is used with savepoints', async () => {
    const pool = new Pool({ connectionString: await postgresql.createUrl(), max: 1 })
    const db = new Kysely<{ a: { id: number } }>({ dialect: new PostgresDialect({ pool }) })
    const run = db.transaction().execute(async (transaction) => {
      const migrator = await createMigrator({ connection: transaction, migrations: directory })
      expect(await migrator.upgrade()).toMatchObject({ after: ['a1'] })
      expect(await transaction.selectFrom('a').selectAll().execute()).toEqual([{ id: 1 }])
      throw new Error('changed my mind')
    })
    await expect(run).rejects.toThrow('changed my mind')
    const migrator = await createMigrator({ connection: db, migrations: directory })
    expect(await migrator.current()).toMatchObject({ rows: [] })
    await db.destroy()
  })
})

describe('a database of node:sqlite', () => {
  it('in a transaction, everything is undone with it', async () => {
    const client = new DatabaseSync(join(directory, 'app.db'))
    client.exec('BEGIN')
    const migrator = await createMigrator({ connection: client, migrations: directory })
    expect(await migrator.upgrade()).toMatchObject({ after: ['a1'] })
    client.exec('ROLLBACK')
    expect(client.prepare('SELECT name FROM sqlite_master').all()).toEqual([])
    client.close()
  })
})

describe.skipIf(!mariadb.isAvailable)('a connection of mysql2', () => {
  it('in a transaction is refused before the server commits it', async () => {
    const client = await mysql.createConnection(await mariadb.createUrl())
    await client.query('CREATE TABLE mine (id INTEGER)')
    await client.query('START TRANSACTION')
    await client.query('INSERT INTO mine VALUES (1)')
    const migrator = await createMigrator({ connection: client, migrations: directory })
    const refusal = { code: 'operation_unsupported' }
    await expect(migrator.upgrade()).rejects.toMatchObject(refusal)
    await expect(migrator.stamp()).rejects.toMatchObject(refusal)
    await expect(migrator.ensureVersion()).rejects.toMatchObject(refusal)
    expect(await migrator.current()).toMatchObject({ rows: [] })
    await client.query('ROLLBACK')
    const [rows] = await client.query('SELECT id FROM mine')
    expect(rows).toEqual([])
    expect(await migrator.upgrade()).toMatchObject({ after: ['a1'] })
    await client.end()
  })
})
