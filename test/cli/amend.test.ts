import { expect, test } from 'vitest'
import { t, table } from '../../src/schema.ts'
import { readTable } from '../setup/dump-catalog.ts'
import { describeEngines, getEngine } from '../setup/engines.ts'
import { runStatements } from './run-statements.ts'
import { createTestProject, renderScript, type TestProject } from './test-project.ts'

type Columns = Parameters<typeof table>[1]

const users = (columns: Columns = { email: t.varchar(320).notNull() }) =>
  table('users', { id: t.integer().primaryKey(), ...columns })

const posts = (columns: Columns = { title: t.varchar(100).notNull() }, name = 'posts') =>
  table(name, { id: t.integer().primaryKey(), ...columns })

const title = (length: number) => ({ title: t.varchar(length).notNull() })

const MODELS = 'limbeckModels'

/** The models of the test at hand: a module would be loaded once in a process. */
function setModels(...models: readonly unknown[]): void {
  Object.assign(globalThis, { [MODELS]: models })
}

function createProject(url: string, more = ''): TestProject {
  const project = createTestProject()
  project.write(
    'limbeck.config.mjs',
    `export default {
  url: ${JSON.stringify(url)},
  migrations: '.',
  schema: () => globalThis.${MODELS},
  ${more}
}
`,
  )
  return project
}

const B2 = 'versions/b2_posts.ts'

/** A project with two scripts of generate, the second one for posts. */
async function createHistory(url: string, more = ''): Promise<TestProject> {
  const project = createProject(url, more)
  setModels(users())
  await project.json('generate users --rev-id a1')
  await project.json('upgrade')
  setModels(users(), posts())
  await project.json('generate posts --rev-id b2')
  return project
}

const edit = (project: TestProject, from: string | RegExp, to: string) => {
  const text = project.read(B2)
  expect(text).toMatch(from)
  project.write(
    B2,
    text.replace(from, () => to),
  )
}

const readBody = (project: TestProject, direction: string) =>
  new RegExp(`${direction}\\(op: Operations\\) \\{\\n([^]*?)\\n\\}\\n`).exec(project.read(B2))?.[1]

const hasTable = (url: string, table: string) =>
  readTable(url, `SELECT count(*) AS n FROM ${table}`).then(
    () => true,
    () => false,
  )

