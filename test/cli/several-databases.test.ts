import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { createTestProject, type TestProject } from './test-project.ts'

const CONFIG = `export default {
  migrations: '.',
  databases: {
    main: { url: 'sqlite:main.db', default: true },
    analytics: { url: 'sqlite:analytics.db' },
  },
}
`

const renderBoth = (revision: string, downRevision: unknown) => `/** message of ${revision} */
export const revision = '${revision}'
export const downRevision = ${JSON.stringify(downRevision)}
export const upgrade = {
  main: (op) => op.execute('CREATE TABLE ${revision} (id INTEGER)'),
  analytics: (op) => op.execute('CREATE TABLE ${revision} (id INTEGER)'),
}
export const downgrade = {
  main: (op) => op.dropTable('${revision}'),
  analytics: (op) => op.dropTable('${revision}'),
}
`

function createProject(): TestProject {
  const project = createTestProject()
  project.write('limbeck.config.mjs', CONFIG)
  project.write('versions/a1.mjs', renderBoth('a1', null))
  project.write('versions/b2.mjs', renderBoth('b2', 'a1'))
  return project
}

async function setRow(project: TestProject, file: string, sql: string): Promise<void> {
  const connection = await openConnection(`sqlite:${join(project.directory, file)}`, {
    baseDirectory: project.directory,
  })
  await connection.execute({ sql })
  await connection.close()
}

const readRows = async (project: TestProject) => {
  const { databases } = (await project.json('current')) as {
    databases: readonly { database: string; rows: readonly string[] }[]
  }
  return Object.fromEntries(databases.map(({ database, rows }) => [database, rows]))
}

it('what is wrong with the second is found before the first is changed, and named', async () => {
  const project = createProject()
  await project.json('upgrade a1')
  await setRow(project, 'analytics.db', "UPDATE alembic_version SET version_num = 'zzz'")
  const { exitCode, stderr } = await project.run('upgrade')
  expect(exitCode).toBe(1)
  expect(stderr).toContain('  in the database "analytics"')
  expect(stderr).toContain('limbeck stamp --database analytics --purge')
  expect(await readRows(project)).toEqual({ main: ['a1'], analytics: ['zzz'] })
  expect((await project.run('current')).stderr).toContain('warning: [analytics] The version table')
  const [, command = ''] = /"limbeck (stamp [^"]*)REVISION"/.exec(stderr) ?? []
  await project.json(`${command}a1`)
  expect(await readRows(project)).toEqual({ main: ['a1'], analytics: ['a1'] })
  expect(await project.json('upgrade')).toMatchObject({ databases: [{ after: ['b2'] }, {}] })
})

it('a target that only the second cannot understand leaves the first alone', async () => {
  const project = createProject()
  project.write('versions/c3.mjs', renderBoth('c3', 'a1'))
  await project.json('upgrade b2')
  await project.json('upgrade c3 --database analytics')
  expect(await project.jsonError('downgrade -1')).toMatchObject({
    code: 'ambiguous_relative',
    details: { database: 'analytics' },
  })
  expect(await readRows(project)).toEqual({ main: ['b2'], analytics: ['b2', 'c3'] })
})

it('a new script is for the database that is named', async () => {
  const project = createProject()
  await project.json(['revision', '-m', 'only one', '--rev-id', 'd4', '--database', 'analytics'])
  const text = project.read('versions/d4_only_one.ts')
  expect(text).toContain('analytics:')
  expect(text).not.toContain('main:')
})

it('current and a plan tell of a revision that was cut off', async () => {
  const project = createProject()
  await project.json('upgrade a1')
  await setRow(
    project,
    'analytics.db',
    "UPDATE limbeck_log SET state = 'started' WHERE revision = 'a1'",
  )
  const warning =
    'warning: [analytics] The upgrade of "a1" was started and not finished. Run `limbeck upgrade --database analytics` to see what took effect.\n'
  expect((await project.run('current')).stderr).toBe(warning)
  expect((await project.run('upgrade --plan')).stderr).toBe(warning)
})
