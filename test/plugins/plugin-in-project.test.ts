import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createMigrator, definePlugin } from '../../src/index.ts'
import { createTestProject } from '../cli/test-project.ts'
import { readTable } from '../setup/dump-catalog.ts'
import { getEngine } from '../setup/engines.ts'
import { createViewProject, VIEWS } from './plugin-project.ts'
import { viewPlugin } from './view-plugin.ts'

const engines = (['postgresql', 'mariadb', 'sqlite'] as const).map(getEngine)

it.skipIf(engines.some(({ isAvailable }) => !isAvailable))(
  'works in several databases at once, up, down, planned and as SQL',
  async () => {
    const urls: Record<string, string> = {}
    for (const engine of engines) urls[engine.name] = await engine.createUrl()
    const project = createViewProject(urls)

    const sql = (await project.json('upgrade --sql -o {database}.sql')) as {
      databases: readonly { database: string; sql: string }[]
    }
    const written = sql.databases.map(({ database, sql: text }) => [
      database,
      text.split('\n').filter((line) => /VIEW .adults/.test(line)),
    ])
    const anew = [
      'CREATE VIEW "adults" AS SELECT age FROM people WHERE age >= 21;',
      'DROP VIEW "adults";',
      'CREATE VIEW "adults" AS SELECT age FROM people WHERE age >= 18;',
    ]
    const inPlace = [
      'CREATE OR REPLACE VIEW `adults` AS SELECT age FROM people WHERE age >= 21;',
      'CREATE OR REPLACE VIEW `adults` AS SELECT age FROM people WHERE age >= 18;',
    ]
    expect(Object.fromEntries(written)).toEqual({
      postgresql: anew,
      mariadb: inPlace,
      sqlite: anew,
    })

    const plan = (await project.json('upgrade --plan')) as {
      databases: readonly {
        database: string
        steps: readonly { statements: readonly string[] }[]
      }[]
    }
    for (const { database, steps } of plan.databases) {
      const views = steps
        .flatMap(({ statements }) => statements)
        .filter((text) => /VIEW .adults/.test(text))
      const expected = database === 'mariadb' ? inPlace : anew
      expect(views.map((text) => `${text};`)).toEqual(expected)
    }

    expect(await project.json('upgrade --dry-run --database postgresql')).toMatchObject({
      databases: [{ isDryRun: true, after: ['a1'] }],
    })
    await project.json('upgrade')
    for (const url of Object.values(urls)) {
      expect(await readTable(url, 'SELECT age FROM adults')).toEqual([])
    }
    await project.json('downgrade base --yes')
    for (const url of Object.values(urls)) {
      await expect(readTable(url, 'SELECT age FROM adults')).rejects.toMatchObject({
        code: 'statement_failed',
      })
    }
  },
  60_000,
)

it('names the operation where the server refuses a statement of it', async () => {
  const project = createViewProject({ main: 'sqlite:app.db' })
  project.write(
    'versions/b2_broken.mjs',
    `/** broken */
export const revision = 'b2'
export const downRevision = 'a1'
export const upgrade = (op) => op.useView('adults', 'SELECT FROM')
`,
  )
  const { exitCode, stderr } = await project.run('upgrade')
  expect(exitCode).toBe(1)
  expect(stderr).toContain('at versions/b2_broken.mjs:4')
  expect(stderr).toContain('  to use the view "adults"')
})

it('asks for the engine that it has no function for', async () => {
  const project = createViewProject({ main: 'sqlite:app.db' })
  project.write('views.mjs', VIEWS.replace('sqlite: makeAnew,', ''))
  expect(await project.jsonError('upgrade')).toMatchObject({
    code: 'operation_unsupported',
    message: 'The plugin "views" does not say what its operation "useView" comes to on sqlite.',
    hint: 'Add a function "sqlite" to "compile" of the operation.',
  })
})

it('belongs to one migrator: another in the same process has its own', async () => {
  const project = createTestProject()
  project.write(
    'versions/a1_who.mjs',
    `/** who */
export const revision = 'a1'
export const downRevision = null
export const upgrade = async (op) => {
  await op.execute('CREATE TABLE has (name TEXT)')
  for (const name of ['versionedView', 'hello']) {
    if (typeof op[name] === 'function') await op.execute("INSERT INTO has VALUES ('" + name + "')")
  }
}
`,
  )
  const hello = definePlugin({
    name: 'hello',
    operations: [
      {
        kind: 'hello',
        directive: () => ({ kind: 'hello' }),
        compile: () => [],
        reverse: () => [],
        describe: () => 'say hello',
      },
    ],
  })
  const open = (url: string, plugins: readonly (typeof hello)[]) =>
    createMigrator({ url, migrations: project.directory, plugins })
  const urls = ['one', 'two', 'none'].map((name) => `sqlite:${join(project.directory, name)}.db`)
  const [one = '', two = '', none = ''] = urls
  const migrators = [await open(one, [viewPlugin]), await open(two, [hello]), await open(none, [])]
  await Promise.all(migrators.map((migrator) => migrator.upgrade()))
  await Promise.all(migrators.map((migrator) => migrator.close()))
  const seen = await Promise.all(urls.map((url) => readTable(url, 'SELECT name FROM has')))
  expect(seen).toEqual([[{ name: 'versionedView' }], [{ name: 'hello' }], []])
})