describeEngines('amend', (engine) => {
  test('writes the newest script anew, and keeps what was written by hand', async () => {
    const url = await engine.createUrl()
    const project = await createHistory(url)
    edit(project, 'import {', "import { title } from '../title.ts'\nimport {")
    edit(
      project,
      /\n\}\n\nexport async function downgrade.*\n/,
      `
  await op.execute(\`INSERT INTO posts (id, title) VALUES (1, '\${title}')\`)
}

export async function downgrade(op: Operations) {
  await op.execute('DELETE FROM posts')
`,
    )
    project.write('title.ts', "export const title = 'hello'\n")
    await project.json('upgrade')
    expect(await readTable(url, 'SELECT title FROM posts')).toEqual([{ title: 'hello' }])

    setModels(users(), posts({ author: t.integer(), ...title(100) }))
    const { exitCode, stdout, stderr } = await project.run('amend --yes')
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'Wrote versions/b2_posts.ts\n' })
    expect(stderr).toContain('Undone in "default": run `limbeck upgrade` when it is ready\n')
    expect(readBody(project, 'upgrade')).toBe(`  await op.createTable('posts', {
    id: t.integer().primaryKey(),
    author: t.integer(),
    title: t.varchar(100).notNull(),
  })
  await op.execute(\`INSERT INTO posts (id, title) VALUES (1, '\${title}')\`)`)
    expect(readBody(project, 'downgrade')).toBe(`  await op.execute('DELETE FROM posts')
  await op.dropTable('posts')`)
    expect(project.read(B2)).toContain(
      "import { title } from '../title.ts'\nimport { type Operations, t } from 'limbeck'\n",
    )
    expect(await hasTable(url, 'posts')).toBe(false)
    expect(project.list('versions')).toEqual(['versions/a1_users.ts', B2])

    await project.json('upgrade')
    expect(await readTable(url, 'SELECT title, author FROM posts')).toEqual([
      { title: 'hello', author: null },
    ])
    expect(await project.json('check')).toEqual({ changes: [], unverified: [], unknown: [] })
    await project.json('downgrade base --yes')
    expect(await hasTable(url, 'users')).toBe(false)
  })

  test('what was changed by hand and by the models stands there twice', async () => {
    const url = await engine.createUrl()
    const project = await createHistory(url)
    edit(project, 't.varchar(100).notNull(),', 't.varchar(100).notNull(), // as it was')
    setModels(users(), posts(title(200)))
    const before = project.read(B2)
    expect(await project.run('amend')).toMatchObject({
      exitCode: 3,
      stderr: '1 place was changed by hand and by the models: look for "<<<<<<<"\n',
    })
    const own = '    title: t.varchar(100).notNull(), // as it was\n'
    const now = '    title: t.varchar(200).notNull(),\n'
    expect(project.read(B2)).toBe(
      before.replace(own, () => `<<<<<<< the script\n${own}=======\n${now}>>>>>>> the models\n`),
    )
    expect(await project.jsonError('upgrade')).toMatchObject({ code: 'script_invalid' })
  })

  test('leaves file and database as before where it fails', async () => {
    const url = await engine.createUrl()
    const project = await createHistory(
      url,
      "postWriteHooks: () => { if (globalThis.limbeckFails) throw new Error('no') }",
    )
    await project.json('upgrade')
    const before = project.read(B2)
    setModels(users(), posts(title(200)))
    Object.assign(globalThis, { limbeckFails: true })
    try {
      expect(await project.jsonError('amend --yes')).toMatchObject({ code: 'hook_failed' })
    } finally {
      Object.assign(globalThis, { limbeckFails: false })
    }
    expect(project.read(B2)).toBe(before)
    expect(project.list('versions')).toEqual(['versions/a1_users.ts', B2])
    expect(await project.json('current')).toMatchObject({ rows: ['b2'] })
    expect(await hasTable(url, 'posts')).toBe(true)
  })

  test('renames and drops that the script has are not asked about again', async () => {
    const url = await engine.createUrl()
    const project = createProject(url)
    setModels(users(), posts(title(9), 'old'))
    await project.json('generate users --rev-id a1')
    await project.json('upgrade')
    const mail = { mail: t.varchar(320).notNull() }
    setModels(users(mail))
    await project.json('generate posts --rev-id b2 --rename users.email:mail --drop old')
    await project.json('upgrade')
    expect(readBody(project, 'upgrade')).toContain("op.renameColumn('users', 'email', 'mail')")
    setModels(users({ age: t.integer(), ...mail }))
    expect(await project.json('amend --yes')).toMatchObject({ conflicts: 0, dropped: [] })
    const body = readBody(project, 'upgrade')
    for (const call of [
      "op.renameColumn('users', 'email', 'mail')",
      "op.dropTable('old')",
      "'age'",
    ])
      expect(body).toContain(call)
    await project.json('upgrade')
    expect(await project.json('check')).toEqual({ changes: [], unverified: [], unknown: [] })
  })
})

const sqlite = getEngine('sqlite')

test('a script that was run is undone after a question only', async () => {
  const url = await sqlite.createUrl()
  const project = await createHistory(url)
  await project.json('upgrade')
  const before = project.read(B2)
  expect(await project.jsonError('amend')).toMatchObject({
    code: 'needs_answer',
    message:
      '"b2" was run in "default". It is undone before it is written anew: what it made goes, with its rows. Go on?',
  })
  expect(project.read(B2)).toBe(before)
  expect(await hasTable(url, 'posts')).toBe(true)
})

test('what the models ask for no more is told', async () => {
  const project = await createHistory(await sqlite.createUrl())
  setModels(users())
  const { exitCode, stderr } = await project.run('amend')
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: 'No longer in it: create table "posts"\nNothing differs from the models without it\n',
  })
  expect(project.read(B2)).toContain('upgrade(op: Operations) {}')
})

test('a script whose operations do not fit is kept whole beside what is new', async () => {
  const project = await createHistory(await sqlite.createUrl())
  edit(
    project,
    "  await op.createTable('posts', {",
    "  await op.dropTable('nobody')\n  await op.createTable('posts', {",
  )
  const { conflicts } = (await project.json('amend')) as { conflicts: number }
  expect(conflicts).toBeGreaterThan(0)
  expect(project.read(B2)).toContain("await op.dropTable('nobody')")
})

