/** What the settings of a project change in what generate and check find, through the migrator. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { createMigrator, type MigratorOptions } from '../../src/index.ts'
import { t, table } from '../../src/schema.ts'
import { describeEngines } from '../setup/engines.ts'

const MADE = [
  'CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(20), age INTEGER DEFAULT 1)',
  'CREATE INDEX ix_users_name ON users (name)',
  'CREATE TABLE legacy (id INTEGER NOT NULL PRIMARY KEY)',
  'CREATE TABLE other_versions (version_num VARCHAR(32) NOT NULL)',
]

/** Another type, another default, an index that is gone, and a table that no model names. */
const users = table('users', {
  id: t.integer().primaryKey().autoIncrement(false),
  name: t.text(),
  age: t.integer().default(2),
})

/** An operation, as far as it is looked at. */
interface Found {
  readonly kind: string
  readonly name?: string
  readonly change?: object
  readonly operations?: readonly Found[]
}

function listParts({ kind, name, change = {}, operations }: Found): readonly string[] {
  if (operations !== undefined) return operations.flatMap(listParts)
  if (kind !== 'alterColumn') return [`${kind} ${String(name)}`]
  return Object.keys(change).map((part) => `${part} of ${String(name)}`)
}

describeEngines('settings', (engine) => {
  async function createProject(settings: Partial<MigratorOptions>) {
    const url = await engine.createUrl()
    const connection = await openConnection(url, { baseDirectory: process.cwd() })
    for (const sql of MADE) await connection.execute({ sql })
    await connection.close()
    const migrations = mkdtempSync(join(tmpdir(), 'limbeck-settings-'))
    mkdirSync(join(migrations, 'versions'))
    const migrator = await createMigrator({
      url,
      migrations,
      schema: () => ({ users }),
      ...settings,
    })
    onTestFinished(async () => {
      await migrator.close()
      rmSync(migrations, { recursive: true, force: true })
    })
    return migrator
  }

  /** What check finds, each operation by its kind and what it is about. */
  async function find(settings: Partial<MigratorOptions>) {
    const migrator = await createProject(settings)
    const result = await migrator.check()
    if (!('changes' in result)) throw new Error('There is one database')
    const { changes, unknown } = result
    return {
      changes: changes.flatMap((each) => listParts(each as Found)),
      unknown: unknown.map(({ name }) => name),
    }
  }

  const ALL = ['dropIndex ix_users_name', 'type of name', 'default of age']

  test.each<
    readonly [string, Partial<MigratorOptions>, readonly (string | undefined)[], readonly string[]]
  >([
    ['nothing', {}, ALL, ['legacy']],
    ['types are not compared', { compareType: false }, [ALL[0], ALL[2]], ['legacy']],
    [
      'a function knows better about types and defaults',
      {
        compareType: ({ modelColumn }) => (modelColumn.name === 'name' ? false : undefined),
        compareServerDefault: ({ databaseColumn }) => databaseColumn.name === 'id',
      },
      [ALL[0], 'default of id'],
      ['legacy'],
    ],
    ['defaults are not compared', { compareServerDefault: false }, ALL.slice(0, 2), ['legacy']],
    [
      'names are left out',
      { includeName: (name, kind) => name !== 'legacy' && kind !== 'index' },
      ALL.slice(1),
      [],
    ],
    [
      'objects are left out',
      {
        includeObject: ({ kind, name, isFromDatabase }) =>
          !(isFromDatabase && kind === 'table' && name === 'legacy') && name !== 'age',
      },
      ALL.slice(0, 2),
      [],
    ],
    ['unknown objects are dropped', { unknownObjects: 'drop' }, ['dropTable legacy', ...ALL], []],
    ['unknown objects are ignored', { unknownObjects: 'ignore' }, ALL, []],
    [
      'what is looked after by hand is left alone',
      {
        unknownObjects: 'drop',
        manual: ['legacy', 'users.ix_users_name', 'users.name', 'users.age'],
      },
      [],
      [],
    ],
  ])('%s', async (_title, settings, changes, unknown) => {
    const found = await find(settings)
    expect(found.unknown).toEqual(unknown)
    expect(new Set(found.changes)).toEqual(new Set(changes))
  })

  test('the operations and the script are changed on their way', async () => {
    const migrator = await createProject({
      processRevisionDirectives: (directives) =>
        directives.map((each) => ({
          ...each,
          upgrade: each.upgrade.filter(({ kind }) => kind !== 'dropIndex'),
          downgrade: [],
        })),
      renderItem: (kind) => (kind === 'type' ? "t.custom('own')" : undefined),
    })
    const { path } = await migrator.generate({ message: 'changed' })
    const text = readFileSync(path ?? '', 'utf8')
    expect(text).toContain("t.custom('own')")
    expect(text).not.toContain('dropIndex')
  })
})
