import BetterSqlite3 from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import * as m from 'drizzle-orm/mysql-core'
import { drizzle as drizzleMysql } from 'drizzle-orm/mysql2'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import * as p from 'drizzle-orm/pg-core'
import * as s from 'drizzle-orm/sqlite-core'
import mysql from 'mysql2/promise'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { describeEngines, type EngineName } from '../../setup/engines.ts'
import { openProject } from './project.ts'

const MOMENT = new Date('2026-01-02T03:04:05.678Z')
const SECOND = new Date('2026-01-02T03:04:05Z')
const DAY = new Date('2026-01-02T00:00:00Z')
const TRICKY = { theme: 'it\'s "dark"', deep: [1, null, { path: 'a\\b', empty: {} }] }

const values = {
  postgresql: {
    text: 'it\'s a "text" \\ with %',
    big: 9007199254740993n,
    json: TRICKY,
    jsonb: ['a', "b's"],
    jsonText: 'a text',
    moment: MOMENT,
    zoned: MOMENT,
    day: DAY,
    tags: ['a', 'b c', 'with "quotes"', "it's", 'back\\slash', ''],
    matrix: [
      [1, 2],
      [3, 4],
    ],
    flags: [true, false],
    point: [1, -2.5],
  },
  mariadb: {
    text: 'it\'s a "text" \\ with %',
    big: 9007199254740993n,
    moment: MOMENT,
    day: DAY,
    flag: true,
  },
  sqlite: {
    text: 'it\'s a "text" \\ with %',
    json: TRICKY,
    blobJson: TRICKY,
    seconds: SECOND,
    milliseconds: MOMENT,
    flag: true,
    big: 9007199254740993n,
  },
} as const

const pgDefaults = p.pgTable('defaults', {
  id: p.smallserial().primaryKey(),
  text: p.text().default(values.postgresql.text),
  big: p.bigint({ mode: 'bigint' }).default(values.postgresql.big),
  json: p.json().default(values.postgresql.json),
  jsonb: p.jsonb().default(values.postgresql.jsonb),
  jsonText: p.jsonb().default(values.postgresql.jsonText),
  moment: p.timestamp().default(values.postgresql.moment),
  zoned: p.timestamp({ withTimezone: true }).default(values.postgresql.zoned),
  day: p.date({ mode: 'date' }).default(values.postgresql.day),
  tags: p
    .text()
    .array()
    .default([...values.postgresql.tags]),
  matrix: p
    .integer()
    .array()
    .array()
    .default([
      [1, 2],
      [3, 4],
    ]),
  flags: p.boolean().array().default([true, false]),
  point: p.point().default([1, -2.5]),
})

const mysqlDefaults = m.mysqlTable('defaults', {
  id: m.serial().primaryKey(),
  text: m.varchar({ length: 50 }).default(values.mariadb.text),
  big: m.bigint({ mode: 'bigint' }).default(values.mariadb.big),
  moment: m.datetime({ fsp: 3 }).default(values.mariadb.moment),
  day: m.date().default(values.mariadb.day),
  flag: m.boolean().default(values.mariadb.flag),
})

const sqliteDefaults = s.sqliteTable('defaults', {
  id: s.integer().primaryKey(),
  text: s.text().default(values.sqlite.text),
  json: s.text({ mode: 'json' }).default(values.sqlite.json),
  blobJson: s.blob({ mode: 'json' }).default(values.sqlite.blobJson),
  seconds: s.integer({ mode: 'timestamp' }).default(values.sqlite.seconds),
  milliseconds: s.integer({ mode: 'timestamp_ms' }).default(values.sqlite.milliseconds),
  flag: s.integer({ mode: 'boolean' }).default(values.sqlite.flag),
  big: s.blob({ mode: 'bigint' }).default(values.sqlite.big),
})

interface Case {
  readonly schema: object
  readonly readBack: (url: string) => Promise<unknown>
}

/** Writes a row that gives no values, and reads it as Drizzle does. */
const CASES: { readonly [Name in EngineName]: Case } = {
  postgresql: {
    schema: { pgDefaults },
    async readBack(url) {
      const client = new Client({ connectionString: url })
      await client.connect()
      await client.query('INSERT INTO defaults DEFAULT VALUES')
      const rows = await drizzlePg(client).select().from(pgDefaults)
      await client.end()
      return rows
    },
  },
  mariadb: {
    schema: { mysqlDefaults },
    async readBack(url) {
      const client = await mysql.createConnection({
        uri: url,
        timezone: 'Z',
        supportBigNumbers: true,
        bigNumberStrings: true,
      })
      await client.query('INSERT INTO defaults () VALUES ()')
      const rows = await drizzleMysql(client).select().from(mysqlDefaults)
      await client.end()
      return rows
    },
  },
  sqlite: {
    schema: { sqliteDefaults },
    async readBack(url) {
      const client = new BetterSqlite3(url.replace('sqlite:', ''))
      const db = drizzleSqlite(client)
      db.run(sql`INSERT INTO defaults DEFAULT VALUES`)
      const rows = db.select().from(sqliteDefaults).all()
      client.close()
      return rows
    },
  },
}

describeEngines('defaults of Drizzle', (engine) => {
  test('come back to Drizzle as they were said', async () => {
    const url = await engine.createUrl()
    const { schema, readBack } = CASES[engine.name]
    const migrator = await openProject({ url, schema: () => schema })
    await migrator.generate({ message: 'defaults' })
    await migrator.upgrade()
    expect(await migrator.check()).toEqual({ changes: [], unknown: [], unverified: [] })
    const [row] = (await readBack(url)) as readonly Record<string, unknown>[]
    expect({ ...row, id: undefined }).toEqual({ ...values[engine.name], id: undefined })
  })
})
