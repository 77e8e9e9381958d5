import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createMigrator, type MigratorOptions } from '../../src/index.ts'
import { foreignKey, index, t, table } from '../../src/schema.ts'
import { describeEngines } from '../setup/engines.ts'

const quiet = { changes: [], unknown: [], unverified: [] }

describeEngines('generated scripts', (engine) => {
  async function open(options: MigratorOptions) {
    const directory = mkdtempSync(join(tmpdir(), 'limbeck-generate-'))
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
    const migrator = await createMigrator({
      url: await engine.createUrl(),
      migrations: directory,
      ...options,
    })
    onTestFinished(() => migrator.close())
    return migrator
  }

  test('make tables that point at each other, and drop them', async () => {
    const people = table('a_people', {
      id: t.integer().primaryKey(),
      boss_id: t.integer().references('a_people.id'),
      team_id: t.integer().references('b_teams.id', { onDelete: 'set null' }),
    })
    const teams = table('b_teams', {
      id: t.integer().primaryKey(),
      lead_id: t.integer().notNull().references('a_people.id'),
      office_id: t.integer().references('c_offices.id'),
    })
    const offices = table('c_offices', { id: t.integer().primaryKey() })
    let schema: object = { people, teams, offices }
    const migrator = await open({ schema: () => schema, unknownObjects: 'drop' })
    const { changes } = await migrator.generate()
    expect(changes.length).toBe(4)
    await migrator.upgrade()
    expect(await migrator.check()).toEqual(quiet)
    schema = { offices }
    await migrator.generate()
    await migrator.upgrade()
    expect(await migrator.check()).toEqual(quiet)
    await migrator.downgrade()
    await migrator.upgrade()
    await migrator.downgrade('base')
  })

  test('drop a foreign key with the index that it needed', async () => {
    const teams = table('teams', { id: t.integer().primaryKey() })
    const plain = { id: t.integer().primaryKey(), team_id: t.integer() }
    let schema: object = {
      teams,
      people: table('people', plain, (c) => [
        foreignKey()
          .on(c.team_id)
          .references(() => teams.id),
        index().on(c.team_id),
      ]),
    }
    const migrator = await open({ schema: () => schema })
    await migrator.generate()
    await migrator.upgrade()
    expect(await migrator.check()).toEqual(quiet)
    schema = { teams, people: table('people', plain) }
    await migrator.generate()
    await migrator.upgrade()
    expect(await migrator.check()).toEqual(quiet)
    await migrator.downgrade()
    await migrator.upgrade()
    expect(await migrator.check()).toEqual(quiet)
  })

  test('rename what has another name', async () => {
    const create = (name: string, column: string) =>
      table(name, { id: t.integer().primaryKey(), [column]: t.text() })
    let schema: object = { users: create('users', 'name') }
    const migrator = await open({ schema: () => schema })
    await migrator.generate()
    await migrator.upgrade()
    schema = { people: create('people', 'full_name') }
    const { changes } = await migrator.generate({
      rename: ['users.name:full_name', 'users:people'],
    })
    expect(changes).toEqual([
      { kind: 'renameTable', name: 'users', newName: 'people' },
      { kind: 'renameColumn', table: 'people', name: 'name', newName: 'full_name' },
      // The name that the convention gave follows.
      ...(engine.name === 'postgresql'
        ? [
            {
              kind: 'renameConstraint',
              table: 'people',
              name: 'pk_users',
              newName: 'pk_people',
              type: 'primaryKey',
            },
          ]
        : []),
    ])
    await migrator.upgrade()
    expect(await migrator.check()).toEqual(quiet)
    for (const rename of ['people', 'people:nobody', 'none:people', 'people.none:id', 'a:b:c'])
      await expect(migrator.generate({ rename: [rename] })).rejects.toMatchObject({
        code: 'invalid_argument',
      })
    await migrator.downgrade()
    schema = { users: create('users', 'name') }
    await migrator.downgrade('base')
  })

  test.skipIf(engine.name !== 'postgresql')('find tables of other schemas', async () => {
    const users = table(
      'users',
      { id: t.integer().primaryKey(), state: t.enum(['a', 'b'], { name: 'state', schema: 'own' }) },
      undefined,
      { schema: 'own' },
    )
    const posts = table(
      'posts',
      { id: t.integer().primaryKey(), user_id: t.integer().references(() => users.id) },
      undefined,
      { schema: 'public' },
    )
    let schema: object = { users, posts }
    const migrator = await open({ schema: () => schema })
    const { changes } = await migrator.generate()
    expect(changes[0]).toEqual({ kind: 'createSchema', name: 'own' })
    await migrator.upgrade()
    expect(await migrator.check()).toEqual(quiet)
    schema = { posts }
    expect((await migrator.check()).unknown).toEqual([])
    await migrator.downgrade('base')
  })

  test('leave out what the project leaves out', async () => {
    const users = table('users', { id: t.integer().primaryKey(), legacy: t.text() }, (c) => [
      index('ix_manual').on(c.legacy),
    ])
    const migrator = await open({
      schema: () => ({ users, other: table('other', { id: t.integer().primaryKey() }) }),
      includeObject: ({ kind, name }) => !(kind === 'table' && name === 'other'),
      includeName: (name) => name !== 'nobody',
      renderItem: (kind) => (kind === 'index' ? false : undefined),
      processRevisionDirectives: ([first]) =>
        first === undefined ? [] : [{ ...first, downgrade: [] }],
    })
    const { changes } = await migrator.generate()
    expect(changes.map((change) => (change as { kind: string }).kind)).toEqual(['createTable'])
    await migrator.upgrade()
    const found = (await migrator.check()).changes
    expect(found.map((change) => (change as { kind: string }).kind)).toEqual(['createIndex'])
  })
})
