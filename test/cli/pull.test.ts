import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { createMigrator } from '../../src/index.ts'
import { createTestProject, type TestProject } from './test-project.ts'

const TABLES = `CREATE TABLE users (id INTEGER PRIMARY KEY, email VARCHAR(320) NOT NULL);
CREATE TABLE posts (id INTEGER PRIMARY KEY, author INTEGER NOT NULL REFERENCES users (id));
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
CREATE TABLE tags (name TEXT PRIMARY KEY, post INTEGER);
CREATE VIEW authors AS SELECT author FROM posts;`

const MODELS = `// Not modelled, and left as it is in the database:
//   column "name" of "tags": nullable

import { sql, t, table, view } from 'limbeck/schema'

export const posts = table('posts', {
  id: t.integer().primaryKey(),
  author: t
    .integer()
    .notNull()
    .references(() => users.id),
})

export const tags = table('tags', {
  name: t.text().primaryKey(),
  post: t.integer(),
})

export const users = table('users', {
  id: t.integer().primaryKey(),
  email: t.varchar(320).notNull(),
})

export const authors = view('authors', sql\`SELECT author FROM posts\`)
`

function createProject(settings = "schema: './models/schema.ts'", tables = TABLES): TestProject {
  const project = createTestProject()
  project.write(
    'limbeck.config.ts',
    `import { defineConfig } from 'limbeck'\nexport default defineConfig({ url: 'sqlite:app.db', ${settings} })\n`,
  )
  project.write('migrations/versions/.gitkeep', '')
  fill(project, 'app.db', tables)
  return project
}

function fill(project: TestProject, file: string, tables: string): void {
  const database = new DatabaseSync(join(project.directory, file))
  database.exec(tables)
  database.close()
}

test('a database becomes models in which nothing is left to do', async () => {
  const project = createProject()
  expect(await project.run('pull')).toEqual({
    exitCode: 0,
    stdout: 'Wrote models/schema.ts: 3 tables\n',
    stderr: 'Not modelled: column "name" of "tags": nullable\n',
  })
  expect(project.read('models/schema.ts')).toBe(MODELS)
  expect(await project.run('check')).toMatchObject({ exitCode: 0, stderr: '' })
})

test('the result is in the JSON, and goes to the file that is named', async () => {
  const project = createProject()
  const result = {
    path: join(project.directory, 'other.js'),
    tables: ['posts', 'tags', 'users'],
    notModelled: [{ kind: 'column', name: 'name', table: 'tags', part: 'nullable' }],
  }
  expect(await project.json('pull -o other.js')).toEqual(result)
  expect(project.read('other.js')).toBe(MODELS)
  const migrator = await createMigrator({
    url: 'sqlite:app.db',
    baseDirectory: project.directory,
    schema: './models.ts',
  })
  const path = join(project.directory, 'models.ts')
  expect(await migrator.pull()).toEqual({ ...result, path })
  await expect(migrator.pull()).rejects.toMatchObject({ code: 'file_exists' })
  expect(await migrator.pull({ force: true })).toEqual({ ...result, path })
  await migrator.close()
})

test('a file that is there is only replaced where somebody says so', async () => {
  const project = createProject()
  project.write('models/schema.ts', '// by hand\n')
  expect(await project.run('pull')).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringContaining('is already there and is left as it is'),
  })
  expect(project.read('models/schema.ts')).toBe('// by hand\n')
  for (const flag of ['--force', '--yes']) {
    project.write('models/schema.ts', '// by hand\n')
    expect(await project.run(`pull ${flag}`)).toMatchObject({ exitCode: 0 })
    expect(project.read('models/schema.ts')).toBe(MODELS)
  }
})

test.each([
  ['no file', 'log: true', 'Nothing says where'],
  ['a glob', "schema: './models/*.ts'", 'does not name one file'],
  ['a list', "schema: ['./a.ts']", 'does not name one file'],
])('with %s configured the file has to be named', async (_, settings, message) => {
  const project = createProject(settings)
  expect(await project.jsonError('pull')).toMatchObject({
    code: 'usage',
    message: expect.stringContaining(message),
    hint: 'Name the file: limbeck pull -o src/schema.ts',
  })
  expect(await project.json('pull -o models.ts')).toMatchObject({
    tables: ['posts', 'tags', 'users'],
  })
})

test('what the project leaves out is left out', async () => {
  const project = createProject(
    "schema: './schema.ts', includeName: (name) => name !== 'posts', includeObject: ({ kind, name }) => kind !== 'column' || name !== 'email'",
  )
  expect(await project.json('pull')).toMatchObject({ tables: ['tags', 'users'] })
  expect(project.read('schema.ts')).not.toContain('email')
})

test('an empty database gets no file', async () => {
  const project = createProject("schema: './schema.ts'", 'PRAGMA user_version = 1')
  expect(await project.run('pull')).toMatchObject({
    exitCode: 0,
    stdout: 'Nothing was written: there is nothing to declare\n',
  })
  expect(project.list('.').filter((file) => file.endsWith('schema.ts'))).toEqual([])
})

function createTwo(settings = ''): TestProject {
  const project = createTestProject()
  project.write(
    'limbeck.config.ts',
    `import { defineConfig } from 'limbeck'
export default defineConfig({ databases: {
  main: { url: 'sqlite:app.db', default: true${settings} }, second: { url: 'sqlite:second.db'${settings} } } })\n`,
  )
  fill(project, 'app.db', TABLES)
  fill(project, 'second.db', 'CREATE TABLE events (id INTEGER PRIMARY KEY)')
  return project
}

test('several databases get a file each', async () => {
  const project = createTwo()
  expect(await project.jsonError('pull -o models.ts')).toMatchObject({ code: 'usage' })
  expect(await project.json('pull -o models/{database}.ts')).toMatchObject({
    databases: [
      { database: 'main', tables: ['posts', 'tags', 'users'] },
      { database: 'second', path: join(project.directory, 'models/second.ts'), tables: ['events'] },
    ],
  })
  expect(await project.run('pull --database second -o second.ts')).toMatchObject({
    stdout: '[second]\nWrote second.ts: 1 table\n',
  })
})

test('several databases are not written over each other', async () => {
  const project = createTwo(", schema: './both.ts'")
  expect(await project.jsonError('pull')).toMatchObject({
    code: 'usage',
    message: expect.stringContaining('several databases'),
  })
  expect(project.list('.')).not.toContain('both.ts')
})
