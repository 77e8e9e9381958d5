import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { createMigrator, definePlugin, type Plugin } from '../../src/index.ts'
import { createPluginSet } from '../../src/plugins/create-plugin-set.ts'
import { createTestProject, type TestProject } from '../cli/test-project.ts'
import { duck, duckDialect } from './fixtures/duck.ts'

const SCRIPT = `/** ponds */
import { t } from 'limbeck'
export const revision = 'a1'
export const downRevision = null
export async function upgrade(op) {
  await op.createTable('ponds', { id: t.integer().primaryKey(), name: t.text().notNull() })
  await op.bulkInsert('ponds', [{ name: 'north' }, { name: "south's" }])
  if (op.context.isOffline) return
  await op.alterColumn('ponds', 'name', { default: op.context.dialect })
  await op.db.insertInto('ponds').values({ name: 'west' }).execute()
}
export async function downgrade(op) {
  await op.dropTable('ponds')
}
`

function createPond(): TestProject {
  const project = createTestProject()
  copyFileSync(join(import.meta.dirname, 'fixtures/duck.ts'), join(project.directory, 'duck.ts'))
  return project
}

const CONFIG = `import { defineConfig } from 'limbeck'
import { duck } from './duck.ts'
export default defineConfig({ url: 'duck:pond.db', migrations: './migrations', plugins: [duck] })
`

