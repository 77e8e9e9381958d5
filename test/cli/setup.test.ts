import { expect, it } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { createMigrator } from '../../src/index.ts'
import { readTable } from '../setup/dump-catalog.ts'
import { describeEngines } from '../setup/engines.ts'
import { runBin } from './run-bin.ts'
import { createTestProject, type TestProject } from './test-project.ts'

const SCRIPTS = { a1: ['null', 'users'], b2: ["'a1'", 'orders'] } as const

function createProject(configuration: string): TestProject {
  const project = createTestProject()
  project.write('limbeck.config.mjs', `export default ${configuration}`)
  for (const [revision, [downRevision, table]] of Object.entries(SCRIPTS)) {
    project.write(
      `migrations/versions/${revision}.mjs`,
      `import { t } from 'limbeck'
export const revision = '${revision}'
export const downRevision = ${downRevision}
export async function upgrade(op) { await op.createTable('${table}', { id: t.integer().primaryKey() }) }
export async function downgrade(op) { await op.dropTable('${table}') }
`,
    )
  }
  return project
}

it('knows two ways to treat a database', async () => {
  const project = createProject("{ url: 'sqlite::memory:' }")
  await using migrator = await createMigrator({ baseDirectory: project.directory })
  const existing = 'upgarde' as 'upgrade'
  await expect(migrator.setup({ existing })).rejects.toMatchObject({ code: 'invalid_argument' })
  expect(await migrator.setup()).toMatchObject({ state: 'created' })
  expect(await migrator.setup({ existing: 'upgrade' })).toMatchObject({ state: 'verified' })
})

describeEngines('setup', (engine) => {
  const createOne = async () => {
    const url = await engine.createUrl()
    return { url, project: createProject(`{ url: ${JSON.stringify(url)} }`) }
  }
  const execute = async (url: string, sql: string) => {
    const connection = await openConnection(url, {
      baseDirectory: process.cwd(),
      applicationName: 'test',
    })
    await connection.execute({ sql })
    await connection.close()
  }
  const listRows = (url: string) => readTable(url, 'SELECT version_num FROM alembic_version')

  it('fills an empty database, and finds it so', async () => {
    const { url, project } = await createOne()
    expect(runBin(['setup'], { directory: project.directory })).toMatchObject({
      status: 0,
      stdout: 'Set up: now at b2 (2 steps)\n',
    })
    expect(await listRows(url)).toEqual([{ version_num: 'b2' }])
    expect(await project.run('setup')).toEqual({
      exitCode: 0,
      stdout: 'Up to date: at b2\n',
      stderr: '',
    })
    // Nothing that a run leaves in an emptied database counts as a table.
    await project.run('downgrade base')
    expect(await project.json('setup')).toMatchObject({
      state: 'created',
      steps: [{ revision: 'a1' }, { revision: 'b2' }],
      before: [],
      after: ['b2'],
    })
  })

  it('refuses a database that is behind, and upgrades it when told', async () => {
    const { url, project } = await createOne()
    await project.run('upgrade a1')
    const { status, stdout } = runBin(['setup', '--json'], { directory: project.directory })
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: {
        code: 'database_behind',
        message: 'The database "default" is behind: revision "b2" is missing',
        details: { rows: ['a1'], heads: ['b2'], missing: ['b2'] },
      },
    })
    expect(await listRows(url)).toEqual([{ version_num: 'a1' }])
    expect(await project.json('setup --existing upgrade')).toMatchObject({
      state: 'upgraded',
      steps: [{ revision: 'b2' }],
    })
  })

  it('refuses tables that it does not know, and touches nothing', async () => {
    const { url, project } = await createOne()
    await execute(url, 'CREATE TABLE precious (id INTEGER)')
    expect(await project.jsonError('setup --existing upgrade')).toMatchObject({
      code: 'database_not_empty',
      message: 'The database "default" has tables and no version rows: "precious"',
      details: { tables: ['precious'] },
    })
    await expect(listRows(url)).rejects.toThrow(/alembic_version/)
    await project.run('stamp b2')
    expect(await project.json('setup')).toMatchObject({ state: 'verified' })
  })

  it('refuses a version row that no script has', async () => {
    const { url, project } = await createOne()
    await project.run('upgrade')
    await execute(url, "UPDATE alembic_version SET version_num = 'newer'")
    expect(await project.jsonError('setup')).toMatchObject({ code: 'unknown_revision_row' })
  })

  it('does the same with each of several databases', async () => {
    const urls = [await engine.createUrl(), await engine.createUrl()]
    const [main, other] = urls.map((url) => JSON.stringify(url))
    const project = createProject(
      `{ databases: { main: { url: ${main}, default: true }, other: { url: ${other} } } }`,
    )
    await project.run('upgrade --database main a1')
    expect(await project.json('setup --existing upgrade')).toMatchObject({
      databases: [
        { database: 'main', state: 'upgraded', after: ['b2'] },
        { database: 'other', state: 'created', after: ['b2'] },
      ],
    })
  })
})
