import { expect, test } from 'vitest'
import { createMigrator, definePlugin, type Plugin } from '../../src/index.ts'
import { t, table, view } from '../../src/schema.ts'
import { runStatements } from '../cli/run-statements.ts'
import { createTestProject } from '../cli/test-project.ts'
import { readTable } from '../setup/dump-catalog.ts'
import { describeEngines, getEngine } from '../setup/engines.ts'
import { replaceableView, replaceableViews } from './replaceable-views.ts'

const people = table('people', { id: t.integer().primaryKey(), age: t.integer() })
const from21 = 'SELECT id FROM people WHERE age >= 21'
const from18 = 'SELECT id, age FROM people WHERE age >= 18'

async function createProject(url: string, plugin: Plugin = replaceableViews) {
  const project = createTestProject()
  const models: { all: readonly unknown[] } = { all: [people] }
  const migrator = await createMigrator({
    url,
    migrations: project.directory,
    schema: () => models.all,
    plugins: [plugin],
  })
  const write = async (revisionId: string, ...all: readonly unknown[]) => {
    models.all = all
    const { path, changes } = await migrator.generate({ revisionId, message: 'views' })
    if (path === null) return { changes, upgrade: '', downgrade: '' }
    const text = project.read(path.slice(project.directory.length + 1))
    const read = (direction: string) =>
      new RegExp(`${direction}\\(op: Operations\\) \\{\\n([^]*?)\\n\\}\\n`).exec(text)?.[1] ?? ''
    return { changes, upgrade: read('upgrade'), downgrade: read('downgrade') }
  }
  return { migrator, write, project }
}

// MariaDB keeps neither the text of a view nor a comment on it: this plugin has nothing to compare there.
describeEngines('a comparator of a plugin', (engine) => {
  test.skipIf(engine.name === 'mariadb')(
    'compares what models declare with what the database has, up and down',
    async () => {
      const url = await engine.createUrl()
      const { migrator, write } = await createProject(url)
      expect(await write('a1', people, replaceableView('adults', from21))).toMatchObject({
        upgrade: `  await op.createTable('people', {
    id: t.integer().primaryKey(),
    age: t.integer(),
  })
  await op.createReplaceableView('adults', '${from21}')`,
        downgrade: `  await op.dropReplaceableView('adults', '${from21}')
  await op.dropTable('people')`,
      })
      await migrator.upgrade()
      expect(await migrator.check()).toEqual({ changes: [], unverified: [], unknown: [] })
      await runStatements(url, ['INSERT INTO people VALUES (1, 19)'])

      expect(await write('b2', people, replaceableView('adults', from18))).toMatchObject({
        upgrade: `  await op.createReplaceableView('adults', '${from18}', {
    replaces: '${from21}',
  })`,
        downgrade: `  await op.createReplaceableView('adults', '${from21}', {
    replaces: '${from18}',
  })`,
      })
      expect((await migrator.diff().catch((error: unknown) => error)) as object).toMatchObject({
        code: 'database_behind',
      })
      await migrator.upgrade()
      expect(await readTable(url, 'SELECT age FROM adults')).toEqual([{ age: 19 }])
      expect((await migrator.check()).changes).toEqual([])

      expect(await write('c3', people)).toMatchObject({
        upgrade: `  await op.dropReplaceableView('adults', '${from18}')`,
        downgrade: `  await op.createReplaceableView('adults', '${from18}')`,
      })
      await migrator.upgrade()
      await expect(readTable(url, 'SELECT * FROM adults')).rejects.toThrow('adults')
      await migrator.downgrade('a1')
      expect(await readTable(url, 'SELECT * FROM adults')).toEqual([])
      await migrator.close()
    },
  )

  test.skipIf(engine.name === 'mariadb')(
    'what it claims no other comparator sees, and diff and check tell it',
    async () => {
      const url = await engine.createUrl()
      const { migrator, write } = await createProject(url)
      const own = view('own', 'SELECT id FROM people')
      await write('a1', people, own, replaceableView('adults', from21))
      await migrator.upgrade()
      await runStatements(url, ['CREATE VIEW other AS SELECT age FROM people'])
      expect(await migrator.check()).toEqual({
        changes: [],
        unverified: [],
        unknown: [{ kind: 'view', name: 'other' }],
      })
      await migrator.close()

      const project = createTestProject()
      const changed = await createMigrator({
        url,
        migrations: project.directory,
        schema: () => [people, own, replaceableView('adults', from18)],
        plugins: [replaceableViews],
      })
      project.write(
        'versions/a1.mjs',
        "export const revision = 'a1'\nexport const downRevision = null\n",
      )
      const { changes, statements } = await changed.diff()
      expect(changes).toEqual([
        { kind: 'createReplaceableView', name: 'adults', query: from18, replaces: from21 },
      ])
      expect(statements[0]).toBe('DROP VIEW "adults"')
      expect(statements[1]).toMatch(/^CREATE VIEW "adults" AS .*age >= 18$/)
      const { changes: all } = await changed.generate({ from: 'empty' })
      expect(all).toMatchObject([
        { kind: 'createTable' },
        { kind: 'createView' },
        { kind: 'createReplaceableView', query: from18 },
      ])
      await changed.close()
    },
  )
})

const faulty = (comparator: object) =>
  definePlugin({
    name: 'broken',
    comparators: [{ name: 'views', compare: () => [], ...comparator }],
  })

test.each<[string, object, string]>([
  [
    'fails',
    {
      compare() {
        throw new TypeError('no view')
      },
    },
    'The comparator "views" of the plugin "broken" failed: no view.',
  ],
  [
    'cannot read the database',
    {
      introspect: async () => {
        throw new TypeError('no query')
      },
    },
    'The comparator "views" of the plugin "broken" failed: no query.',
  ],
  [
    'gives no list',
    { compare: () => 'all' },
    'The comparator "views" of the plugin "broken" gives no list.',
  ],
])('one that %s is a fault of its plugin', async (_, comparator, message) => {
  const { migrator } = await createProject(
    await getEngine('sqlite').createUrl(),
    faulty(comparator),
  )
  await expect(migrator.generate()).rejects.toMatchObject({ code: 'plugin_invalid', message })
  await migrator.close()
})

test.each<[object, object]>([
  [
    { compair: 1 },
    {
      message: 'A comparator of the plugin "broken" has an unknown key "compair".',
      hint: 'Did you mean "compare"?',
    },
  ],
  [{ name: '' }, { message: 'A comparator of the plugin "broken": "name" must be a text.' }],
  [{ claim: 1 }, { message: 'A comparator of the plugin "broken": "claim" must be a function.' }],
])('%j is refused when the configuration is read', async (comparator, expected) => {
  await expect(
    createMigrator({ url: 'sqlite::memory:', plugins: [faulty(comparator)] }),
  ).rejects.toMatchObject({ code: 'plugin_invalid', ...expected })
})