const read = (project: TestProject, sql: string) => {
  const database = new DatabaseSync(join(project.directory, 'pond.db'))
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

async function readCurrent(settings: {
  readonly url: string
  readonly plugins: readonly Plugin[]
}) {
  const project = createTestProject()
  project.write('versions/.keep', '')
  const migrator = await createMigrator({
    ...settings,
    migrations: '.',
    baseDirectory: project.directory,
  })
  return await migrator.current()
}

describe('a dialect of a plugin', () => {
  it('goes the whole way on the command line', async () => {
    const project = createPond()
    await project.json('init')
    project.write('limbeck.config.ts', CONFIG)
    expect(await project.json('current')).toMatchObject({ rows: [] })
    expect(existsSync(join(project.directory, 'pond.db'))).toBe(false)
    await project.json(['revision', '-m', 'ponds', '--rev-id', 'a1'])
    project.write('migrations/versions/a1_ponds.ts', SCRIPT)

    expect(await project.json('upgrade --dry-run')).toMatchObject({ after: ['a1'] })
    const plan = (await project.json('upgrade --plan')) as {
      steps: readonly { statements: readonly string[] }[]
    }
    expect(plan.steps[0]?.statements[0]).toBe(
      'CREATE TABLE `ponds` (\n  `id` INTEGER CONSTRAINT `pk_ponds` PRIMARY KEY,\n  `name` QUACK TEXT NOT NULL\n)',
    )
    expect(await project.json('upgrade')).toMatchObject({ before: [], after: ['a1'] })
    expect(await project.json('current')).toMatchObject({ rows: ['a1'] })
    expect(read(project, 'SELECT name FROM ponds ORDER BY id')).toEqual([
      { name: 'north' },
      { name: "south's" },
      { name: 'west' },
    ])
    expect(
      read(project, "SELECT type, dflt_value FROM pragma_table_info('ponds') WHERE cid = 1"),
    ).toEqual([{ type: 'QUACK TEXT', dflt_value: "'duck'" }])
    expect(read(project, 'SELECT version_num FROM alembic_version')).toEqual([
      { version_num: 'a1' },
    ])
    expect(await project.json('downgrade base')).toMatchObject({ before: ['a1'], after: [] })
    expect(read(project, "SELECT name FROM sqlite_master WHERE name = 'ponds'")).toEqual([])
  })

  it('is written as SQL for its own oldest version, or the one that is set', async () => {
    const project = createPond()
    project.write('limbeck.config.ts', CONFIG)
    project.write('migrations/versions/a1_ponds.ts', SCRIPT)
    const { sql } = (await project.json('upgrade --sql -o up.sql')) as { sql: string }
    expect(sql).toContain('-- limbeck upgrade base:head --sql, for duck')
    expect(sql).toContain("INSERT INTO `ponds` (`name`) VALUES ('north'), ('south''s');")
    // SQLite reads it, so what a client of the engine would do can be seen.
    const database = new DatabaseSync(join(project.directory, 'pond.db'))
    database.exec(sql.replaceAll(/^\..*$/gm, ''))
    database.close()
    expect(await project.json('current')).toMatchObject({ rows: ['a1'] })

    const config = (version: string) =>
      createMigrator({
        url: 'duck:pond.db',
        serverVersion: version,
        plugins: [duck],
        baseDirectory: project.directory,
      }).then((migrator) => migrator.upgrade('head', { sql: true }))
    await expect(config('duck-2.4')).resolves.toMatchObject({ sql })
    await expect(config('duck-2.0')).rejects.toMatchObject({
      code: 'config_invalid',
      hint: 'Set "serverVersion" to "duck-2.1" or newer.',
    })
    await expect(config('sqlite-3.40')).rejects.toMatchObject({
      message: 'Setting "serverVersion" is "sqlite-3.40", and the URL is one of duck.',
    })
    await expect(config('duk-2.4')).rejects.toMatchObject({
      hint: expect.stringContaining('Did you mean "duck"?'),
    })
  })

  it('serves programs, beside a database of another kind', async () => {
    const project = createPond()
    const both = (name: string) => `${name}: async (op) => op.createTable('t', { name: t.text() })`
    project.write(
      'versions/a1_t.ts',
      `/** t */
import { t } from 'limbeck'
export const revision = 'a1'
export const downRevision = null
export const upgrade = { ${both('pond')}, ${both('main')} }
`,
    )
    const pond = new URL('pond.db', `file://${project.directory}/`).pathname
    const migrator = await createMigrator({
      databases: {
        pond: { url: `duckling:${pond}`, default: true },
        main: { url: 'sqlite:main.db' },
      },
      migrations: '.',
      plugins: [duck],
      baseDirectory: project.directory,
    })
    expect(await migrator.setup()).toMatchObject({
      databases: [{ state: 'created' }, { state: 'created' }],
    })
    await migrator.close()
    expect(read(project, "SELECT sql FROM sqlite_master WHERE name = 't'")).toEqual([
      { sql: 'CREATE TABLE `t` (\n  `name` QUACK TEXT\n)' },
    ])
  })

  it('is one of the schemes that are known, in its own configuration alone', async () => {
    const current = (url: string, plugins: readonly Plugin[]) => readCurrent({ url, plugins })
    await expect(current('duckk::memory:', [duck])).rejects.toMatchObject({
      code: 'invalid_url',
      hint: 'Did you mean "duck:"?',
    })
    await expect(current('duck::memory:', [])).rejects.toMatchObject({ code: 'invalid_url' })
    await expect(current('duck::memory:', [duck])).resolves.toMatchObject({ rows: [] })
  })

  it('names its plugin where it cannot connect, and hides what is secret', async () => {
    const url = 'duck:pond.db?pond=west&password=hunter2000'
    await expect(readCurrent({ url, plugins: [duck] })).rejects.toMatchObject({
      code: 'connection_failed',
      message: 'The plugin "ducks" cannot connect: There is no pond "west"',
    })
    const [entry] = duck.dialects ?? []
    const leaky = definePlugin({
      name: 'leaky',
      dialects: [
        {
          kind: 'server',
          schemes: ['leaky'],
          engine: 'sqlite',
          dialect: { ...duckDialect, name: 'leaky' },
          connect: async ({ password }) => {
            throw new Error(`no entry with ${password?.reveal() ?? ''}`)
          },
        },
      ],
    })
    const other = readCurrent({ url: 'leaky://a:hunter2000@h/d', plugins: [leaky] })
    await expect(other).rejects.toMatchObject({
      message: 'The plugin "leaky" cannot connect: no entry with ***',
    })
    const liar = definePlugin({
      name: 'liar',
      dialects: [
        { ...entry, schemes: ['liar'], dialect: { ...duckDialect, name: 'swan' } } as never,
      ],
    })
    await expect(readCurrent({ url: 'liar::memory:', plugins: [liar] })).rejects.toMatchObject({
      code: 'plugin_invalid',
      message: 'The plugin "liar" opened a "duck" for the dialect "swan".',
    })
  })

  it.each<readonly [string, object, string]>([
    [
      'another kind',
      { kind: 'folder' },
      'A dialect of the plugin "p": "kind" must be "server" or "file".',
    ],
    [
      'no scheme',
      { schemes: [] },
      'A dialect of the plugin "p": "schemes" must be a list of names such as "duck".',
    ],
    [
      'a scheme that no URL has',
      { schemes: ['Duck:'] },
      'A dialect of the plugin "p": "schemes" must be a list of names such as "duck".',
    ],
    [
      'a scheme of Limbeck',
      { schemes: ['sqlite'] },
      'The plugin "p" adds the scheme "sqlite:", and Limbeck itself has that name already.',
    ],
    [
      'a scheme of another',
      { schemes: ['duck'] },
      'The plugin "p" adds the scheme "duck:", and the plugin "ducks" has that name already.',
    ],
    [
      'an unknown engine',
      { engine: 'duck' },
      'A dialect of the plugin "p": "engine" must be "postgresql", "mysql" or "sqlite".',
    ],
    [
      'no dialect',
      { dialect: { name: 'x' } },
      'A dialect of the plugin "p": "dialect" must be a dialect, made by assembleDialect() of limbeck/dialects.',
    ],
    [
      'the name of a dialect of Limbeck',
      { dialect: { ...duckDialect, name: 'mariadb' } },
      'The plugin "p" adds the dialect "mariadb", and Limbeck itself has that name already.',
    ],
    [
      'the name of the dialect of another',
      { dialect: duckDialect },
      'The plugin "p" adds the dialect "duck", and the plugin "ducks" has that name already.',
    ],
    [
      'no way to connect',
      { connect: 'yes' },
      'A dialect of the plugin "p": "connect" must be a function.',
    ],
    ['an unknown key', { scheme: 'x' }, 'A dialect of the plugin "p" has an unknown key "scheme".'],
  ])('is refused with %s', (_, changes, message) => {
    const [entry] = duck.dialects ?? []
    const swan = { ...entry, schemes: ['swan'], dialect: { ...duckDialect, name: 'swan' } }
    const plugin = { name: 'p', dialects: [{ ...swan, ...changes }] } as unknown as Plugin
    expect(() => createPluginSet([duck, plugin])).toThrow(
      expect.objectContaining({ code: 'plugin_invalid', message }),
    )
  })
})