test.each<[string, (project: TestProject) => Promise<void> | void, RegExp]>([
  [
    'others are built on it',
    (project) =>
      project.write('versions/c3.mjs', renderScript({ revision: 'c3', downRevision: 'b2' })),
    /^"b2" is not the newest script: "c3" is built on it\.$/,
  ],
  [
    'another one depends on it',
    (project) =>
      project.write('versions/c3.mjs', renderScript({ revision: 'c3', dependsOn: 'b2' })),
    /^"b2" is not the newest script: "c3" is built on it\.$/,
  ],
  [
    'it is a pair of SQL files',
    async (project) => {
      await project.json('revision --head b2 --template sql --rev-id c3 -m files')
    },
    /^"c3" is not written in TypeScript or as a JavaScript module\.$/,
  ],
  [
    'it joins branches',
    async (project) => {
      await project.json('revision --head a1 --splice --rev-id c3')
      await project.json('merge heads --rev-id d4')
    },
    /^"d4" joins branches, and does nothing else\.$/,
  ],
])('it is refused where %s', async (_, prepare, message) => {
  const project = await createHistory(await sqlite.createUrl())
  await prepare(project)
  const named = /"(\w+)"/.exec(String(message))?.[1] ?? ''
  const error = await project.jsonError(`amend --head ${named}`)
  expect(error.code).toBe('not_amendable')
  expect(error.message).toMatch(message)
})

test('several heads need the one that is meant', async () => {
  const project = await createHistory(await sqlite.createUrl())
  project.write('versions/c3.mjs', renderScript({ revision: 'c3', downRevision: 'a1' }))
  expect((await project.jsonError('amend')).code).toBe('multiple_heads')
  await project.json('upgrade heads')
  setModels(users(), posts(), posts(title(9), 'notes'))
  expect(await project.json('amend --head b2 --yes')).toMatchObject({ revision: 'b2' })
  expect(await project.json('current')).toMatchObject({ rows: ['c3'] })
})

test('a database with versions that no script has is refused, and one that is behind too', async () => {
  const url = await sqlite.createUrl()
  const project = await createHistory(url)
  await project.json('upgrade')
  await runStatements(url, ["UPDATE alembic_version SET version_num = 'z9'"])
  expect((await project.jsonError('amend --yes')).code).toBe('unknown_revision_row')
  await project.json('stamp --purge base')
  expect((await project.jsonError('amend --yes')).code).toBe('database_behind')
})

test('several databases are undone together, and one can be amended alone', async () => {
  const urls = [await sqlite.createUrl(), await sqlite.createUrl()]
  const project = createTestProject()
  project.write(
    'limbeck.config.mjs',
    `const schema = () => globalThis.${MODELS}
export default { migrations: '.', databases: {
  main: { url: '${urls[0]}', schema, default: true },
  other: { url: '${urls[1]}', schema },
} }
`,
  )
  setModels(users())
  await project.json('generate posts --rev-id b2')
  await project.json('upgrade')
  setModels(users(), posts())
  expect(await project.json('amend --yes')).toMatchObject({ undoneIn: ['main', 'other'] })
  expect(project.read(B2).match(/createTable\('posts'/g)).toHaveLength(2)
  await project.json('upgrade')
  expect(await project.json('check')).toMatchObject({
    databases: [{ changes: [] }, { changes: [] }],
  })
  setModels(users(), posts(title(200)))
  expect(await project.json('amend --yes --database other')).toMatchObject({
    undoneIn: ['other'],
    conflicts: 0,
  })
  const text = project.read(B2)
  expect(text.indexOf('varchar(100)')).toBeGreaterThan(-1)
  expect(text.indexOf('varchar(200)')).toBeGreaterThan(text.indexOf('varchar(100)'))
  expect(await project.json('current')).toMatchObject({
    databases: [{ rows: ['b2'] }, { rows: [] }],
  })
})

test('hooks format what is new as they did what was there', async () => {
  const project = await createHistory(
    await sqlite.createUrl(),
    `postWriteHooks: async (path) => {
    const { readFileSync, writeFileSync } = await import('node:fs')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(?<=[')}])$/gm, ';'))
  },`,
  )
  expect(project.read(B2)).toContain("from 'limbeck';\n")
  setModels(users(), posts(title(200)))
  const before = project.read(B2)
  expect(await project.json('amend')).toMatchObject({ conflicts: 0 })
  expect(project.read(B2)).toBe(before.replace('varchar(100)', 'varchar(200)'))
})
