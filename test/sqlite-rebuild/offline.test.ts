import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { dialects } from '../../src/dialects/dialects.ts'
import { type BatchOperations, type BatchOptions, draftBatch } from '../../src/operations/index.ts'
import { DEFAULT_NAMING } from '../../src/schema/naming.ts'
import { sql } from '../../src/schema/sql.ts'
import { t } from '../../src/schema/t.ts'
import { table } from '../../src/schema/table.ts'
import { index } from '../../src/schema/table-items.ts'

const users = table(
  'users',
  { id: t.integer().primaryKey(), email: t.varchar(50).notNull(), age: t.integer() },
  (c) => [index().on(c.email)],
)

function write(change: (batch: BatchOperations) => void, options?: BatchOptions) {
  const { batch, finish } = draftBatch({ naming: DEFAULT_NAMING }, 'users', options)
  change(batch)
  return dialects.sqlite.compile(finish()).map((statement) => statement.sql)
}

describe('a batch without a database', () => {
  it('is written for the table that is told', () => {
    const statements = write(
      (batch) => {
        batch.alterColumn('email', { type: t.varchar(320), name: 'address' })
        batch.addColumn('made', t.text().default(sql`lower('A')`))
        batch.createCheckConstraint('adult', 'address <> made')
      },
      { copyFrom: users },
    )
    const database = new DatabaseSync(':memory:')
    database.exec(
      `CREATE TABLE users (id INTEGER PRIMARY KEY, email VARCHAR(50) NOT NULL, age INTEGER);
       CREATE INDEX ix_users_email ON users (email);
       INSERT INTO users VALUES (7, 'x', 1)`,
    )
    for (const statement of statements) database.exec(statement)
    expect({ ...database.prepare('SELECT * FROM users').get() }).toEqual({
      id: 7,
      address: 'x',
      age: 1,
      made: 'a',
    })
    const [created, ...others] = database.prepare('SELECT sql FROM sqlite_master').all()
    expect(String(created?.['sql']).replaceAll(/\s+/g, ' ')).toBe(
      `CREATE TABLE "users" ( "id" INTEGER CONSTRAINT "pk_users" PRIMARY KEY, "address" VARCHAR(320) NOT NULL, "age" INTEGER, "made" TEXT DEFAULT (lower('A')), CONSTRAINT "ck_users_adult" CHECK (address <> made) )`,
    )
    expect(others.map((row) => row['sql'])).toEqual([
      'CREATE INDEX "ix_users_email" ON "users" ("address")',
    ])
    database.close()
  })

  const trigger = { timing: 'after', events: 'insert', body: 'DELETE FROM users' } as const

  it('renames an index, and makes triggers when the table is there', () => {
    const statements = write(
      (batch) => {
        batch.dropTrigger('old')
        batch.renameIndex('ix_users_email', 'by_email')
        batch.createUniqueConstraint('one', ['email'])
        batch.renameColumn('email', 'address')
        batch.createTrigger('new', trigger)
      },
      { copyFrom: users },
    )
    const database = new DatabaseSync(':memory:')
    database.exec(
      `CREATE TABLE users (id INTEGER PRIMARY KEY, email VARCHAR(50) NOT NULL, age INTEGER);
       CREATE INDEX ix_users_email ON users (email);
       CREATE TRIGGER old AFTER DELETE ON users BEGIN DELETE FROM users; END;
       INSERT INTO users VALUES (7, 'x', 1)`,
    )
    for (const statement of statements) database.exec(statement)
    expect({ ...database.prepare('SELECT * FROM users').get() }).toEqual({
      id: 7,
      address: 'x',
      age: 1,
    })
    const objects = database.prepare(
      "SELECT type, name FROM sqlite_master WHERE type <> 'table' AND sql IS NOT NULL ORDER BY name",
    )
    expect(objects.all().map((row) => ({ ...row }))).toEqual([
      { type: 'index', name: 'by_email' },
      { type: 'trigger', name: 'new' },
    ])
    database.close()
  })

  it('refuses a trigger that would go with the table', () => {
    const change = (batch: BatchOperations) => {
      batch.createTrigger('new', trigger)
      batch.createUniqueConstraint('one', ['email'])
    }
    expect(() => write(change, { copyFrom: users })).toThrow(
      expect.objectContaining({ code: 'operation_invalid', hint: expect.stringContaining('end') }),
    )
  })

  it('asks for the table where it is not told', () => {
    expect(() => write((batch) => batch.alterColumn('email', { nullable: true }))).toThrow(
      expect.objectContaining({
        code: 'offline_read',
        hint: expect.stringContaining('copyFrom'),
      }),
    )
  })

  it('is plain where ALTER is enough', () => {
    expect(
      write((batch) => {
        batch.addColumn('a', t.text())
        batch.renameColumn('a', 'b')
        batch.createIndex('ix', ['b'])
      }),
    ).toEqual([
      'ALTER TABLE "users" ADD COLUMN "a" TEXT',
      'ALTER TABLE "users" RENAME COLUMN "a" TO "b"',
      'CREATE INDEX "ix" ON "users" ("b")',
    ])
  })
})

describe('a batch on other engines', () => {
  const finish = (change: (batch: BatchOperations) => void, options?: BatchOptions) => {
    const draft = draftBatch({ naming: DEFAULT_NAMING }, 'users', options)
    change(draft.batch)
    return draft.finish()
  }

  it('is its members, one after the other', () => {
    const operation = finish(
      (batch) => {
        batch.addColumn('a', t.text())
        batch.dropColumn('b')
      },
      { recreate: 'always', schema: 's' },
    )
    expect(dialects.postgresql.expand(operation)).toEqual(operation.operations)
    expect(dialects.postgresql.compile(operation)).toEqual([
      { sql: 'ALTER TABLE "s"."users" ADD COLUMN "a" TEXT' },
      { sql: 'ALTER TABLE "s"."users" DROP COLUMN "b"' },
    ])
  })

  it.each([
    [
      'a place',
      (batch: BatchOperations) => batch.addColumn('a', t.text(), { insertAfter: 'b' }),
      {},
    ],
    ['an order', () => {}, { partialReordering: [['a', 'b']] }],
    ['options', () => {}, { tableOptions: { strict: true } }],
  ])('refuses %s', (_, change, options) => {
    expect(() => dialects.mysql.expand(finish(change, options))).toThrow(
      expect.objectContaining({ code: 'operation_unsupported' }),
    )
  })
})
