import { expect, test } from 'vitest'
import type { RunEvent } from '../../src/index.ts'
import { check, index, t, table } from '../../src/schema.ts'
import { getEngine } from '../setup/engines.ts'
import { createGenerateProject } from './generate-project.ts'

const sqlite = getEngine('sqlite')

test('what a table is made anew for stands in one batch, the rest is plain', async () => {
  const statements: string[] = []
  const project = await createGenerateProject(await sqlite.createUrl(), {
    on: (event: RunEvent) => void (event.kind === 'statement' && statements.push(event.sql)),
  })
  await project.apply({
    users: table(
      'users',
      {
        id: t.integer().primaryKey(),
        name: t.varchar(50),
        nick: t.text(),
        age: t.integer().check('age > 0'),
      },
      (c) => [index().on(c.nick)],
    ),
  })
  await project.query("INSERT INTO users (name, nick, age) VALUES ('Ada', 'a', 36)")
  const wanted = {
    users: table(
      'users',
      {
        id: t.integer().primaryKey(),
        name: t.varchar(80).notNull().unique(),
        email: t.text().notNull(),
        team: t.date(),
      },
      (c) => [index().on(c.name, c.email), check('email', `email <> ''`)],
    ),
  }
  expect(await project.generate(wanted)).toEqual([
    `await op.dropIndex('ix_users_nick', { table: 'users' })
await op.addColumn('users', 'email', t.text())
await op.addColumn('users', 'team', t.date())
// Rows that are there need a value first, or NOT NULL fails:
// await op.execute('UPDATE "users" SET "email" = …')
await op.batchAlterTable('users', (batch) => {
  batch.dropConstraint('ck_users_age', { type: 'check' })
  batch.alterColumn('email', { nullable: false })
  // Can fail on rows with NULL in "name".
  batch.alterColumn('name', { type: t.varchar(80), nullable: false })
  // Can fail on rows with the same "name".
  batch.createUniqueConstraint('uq_users_name', ['name'])
  // Can fail on rows that do not keep "ck_users_email".
  batch.createCheckConstraint('ck_users_email', sql\`email <> ''\`)
})
// Loses data: the values of "nick".
await op.dropColumn('users', 'nick')
// Loses data: the values of "age".
await op.dropColumn('users', 'age')
await op.createIndex('ix_users_name_email', 'users', ['name', 'email'])
`,
    `await op.dropIndex('ix_users_name_email', { table: 'users' })
await op.addColumn('users', 'age', t.integer())
await op.addColumn('users', 'nick', t.text())
await op.batchAlterTable('users', (batch) => {
  batch.dropConstraint('ck_users_email', { type: 'check' })
  batch.dropConstraint('uq_users_name', { type: 'unique' })
  batch.alterColumn('name', { type: t.varchar(50), nullable: true })
  // Can fail on rows that do not keep "ck_users_age".
  batch.createCheckConstraint('ck_users_age', sql\`age > 0\`)
})
await op.dropColumn('users', 'team')
await op.dropColumn('users', 'email')
await op.createIndex('ix_users_nick', 'users', ['nick'])
`,
  ])

  project.rewrite((script) =>
    script.replace('// await op.execute', 'await op.execute').replace('…', 'name'),
  )
  statements.length = 0
  await project.migrator.upgrade()
  expect(statements.filter((each) => each.startsWith('CREATE TABLE'))).toHaveLength(1)
  expect(await project.migrator.check()).toMatchObject({ changes: [] })
  expect(await project.query('SELECT * FROM users')).toEqual([
    { id: 1, name: 'Ada', email: 'Ada', team: null },
  ])
  await project.migrator.downgrade()
  expect(await project.query('SELECT * FROM users')).toEqual([
    { id: 1, name: 'Ada', age: null, nick: null },
  ])
})
