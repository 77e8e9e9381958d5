import { DatabaseSync } from 'node:sqlite'
import { compare, introspect, renderScript } from 'limbeck/autogenerate'
import { expect, test } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { type AnyOperation, createMigrator } from '../../src/index.ts'
import { t, table } from '../../src/schema.ts'
import { runStatements } from '../cli/run-statements.ts'
import { createTestProject } from '../cli/test-project.ts'
import { replaceableViews } from '../plugins/replaceable-views.ts'
import { describeEngines } from '../setup/engines.ts'

const users = table('users', {
  id: t.integer().primaryKey(),
  email: t.varchar(320).notNull(),
  age: t.integer(),
})

const CREATE_DATE = new Date('2026-11-20T06:25:51.995Z')

describeEngines('the pieces of generate', (engine) => {
  test('read, compare and write, and what is written runs', async () => {
    const url = await engine.createUrl()
    const project = createTestProject()
    const changes = await compare(url, { users })
    expect(changes.upgrade.map(({ kind }) => kind)).toEqual(['createTable'])
    const head = { revision: 'a1', message: 'create users', createDate: CREATE_DATE }
    const text = renderScript(changes, head)
    expect(text).toBe(`/**
 * create users
 *
 * Revision ID: a1
 * Revises:
 * Create Date: 2026-11-20 06:25:51.995Z
 */
import { type Operations, t } from 'limbeck'

export const revision = 'a1'
export const downRevision = null
export const branchLabels = null
export const dependsOn = null

export async function upgrade(op: Operations) {
  await op.createTable('users', {
    id: t.integer().primaryKey(),
    email: t.varchar(320).notNull(),
    age: t.integer(),
  })
}

export async function downgrade(op: Operations) {
  await op.dropTable('users')
}
`)
    project.write('versions/a1.ts', text)
    const options = { url, migrations: project.directory, schema: () => ({ users }) }
    await using migrator = await createMigrator(options)
    await migrator.upgrade()
    expect((await compare(url, [{ users }])).upgrade).toEqual([])

    const model = await introspect(url)
    expect(Object.keys(model.tables)).toEqual(['users'])
    expect(model.tables['users']?.columns.map(({ name }) => name)).toEqual(['id', 'email', 'age'])
    expect(await introspect(url, { includeName: (name) => name !== 'users' })).toMatchObject({
      tables: {},
    })
    const without = { ...model, tables: {} }
    const again = await compare(url, { users }, { current: without })
    expect(renderScript(again, head)).toBe(text)
  })

  test('renames are said, asked, or proposed', async () => {
    const url = await engine.createUrl()
    await runStatements(url, [
      'CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, mail VARCHAR(320) NOT NULL, age INTEGER)',
    ])
    const find = async (options: Parameters<typeof compare>[2]) => {
      const { upgrade, proposals } = await compare(url, { users }, options)
      const names = upgrade.flatMap((each) => (each.kind === 'renameColumn' ? [each.newName] : []))
      return { names, proposed: proposals.map(({ from, to }) => `${from}:${to}`) }
    }
    const renamed = { names: ['email'], proposed: [] }
    expect(await find({ renames: ['users.mail:email'] })).toEqual(renamed)
    expect(await find({ decisions: { rename: () => true } })).toEqual(renamed)
    expect(await find({})).toEqual({ names: [], proposed: ['users.mail:users.email'] })
  })
})

test('what is open already stays open', async () => {
  const client = new DatabaseSync(':memory:')
  client.exec('CREATE TABLE users (id INTEGER PRIMARY KEY)')
  expect(Object.keys((await introspect(client)).tables)).toEqual(['users'])
  const connection = await openConnection('sqlite::memory:', { baseDirectory: '.' })
  expect((await compare(connection, { users })).upgrade).toHaveLength(1)
  expect(await introspect(connection)).toMatchObject({ tables: {} })
  await connection.close()
  expect(client.prepare('SELECT count(*) AS n FROM users').get()).toEqual({ n: 0 })
  client.close()
})

test('operations of plugins are written as their directives', () => {
  const changes = {
    upgrade: [{ kind: 'createReplaceableView', name: 'a', query: 'SELECT 1' }],
    downgrade: [{ kind: 'dropReplaceableView', name: 'a', query: 'SELECT 1' }],
  } as const satisfies Record<string, readonly AnyOperation[]>
  const text = renderScript(changes, {
    revision: 'b2',
    downRevision: ['a1', 'a2'],
    language: 'js',
    createDate: CREATE_DATE,
    plugins: [replaceableViews],
  })
  expect(text).toContain("export const downRevision = ['a1', 'a2']")
  expect(text).toContain(`/** @param {import('limbeck').Operations} op */
export async function upgrade(op) {
  await op.createReplaceableView('a', 'SELECT 1')
}
`)
})

test('a database that cannot be opened, and models that are none, are errors', async () => {
  await expect(introspect('nosql:app.db')).rejects.toMatchObject({ code: 'invalid_url' })
  await expect(compare('sqlite::memory:', {})).rejects.toMatchObject({ code: 'config_invalid' })
  await expect(introspect({})).rejects.toMatchObject({ code: 'unsupported_by_connection' })
})
