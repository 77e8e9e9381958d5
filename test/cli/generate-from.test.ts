import { expect, test } from 'vitest'
import { describeEngines } from '../setup/engines.ts'
import { runStatements } from './run-statements.ts'
import { createTestProject, type TestProject } from './test-project.ts'

const MODELS = `import { t, table } from 'limbeck/schema'

export const users = table('users', {
  id: t.integer().primaryKey(),
  email: t.varchar(320).notNull(),
})
`

function createProject(url: string): TestProject {
  const project = createTestProject()
  project.write(
    'limbeck.config.mjs',
    `export default { url: ${JSON.stringify(url)}, migrations: '.', schema: './models.ts' }\n`,
  )
  project.write('models.ts', MODELS)
  return project
}

const readUpgrade = (project: TestProject, file: string) =>
  /upgrade\(op: Operations\) \{\n([^]*?)\n\}\n/.exec(project.read(file))?.[1]

const TABLE = `  await op.createTable('users', {
    id: t.integer().primaryKey(),
    email: t.varchar(320).notNull(),
  })`

describeEngines('generate --from', (engine) => {
  test('empty writes everything, whatever the database has and whichever scripts were run', async () => {
    const project = createProject(await engine.createUrl())
    await project.json('generate --rev-id a1 -m users')
    expect(await project.json('generate --from empty --rev-id b2 -m again')).toMatchObject({
      revision: 'b2',
    })
    await project.json('upgrade a1')
    await project.json('generate --from empty --rev-id c3 -m more')
    expect(readUpgrade(project, 'versions/b2_again.ts')).toBe(TABLE)
    expect(readUpgrade(project, 'versions/c3_more.ts')).toBe(TABLE)
    expect((await project.jsonError('generate --from live')).code).toBe('database_behind')
  })

  test('a URL compares with that database, and leaves the other alone', async () => {
    const [own, other] = [await engine.createUrl(), await engine.createUrl()]
    const project = createProject(own)
    const table = 'CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY)'
    await runStatements(own, [table])
    await runStatements(other, [table, 'CREATE TABLE old (id INTEGER NOT NULL PRIMARY KEY)'])
    const { unknown } = (await project.json(`generate mails --rev-id a1 --from ${other}`)) as {
      unknown: unknown
    }
    expect(unknown).toEqual([{ kind: 'table', name: 'old' }])
    expect(readUpgrade(project, 'versions/a1_mails.ts')).toContain(
      "await op.addColumn('users', 'email', t.varchar(320).notNull())",
    )
    const error = await project.jsonError(['generate', '--from', other])
    expect(error).toMatchObject({
      code: 'database_behind',
      message: 'The database "--from" is behind: revision "a1" is missing',
    })
    await project.json('upgrade')
    expect(await project.json('check')).toEqual({ changes: [], unverified: [], unknown: [] })
  })
})

test.each([
  ['liv', { code: 'invalid_argument', hint: 'Did you mean "live"?' }],
  ['nothing', { code: 'invalid_argument', hint: 'Say "live", "empty", or a URL.' }],
  ['nosql:app.db', { code: 'invalid_url' }],
  [
    'postgresql://localhost/app',
    {
      code: 'invalid_argument',
      message: 'The database of "--from" is one of postgresql, and the scripts are for sqlite.',
    },
  ],
])('--from %s is refused', async (from, expected) => {
  const project = createProject('sqlite:app.db')
  expect(await project.jsonError(['generate', '--from', from])).toMatchObject(expected)
  expect(project.list('.')).toEqual(['limbeck.config.mjs', 'models.ts'])
})

test('several databases need the one that a URL stands for', async () => {
  const project = createTestProject()
  project.write(
    'limbeck.config.mjs',
    `const schema = './models.ts'
export default { migrations: '.', databases: {
  main: { url: 'sqlite:main.db', schema, default: true },
  other: { url: 'sqlite:other.db', schema },
} }
`,
  )
  project.write('models.ts', MODELS)
  expect(await project.jsonError('generate --from sqlite:shadow.db')).toMatchObject({
    code: 'invalid_argument',
    hint: 'Name the one whose models are meant: --database NAME.',
  })
  const { revision, changes } = (await project.json(
    'generate shadow --from sqlite:shadow.db --database other --rev-id a1',
  )) as { revision: string; changes: unknown[] }
  expect({ revision, count: changes.length }).toEqual({ revision: 'a1', count: 1 })
  expect(project.read('versions/a1_shadow.ts')).toContain('  other: async (op: Operations) => {')
  expect(project.list('.')).not.toContain('shadow.db')
})
