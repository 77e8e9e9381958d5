import { expect, test } from 'vitest'
import { readTable } from '../setup/dump-catalog.ts'
import { describeEngines, getEngine, type TestEngine } from '../setup/engines.ts'
import { runStatements } from './run-statements.ts'
import { createTestProject, type TestProject } from './test-project.ts'

const MODELS = `import { t, table } from 'limbeck/schema'

export const users = table('users', {
  id: t.integer().primaryKey(),
  email: t.varchar(320).notNull().unique(),
})

export const posts = table('posts', {
  id: t.integer().primaryKey(),
  author: t.integer().notNull().references(() => users.id, { onDelete: 'cascade' }),
})
`

function createProject(url: string, more = ''): TestProject {
  const project = createTestProject()
  project.write(
    'limbeck.config.mjs',
    `export default { url: ${JSON.stringify(url)}, migrations: '.', schema: './models.ts', ${more} }\n`,
  )
  project.write('models.ts', MODELS)
  return project
}

/** Makes what the models name, as another tool would have. */
async function fill(engine: TestEngine): Promise<string> {
  const url = await engine.createUrl()
  const maker = createProject(url, 'log: false')
  await maker.json('generate --rev-id x1')
  await maker.json('upgrade')
  await runStatements(url, ['DROP TABLE alembic_version'])
  return url
}

const hasTable = (url: string, table: string) =>
  readTable(url, `SELECT count(*) AS n FROM ${table}`).then(
    () => true,
    () => false,
  )

const kept = ['limbeck.config.mjs', 'models.ts']

describeEngines('baseline', (engine) => {
  test('writes all that is there, and the database is at it', async () => {
    const url = await fill(engine)
    await runStatements(url, ['CREATE TABLE old (id INTEGER NOT NULL PRIMARY KEY)'])
    const project = createProject(url)
    expect(await project.run(['baseline', 'what was there', '--rev-id', 'a1'])).toEqual({
      exitCode: 0,
      stdout: 'Wrote versions/a1_what_was_there.ts\nStamped "default" with a1\n',
      stderr: 'No model names the table "old": left alone (--drop old drops it)\n',
    })
    expect(await project.json('current')).toMatchObject({ rows: ['a1'], isAtHeads: true })
    expect(await project.json('check')).toMatchObject({ changes: [], unverified: [] })

    const other = createProject(await engine.createUrl())
    other.write('versions/a1.ts', project.read('versions/a1_what_was_there.ts'))
    await other.json('upgrade')
    expect(await other.json('check')).toEqual({ changes: [], unverified: [], unknown: [] })
    await other.json('downgrade')
    expect(await hasTable(engine.lastUrl(), 'users')).toBe(false)
  })

  test('a database that differs is left alone, and said how', async () => {
    const url = await fill(engine)
    await runStatements(url, ['ALTER TABLE posts ADD COLUMN title VARCHAR(20)'])
    const project = createProject(url)
    expect(await project.jsonError('baseline')).toMatchObject({
      code: 'database_differs',
      message: 'The database "default" is not as its models want it: drop column "posts.title"',
      details: { changes: [{ kind: 'dropColumn', table: 'posts', name: 'title' }] },
    })
    expect(project.list('.')).toEqual(kept)
    expect(await hasTable(url, 'alembic_version')).toBe(false)
  })

  test('what cannot be stamped is not written', async () => {
    const url = await fill(engine)
    const project = createProject(url, "onVersionApply: () => { throw new Error('no') }")
    await project.jsonError('baseline')
    expect(project.list('.')).toEqual(kept)
    expect(await readTable(url, 'SELECT * FROM alembic_version')).toEqual([])
  })
})

test('scripts that are there are not passed over', async () => {
  const project = createProject('sqlite:app.db')
  await project.json('generate --rev-id a1 -m first')
  const error = await project.jsonError('baseline')
  expect(error.code).toBe('scripts_exist')
  expect(error.message).toMatch(
    /^There are scripts already, such as ".+\/versions\/a1_first\.ts"\.$/,
  )
})

test('version rows of somebody else are not passed over', async () => {
  const url = await fill(getEngine('sqlite'))
  await runStatements(url, [
    'CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)',
    "INSERT INTO alembic_version VALUES ('x1')",
  ])
  const project = createProject(url)
  expect(await project.jsonError('baseline')).toMatchObject({ code: 'unknown_revision_row' })
  expect(project.list('.')).toEqual(kept)
})

test('models without tables are refused, and SQL files too', async () => {
  const project = createProject('sqlite:app.db')
  expect(await project.jsonError('baseline --template sql')).toMatchObject({
    code: 'invalid_argument',
  })
  project.write('models.ts', 'export {}')
  expect(await project.jsonError('baseline')).toMatchObject({ code: 'config_invalid' })
})

test('a script that a hook refuses is not kept', async () => {
  const url = await fill(getEngine('sqlite'))
  const project = createProject(url, "postWriteHooks: () => { throw new Error('no') }")
  expect(await project.jsonError('baseline')).toMatchObject({
    code: 'hook_failed',
    hint: 'Nothing was done. Mend `postWriteHooks`, or leave them out.',
  })
  expect(project.list('.')).toEqual(kept)
  expect(await hasTable(url, 'alembic_version')).toBe(false)
})

test('several databases begin together, or not at all', async () => {
  const engine = getEngine('sqlite')
  const [main, other] = [await fill(engine), await fill(engine)]
  const create = (hook: string) => {
    const project = createTestProject()
    project.write(
      'limbeck.config.mjs',
      `const schema = './models.ts'
export default { migrations: '.', databases: {
  main: { url: '${main}', schema, default: true },
  other: { url: '${other}', schema, ${hook} },
} }
`,
    )
    project.write('models.ts', MODELS)
    return project
  }
  const broken = create("onVersionApply: () => { throw new Error('no') }")
  await broken.jsonError('baseline')
  expect(broken.list('.')).toEqual(kept)
  expect(await readTable(main, 'SELECT * FROM alembic_version')).toEqual([])

  const project = create('')
  expect(await project.json('baseline --rev-id a1')).toMatchObject({ stamped: ['main', 'other'] })
  expect(await project.json('current')).toMatchObject({
    databases: [
      { database: 'main', rows: ['a1'] },
      { database: 'other', rows: ['a1'] },
    ],
  })
  expect(await project.json('check')).toMatchObject({
    databases: [{ changes: [] }, { changes: [] }],
  })
})
