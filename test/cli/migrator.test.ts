import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { createMigrator, type MigratorOptions } from '../../src/index.ts'
import type { RunEvent } from '../../src/runtime/events.ts'
import { createTestProject, type TestProject } from './test-project.ts'

function createProject(): TestProject {
  const project = createTestProject()
  const script = (revision: string, downRevision: string, table: string) => `
import { t } from 'limbeck'
export const revision = '${revision}'
export const downRevision = ${downRevision}
export const branchLabels = null
export const dependsOn = null
export async function upgrade(op) { await op.createTable('${table}', { id: t.integer().primaryKey() }) }
export async function downgrade(op) { await op.dropTable('${table}') }
`
  project.write('migrations/versions/a1.mjs', script('a1', 'null', 'one'))
  project.write('migrations/versions/b2.mjs', script('b2', "'a1'", 'two'))
  return project
}

test('a database in memory lives until the migrator is closed', async () => {
  const events: RunEvent[] = []
  const migrator = await createMigrator({
    url: 'sqlite::memory:',
    baseDirectory: createProject().directory,
    on: (event) => events.push(event),
  })
  expect(await migrator.current()).toMatchObject({ rows: [], isAtHeads: false })
  expect(await migrator.upgrade()).toMatchObject({
    steps: [{ revision: 'a1' }, { revision: 'b2' }],
    before: [],
    after: ['b2'],
  })
  expect(await migrator.current()).toMatchObject({
    rows: ['b2'],
    revisions: [{ revision: 'b2', isCurrent: true }],
    isAtHeads: true,
  })
  expect(await migrator.upgrade('head')).toMatchObject({ steps: [], after: ['b2'] })
  expect(await migrator.downgrade('base', { plan: true })).toMatchObject({
    steps: [
      {
        direction: 'downgrade',
        revision: 'b2',
        statements: [expect.stringContaining('DROP TABLE')],
      },
      { direction: 'downgrade', revision: 'a1' },
    ],
    after: [],
  })
  expect(await migrator.downgrade()).toMatchObject({ after: ['a1'] })
  expect(await migrator.stamp('b2')).toMatchObject({ before: ['a1'], after: ['b2'] })
  expect(await migrator.show('current')).toMatchObject({ revisions: [{ revision: 'b2' }] })
  expect(events.map((event) => event.kind)).toContain('stepDone')
  await migrator.close()
  await expect(migrator.current()).rejects.toMatchObject({ code: 'invalid_argument' })
})

test('a lent client stays open', async () => {
  const client = new DatabaseSync(':memory:')
  {
    await using migrator = await createMigrator({
      connection: client,
      baseDirectory: createProject().directory,
    })
    await migrator.upgrade('a1')
  }
  expect(client.prepare('SELECT version_num FROM alembic_version').all()).toEqual([
    { version_num: 'a1' },
  ])
  client.close()
})

test('each of several databases has its own rows', async () => {
  const options = {
    baseDirectory: createProject().directory,
    databases: {
      main: { url: 'sqlite:main.db', default: true },
      analytics: { url: 'sqlite:analytics.db' },
    },
  }
  await using both = await createMigrator(options)
  await using one = await createMigrator({ ...options, database: 'analytics' })
  await one.upgrade('a1')
  expect((await both.current()).databases).toMatchObject([
    { database: 'main', rows: [] },
    { database: 'analytics', rows: ['a1'] },
  ])
})

test('the files of a migrator are those of the command line', async () => {
  const project = createProject()
  project.write('limbeck.config.ts', "export default { url: 'sqlite:app.db' }")
  await using migrator = await createMigrator({ baseDirectory: project.directory })
  await migrator.upgrade()
  expect(await project.json('current')).toEqual(await migrator.current())
  expect(await project.run('history -i')).toMatchObject({
    stdout: 'a1 -> b2 (head) (current)\n<base> -> a1\n',
  })
  expect(await project.run('downgrade -1')).toEqual({
    exitCode: 0,
    stdout: 'Now at a1 (1 step)\n',
    stderr: expect.stringMatching(/^Running downgrade b2 -> a1 … done \(\d+ ms\)\n$/),
  })
  expect(await project.run('current --check-heads')).toEqual({
    exitCode: 3,
    stdout: 'a1\n',
    stderr: 'Not at all heads\n',
  })
  expect((await project.run('upgrade --plan')).stdout).toMatch(
    /^upgrade b2\n {4}CREATE TABLE "?two[^]*Would be at b2\n$/,
  )
  expect((await project.run('upgrade -q')).stderr).toBe('')
  expect((await project.run('current --check-heads')).exitCode).toBe(0)
})

describe('options that cannot be used', () => {
  test.each<[MigratorOptions | { ulr: string }, string, string | undefined]>([
    [{ ulr: 'sqlite::memory:' }, 'config_invalid', 'Did you mean "url"?'],
    [{ url: 'sqlite::memory:', configFile: 'x.ts' }, 'config_invalid', undefined],
    [{ url: 'sqlite::memory:', database: 'main' }, 'unknown_database', undefined],
    [{ url: 'sqlite::memory:', env: 'prod' }, 'unknown_environment', undefined],
    [{ configFile: '/nowhere/limbeck.config.ts' }, 'config_not_found', undefined],
  ])('%j', async (options, code, hint) => {
    await expect(createMigrator(options as MigratorOptions)).rejects.toMatchObject(
      hint === undefined ? { code } : { code, hint },
    )
  })

  test('a database that nobody named is asked for when it is needed', async () => {
    await using migrator = await createMigrator({
      url: '',
      baseDirectory: createProject().directory,
    })
    expect(await migrator.heads()).toMatchObject({ revisions: [{ revision: 'b2' }] })
    await expect(migrator.current()).rejects.toMatchObject({
      code: 'config_invalid',
      details: { setting: 'url' },
    })
  })
})
