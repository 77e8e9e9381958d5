import { describe, expect, test } from 'vitest'
import { index, sql, t, table } from '../../src/schema.ts'
import { hasClient, runClient } from '../offline/client.ts'
import { dumpCatalog } from '../setup/dump-catalog.ts'
import { getEngine } from '../setup/engines.ts'
import { createGenerateProject } from './generate-project.ts'

const mariadb = getEngine('mariadb')

const before = {
  items: table('items', {
    id: t.integer().primaryKey(),
    code: t.varchar(20).notNull().default("it's").comment('what it is called'),
    latin: t.varchar(10).collate('latin1_swedish_ci').notNull(),
    price: t.numeric(10, 2).notNull().default(0),
    state: t.enum(['new', "it's"]).notNull().default('new'),
    data: t.json(),
    seen: t.mysql.timestamp().notNull().default(sql`CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP`),
    twice: t.integer().generatedAs(sql`length(code)`),
    small: t.custom('smallint(5) unsigned').notNull(),
  }),
}

const after = {
  items: table(
    'items',
    {
      id: t.bigint().primaryKey(),
      code: t.varchar(40).notNull().default("it's"),
      latin: t.varchar(12).collate('latin1_swedish_ci').notNull(),
      price: t.numeric(12, 4).default(1.5),
      state: t.enum(['new', "it's", 'old']).default('old'),
      data: t.json().notNull(),
      seen: t.mysql
        .timestamp()
        .notNull()
        .default(sql`CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP`)
        .comment('the last time'),
      twice: t.integer().generatedAs(sql`length(code)`).comment('how long'),
      small: t.integer().notNull(),
      count: t.integer().notNull(),
    },
    (c) => [index().on(c.price)],
  ),
}

describe.skipIf(!mariadb.isAvailable || !hasClient('mariadb'))('a script for mariadb', () => {
  test('does the same as SQL that was written without a database', async () => {
    const own = await mariadb.createUrl()
    const other = await mariadb.createUrl()
    const project = await createGenerateProject(own, { serverVersion: 'mariadb-10.11' })
    const runOffline = async (direction: 'upgrade' | 'downgrade', target: string) => {
      const { sql: text } = await project.migrator[direction](target, { sql: true })
      expect(runClient('mariadb', other, text)).toEqual({ status: 0, output: '' })
    }
    await project.apply(before)
    const first = await dumpCatalog(own)
    await runOffline('upgrade', 'head')
    expect(await dumpCatalog(other)).toEqual(first)

    await project.query("INSERT INTO items (code, latin, small) VALUES ('a', 'b', 3)")
    const [base = ''] = (await project.migrator.heads()).revisions.map(({ revision }) => revision)
    await project.generate(after)
    await project.query('DELETE FROM items')
    await project.migrator.upgrade()
    expect(await project.migrator.check()).toMatchObject({ changes: [] })
    await runOffline('upgrade', `${base}:head`)
    expect(await dumpCatalog(other)).toEqual(await dumpCatalog(own))

    await project.migrator.downgrade()
    expect(await dumpCatalog(own)).toEqual(first)
    await runOffline('downgrade', `head:${base}`)
    expect(await dumpCatalog(other)).toEqual(first)
  })
})
