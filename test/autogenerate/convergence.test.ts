import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { introspect } from '../../src/autogenerate/introspect.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { dialectFor } from '../../src/dialects/index.ts'
import { createMigrator } from '../../src/index.ts'
import { check, index, isSql, primaryKey, sql, t, table, unique } from '../../src/schema.ts'
import { compareCodeUnits } from '../../src/util/compare-code-units.ts'
import { dumpCatalog } from '../setup/dump-catalog.ts'
import { describeEngines, type EngineName } from '../setup/engines.ts'

/** The models before and after, for one engine. */
function createModels(engine: EngineName) {
  const isPostgresql = engine === 'postgresql'
  const customers = table(
    'customers',
    {
      id: t.integer().primaryKey(),
      email: t.varchar(320).notNull().unique(),
      status: t.enum(['new', 'known'], { name: 'customer_status' }).notNull().default('new'),
      is_active: t.boolean().notNull().default(true),
      balance: t.numeric(12, 2).notNull().default(0),
      note: t.text(),
      created_on: t.timestamptz().notNull().default(sql`CURRENT_TIMESTAMP`),
    },
    (c) => [check('balance', sql`balance >= 0 and balance < 1000000`), index().on(c.created_on)],
  )
  const orders = table(
    'orders',
    {
      customer_id: t
        .integer()
        .notNull()
        .references(() => customers.id, { onDelete: 'cascade' }),
      line: t.integer().notNull(),
      code: t.char(3),
      amount: t.double().default(1.5),
      total: t.double().generatedAs(sql`amount * 2`),
      data: t.json(),
    },
    (c) => [
      primaryKey().on(c.customer_id, c.line),
      unique().on(c.code, c.amount),
      ...(isPostgresql
        ? [index('ix_orders_code').on(sql`lower(code)`).where(sql`amount > 1`)]
        : []),
    ],
    isPostgresql || engine === 'mariadb' ? { comment: "what's sold" } : {},
  )
  const changedCustomers = table(
    'customers',
    {
      id: t.integer().primaryKey(),
      email: t.varchar(400).notNull(),
      status: t
        .enum(['new', 'known', 'gone'], { name: 'customer_status' })
        .notNull()
        .default('known'),
      is_active: t.boolean().default(false),
      balance: t.numeric(14, 2).notNull().default(0),
      created_on: t.timestamptz().notNull().default(sql`CURRENT_TIMESTAMP`),
      parent_id: t.integer().references('customers.id', { onDelete: 'set null' }),
    },
    (c) => [check('balance', sql`balance > -5`), index().on(c.created_on, c.email)],
  )
  const changedOrders = table(
    'orders',
    {
      customer_id: t
        .integer()
        .notNull()
        .references(() => customers.id),
      line: t.integer().notNull(),
      code: t.char(3).notNull(),
      amount: t.double(),
      total: t.double().generatedAs(sql`amount * 3`),
      data: t.json(),
    },
    (c) => [primaryKey().on(c.customer_id, c.line, c.code)],
  )
  const products = table('products', {
    id: t.bigint().primaryKey(),
    name: t.varchar(50).notNull().unique(),
  })
  return { before: { customers, orders }, after: { changedCustomers, changedOrders, products } }
}

/** The catalog, on PostgreSQL and MariaDB by their own words; SQLite keeps columns in the order in which they came. */
async function readSorted(url: string): Promise<unknown> {
  if (!url.startsWith('sqlite')) return await dumpCatalog(url)
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  const dialect = dialectFor(connection.server)
  const model = await introspect(connection, dialect, { kind: 'schemas', schemas: 'default' })
  await connection.close()
  return Object.values(model.tables).map((table) => {
    const form = dialect.normalizeTable(table)
    return {
      ...form,
      columns: form.columns
        .map((column) => ({
          ...column,
          default: isSql(column.default)
            ? dialect.normalizeExpression(dialect.inlineSql(column.default))
            : undefined,
        }))
        .toSorted((one, other) => compareCodeUnits(one.name, other.name)),
      constraints: form.constraints.map((item) => JSON.stringify(item)).toSorted(),
    }
  })
}

describeEngines('models and database', (engine) => {
  test('come together, and apart again', async () => {
    const models = createModels(engine.name)
    const directory = mkdtempSync(join(tmpdir(), 'limbeck-generate-'))
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
    let schema: object = models.before
    const url = await engine.createUrl()
    const migrator = await createMigrator({ url, migrations: directory, schema: () => schema })
    onTestFinished(() => migrator.close())

    const first = await migrator.generate({ message: 'first' })
    if (process.env['SHOW']) console.log(readFileSync(first.path ?? '', 'utf8'))
    await migrator.upgrade()
    expect(await migrator.check()).toEqual({ changes: [], unknown: [], unverified: [] })
    expect(await migrator.generate()).toMatchObject({ revision: null, paths: [], changes: [] })
    const catalog = await readSorted(url)

    schema = models.after
    const second = await migrator.generate({ message: 'second' })
    if (process.env['SHOW']) console.log(readFileSync(second.path ?? '', 'utf8'))
    await migrator.upgrade()
    expect(await migrator.check()).toEqual({ changes: [], unknown: [], unverified: [] })

    await migrator.downgrade()
    expect(await readSorted(url)).toEqual(catalog)
  })
})
