import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { createTestProject, type TestProject } from './test-project.ts'

const MODELS = `import { t, table } from 'limbeck/schema'

export const users = table('users', {
  id: t.integer().primaryKey(),
  email: t.varchar(320).notNull(),
})
`

function createProject(): TestProject {
  const project = createTestProject()
  project.write(
    'limbeck.config.ts',
    "import { defineConfig } from 'limbeck'\nexport default defineConfig({ url: 'sqlite:app.db', schema: './models/*.ts' })\n",
  )
  project.write('models/users.ts', MODELS)
  return project
}

test('models become a script, the script a database, and nothing is left to do', async () => {
  const project = createProject()
  const { exitCode, stdout } = await project.run(['generate', 'create users', '--rev-id', 'a1'])
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: 'Wrote migrations/versions/a1_create_users.ts\n',
  })
  expect(
    project.read('migrations/versions/a1_create_users.ts'),
  ).toContain(`export async function upgrade(op: Operations) {
  await op.createTable('users', {
    id: t.integer().primaryKey(),
    email: t.varchar(320).notNull(),
  })
}

export async function downgrade(op: Operations) {
  await op.dropTable('users')
}
`)
  await project.json('upgrade')
  expect(await project.json('check')).toEqual({ changes: [], unverified: [], unknown: [] })
  expect(await project.run('check')).toMatchObject({ exitCode: 0, stdout: 'Nothing differs\n' })
  expect(await project.run('generate')).toMatchObject({
    exitCode: 0,
    stdout: 'Nothing was written\n',
  })
  expect(project.list('migrations/versions')).toEqual(['migrations/versions/a1_create_users.ts'])
})

test('check finds a change with the status 3, and diff shows its SQL', async () => {
  const project = createProject()
  await project.run('generate --rev-id a1')
  await project.run('upgrade')
  project.write('models/posts.ts', MODELS.replaceAll('users', 'posts'))
  expect(await project.run('check')).toMatchObject({
    exitCode: 3,
    stdout: 'create table "posts"\n',
  })
  const { exitCode, stdout } = await project.run('diff')
  expect(exitCode).toBe(0)
  expect(stdout).toContain('-- create table "posts"\n\nCREATE TABLE "posts" (')
  expect(await project.run('revision --autogenerate -m posts --rev-id b2')).toMatchObject({
    exitCode: 0,
    stdout: 'Wrote migrations/versions/b2_posts.ts\n',
  })
})

test('a database behind the scripts is refused with the command that helps', async () => {
  const project = createProject()
  await project.run('generate --rev-id a1')
  for (const line of ['generate', 'check', 'diff']) {
    const error = await project.jsonError(line)
    expect(error.code).toBe('database_behind')
    expect(error.hint).toContain('limbeck upgrade')
  }
  expect(project.list('migrations/versions')).toEqual(['migrations/versions/a1.ts'])
})

test('a table that no model names is left alone, listed, and dropped where that is said', async () => {
  const project = createProject()
  await project.run('generate --rev-id a1')
  await project.run('upgrade')
  const database = new DatabaseSync(join(project.directory, 'app.db'))
  database.exec('CREATE TABLE old (id INTEGER PRIMARY KEY)')
  database.close()
  expect(await project.json('check')).toEqual({
    changes: [],
    unverified: [],
    unknown: [{ kind: 'table', name: 'old' }],
  })
  expect((await project.run('generate')).stderr).toContain('No model names the table "old"')
  await project.run('generate --drop old --rev-id b2')
  expect(project.read('migrations/versions/b2.ts')).toContain("await op.dropTable('old')")
})

test('a project without models is told what to set', async () => {
  const project = createTestProject()
  project.write('limbeck.config.ts', "export default { url: 'sqlite:app.db' }\n")
  expect(await project.jsonError('generate')).toMatchObject({ code: 'config_invalid' })
})

test('a table that the models have twice is an error', async () => {
  const project = createProject()
  project.write('models/again.ts', MODELS)
  expect(await project.jsonError('generate')).toMatchObject({
    code: 'config_invalid',
    message: 'The models have the table "users" twice.',
  })
})

test.each(['generate', 'revision --autogenerate'])(
  '%s takes what was decided on, and the side to compare with',
  async (command) => {
    const project = createProject()
    project.write(
      'models/users.ts',
      MODELS.replace("'users'", "'people'").replace('email:', 'address:'),
    )
    const database = new DatabaseSync(join(project.directory, 'app.db'))
    database.exec(
      'CREATE TABLE users (id INTEGER PRIMARY KEY, email VARCHAR(320) NOT NULL); CREATE TABLE old (id INTEGER PRIMARY KEY)',
    )
    database.close()
    const flags = '--rename users:people --rename people.email:address --drop old'
    expect(await project.run(`${command} -m people --rev-id b2 ${flags}`)).toMatchObject({
      exitCode: 0,
    })
    const [, upgrade = ''] =
      /upgrade\(op: Operations\) \{\n([^]*?)\n\}\n/.exec(
        project.read('migrations/versions/b2_people.ts'),
      ) ?? []
    expect(upgrade).toContain("op.renameTable('users', 'people')")
    expect(upgrade).toContain("op.renameColumn('people', 'email', 'address')")
    expect(upgrade).toContain("op.dropTable('old')")
    const made = `${command} -m all --rev-id c3 --head base --from empty`
    expect(await project.run(made)).toMatchObject({ exitCode: 0 })
    expect(project.read('migrations/versions/c3_all.ts')).toContain("op.createTable('people', {")
  },
)
