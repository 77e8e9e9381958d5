import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { createMigrator, type MigratorOptions } from '../../src/index.ts'
import { check, index, sequence, sql, t, table, trigger, unique, view } from '../../src/schema.ts'
import { dumpCatalog } from '../setup/dump-catalog.ts'
import { describeEngines } from '../setup/engines.ts'

const quiet = { changes: [], unknown: [], unverified: [] }
const id = t.integer().primaryKey()

describeEngines('renames', (engine) => {
  /** A project whose models are put in place one after the other. */
  async function open(options: Partial<MigratorOptions> = {}) {
    const directory = mkdtempSync(join(tmpdir(), 'limbeck-renames-'))
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
    const url = await engine.createUrl()
    let schema: object = {}
    const migrator = await createMigrator({
      url,
      migrations: directory,
      schema: () => schema,
      ...options,
    })
    onTestFinished(() => migrator.close())
    return {
      migrator,
      url,
      use: (models: object) => void (schema = models),
      async query(text: string) {
        const connection = await openConnection(url, { baseDirectory: process.cwd() })
        const { rows } = await connection.execute({ sql: text })
        await connection.close()
        return rows
      },
      /** Makes the database as models want it. */
      async begin(models: object) {
        schema = models
        await migrator.generate()
        await migrator.upgrade()
        return engine.name === 'sqlite' ? undefined : await dumpCatalog(url)
      },
      /** Runs what was generated, finds nothing left to do, and everything as before when it is undone. */
      async run(before: unknown) {
        await migrator.upgrade()
        expect(await migrator.check()).toEqual(quiet)
        await migrator.downgrade()
        if (before !== undefined) expect(await dumpCatalog(url)).toEqual(before)
        await migrator.upgrade()
        expect(await migrator.check()).toEqual(quiet)
      },
    }
  }

  test('of columns are proposed, and nothing is dropped before somebody decides', async () => {
    const project = await open()
    const before = await project.begin({ users: table('users', { id, mail: t.varchar(99) }) })
    await project.query("INSERT INTO users (id, mail) VALUES (1, 'a@b.c')")
    project.use({ users: table('users', { id, email: t.varchar(99) }) })
    const proposal = {
      kind: 'column',
      from: 'users.mail',
      to: 'users.email',
      score: 0.92,
      flag: '--rename users.mail:email',
      dropFlag: '--drop users.mail',
    }
    expect((await project.migrator.check()).proposals).toEqual([proposal])
    expect((await project.migrator.diff()).proposals).toEqual([proposal])
    for (const decide of [undefined, {}, { rename: () => undefined }])
      await expect(project.migrator.generate({ decide })).rejects.toMatchObject({
        code: 'needs_answer',
        message: 'Was something renamed: the column "users.mail" to "users.email"?',
        hint: expect.stringContaining('--rename users.mail:email or --drop users.mail'),
        details: { proposals: [proposal] },
      })
    const { changes } = await project.migrator.generate({ rename: ['users.mail:email'] })
    expect(changes).toEqual([
      { kind: 'renameColumn', table: 'users', name: 'mail', newName: 'email' },
    ])
    await project.run(before)
    expect(await project.query('SELECT email FROM users')).toEqual([{ email: 'a@b.c' }])
  })

  test('that are none drop a column and add another', async () => {
    const project = await open()
    const before = await project.begin({ users: table('users', { id, mail: t.varchar(99) }) })
    project.use({ users: table('users', { id, email: t.varchar(99) }) })
    const said = await project.migrator.generate({ drop: ['users.mail'], message: 'said' })
    const kinds = said.changes.map((change) => (change as { kind: string }).kind)
    expect(kinds).toEqual(['addColumn', 'dropColumn'])
    await project.run(before)
  })

  test('are decided by a function, the best first', async () => {
    const kept = { id, name: t.text(), born: t.date(), note: t.text() }
    const project = await open()
    const before = await project.begin({
      users: table('users', { ...kept, mail: t.varchar(99), age: t.integer() }),
      old: table('old', { id, note: t.text() }),
    })
    project.use({
      people: table('people', { ...kept, email: t.varchar(99), years: t.integer() }),
    })
    const asked: string[] = []
    const { changes } = await project.migrator.generate({
      decide: {
        rename({ from, to }) {
          asked.push(`${from} ${to}`)
          return from !== 'users.age'
        },
        unknown(objects) {
          asked.push(objects.map(({ name }) => name).join())
          return objects
        },
      },
    })
    expect(asked).toEqual([
      'users people',
      'users.mail people.email',
      'users.age people.years',
      'old',
    ])
    expect(changes).toMatchObject([
      { kind: 'renameTable', name: 'users', newName: 'people' },
      { kind: 'renameColumn', table: 'people', name: 'mail', newName: 'email' },
      { kind: 'dropTable', name: 'old' },
      ...(engine.name === 'postgresql' ? [{ kind: 'renameConstraint', newName: 'pk_people' }] : []),
      { kind: 'addColumn', table: 'people', column: { name: 'years' } },
      { kind: 'dropColumn', table: 'people', name: 'age' },
    ])
    await project.run(before)
  })

  test('of tables leave both where nobody decides', async () => {
    const columns = { id, mail: t.varchar(99), age: t.integer() }
    const project = await open()
    await project.begin({ users: table('users', columns) })
    project.use({ people: table('people', columns) })
    const { changes, proposals, unknown } = await project.migrator.generate()
    expect(changes).toMatchObject([{ kind: 'createTable' }])
    expect(proposals).toMatchObject([{ kind: 'table', from: 'users', dropFlag: null }])
    expect(unknown).toEqual([{ kind: 'table', name: 'users' }])
  })

  test('of tables are decided where those that no model names are dropped', async () => {
    const columns = { id, mail: t.varchar(99), age: t.integer() }
    const project = await open({ unknownObjects: 'drop' })
    const before = await project.begin({ users: table('users', columns) })
    project.use({ people: table('people', columns) })
    await expect(project.migrator.generate()).rejects.toMatchObject({ code: 'needs_answer' })
    await project.migrator.generate({ drop: ['users'] })
    await project.run(before)
  })

  test('of several columns and tables are said in any order', async () => {
    const project = await open()
    const before = await project.begin({
      users: table('users', { id, a: t.text(), b: t.text(), c: t.text() }),
    })
    await project.query("INSERT INTO users VALUES (1, 'a', 'b', 'c')")
    project.use({ people: table('people', { id, b: t.text(), c: t.text(), d: t.text() }) })
    const { changes } = await project.migrator.generate({
      // By the old name of the table and by the new one; each name is free when it is taken.
      rename: ['users.a:b', 'people.b:people.c', 'users.c:d', 'users:people'],
    })
    expect(changes.slice(0, 4)).toMatchObject([
      { newName: 'people' },
      { name: 'c', newName: 'd' },
      { name: 'b', newName: 'c' },
      { name: 'a', newName: 'b' },
    ])
    await project.run(before)
    expect(await project.query('SELECT b, c, d FROM people')).toEqual([{ b: 'a', c: 'b', d: 'c' }])
  })

  test('are followed by everything that names them, and by the names of the convention', async () => {
    const users = (name: string, mail: string) =>
      table(name, { id, [mail]: t.varchar(99).notNull().unique(), age: t.integer() }, () => [
        check(mail, sql`${sql.id(mail)} <> ''`),
        check('positive', sql`age > 0`),
        index().on(mail, 'age'),
        index('ix_by_age').on('age'),
      ])
    const posts = (target: string) => table('posts', { id, author: t.integer().references(target) })
    const after = { people: users('people', 'email'), posts: posts('people.id') }
    const fresh = await open()
    const wanted = await fresh.begin(after)
    const project = await open()
    const before = await project.begin({ users: users('users', 'mail'), posts: posts('users.id') })
    project.use(after)
    const { changes } = await project.migrator.generate({
      rename: ['users:people', 'users.mail:email'],
    })
    const names = changes.map((change) => (change as { newName?: string }).newName)
    // What an engine cannot rename where it stands keeps its name.
    const follows = {
      postgresql: [
        'ck_people_email',
        'ck_people_positive',
        'fk_posts_author_people',
        'ix_people_email_age',
        'pk_people',
        'uq_people_email',
      ],
      mariadb: ['ix_people_email_age', 'uq_people_email'],
      sqlite: [],
    }
    expect(names.slice(0, 2)).toEqual(['people', 'email'])
    expect(new Set(names.slice(2))).toEqual(new Set(follows[engine.name]))
    await project.run(before)
    // The sequence of an identity column is the server's own affair.
    const tell = (dump: string | undefined) => dump?.replaceAll(/^.*"sequence".*\n?/gm, '')
    const now = engine.name === 'postgresql' ? await dumpCatalog(project.url) : ''
    expect(tell(now)).toEqual(engine.name === 'postgresql' ? tell(wanted) : '')
  })

  test('make room for a new table of the old name', async () => {
    const teams = table('teams', { id })
    const users = (name: string, more: object) =>
      table(
        name,
        { id, mail: t.varchar(99), team: t.integer().references('teams.id'), ...more },
        () => [index().on('mail'), check('mail', sql`mail <> ''`)],
      )
    const project = await open()
    const before = await project.begin({ teams, users: users('users', {}) })
    await project.query("INSERT INTO users (id, mail) VALUES (1, 'a@b.c')")
    project.use({
      teams,
      old_users: users('old_users', {}),
      users: users('users', { age: t.integer() }),
    })
    await project.migrator.generate({ rename: ['users:old_users'] })
    await project.run(before)
    expect(await project.query('SELECT mail FROM old_users')).toEqual([{ mail: 'a@b.c' }])
    expect(await project.query('SELECT mail FROM users')).toEqual([])
  })

  test('make views and triggers anew over what they read', async () => {
    const models = (name: string, mail: string) => ({
      users: table(name, { id, [mail]: t.varchar(99) }),
      log: table('log', { id, mail: t.varchar(99) }),
      mails: view(
        'mails',
        sql`SELECT id, ${sql.id(mail)} AS address FROM ${sql.id(name)} WHERE ${sql.id(mail)} <> ''`,
      ),
      ...(engine.name === 'postgresql'
        ? {}
        : {
            note: trigger('note', name, {
              timing: 'after',
              events: 'insert',
              body: `BEGIN INSERT INTO log (mail) VALUES (NEW.${mail}); END`,
            }),
          }),
    })
    const project = await open()
    const before = await project.begin(models('users', 'mail'))
    await project.query("INSERT INTO users (id, mail) VALUES (1, 'a@b.c')")
    project.use(models('people', 'email'))
    await project.migrator.generate({ rename: ['users:people', 'users.mail:email'] })
    await project.migrator.upgrade()
    expect((await project.migrator.check()).changes).toEqual([])
    await project.migrator.downgrade()
    const now = engine.name === 'sqlite' ? undefined : await dumpCatalog(project.url)
    expect(now).toEqual(before)
    await project.migrator.upgrade()
    await project.query("INSERT INTO people (id, email) VALUES (2, 'd@e.f')")
    expect(await project.query('SELECT address FROM mails ORDER BY id')).toEqual([
      { address: 'a@b.c' },
      { address: 'd@e.f' },
    ])
    const logged = engine.name === 'postgresql' ? [] : [{ mail: 'a@b.c' }, { mail: 'd@e.f' }]
    expect(await project.query('SELECT mail FROM log ORDER BY id')).toEqual(logged)
  })

  test.skipIf(engine.name === 'postgresql')(
    'bring back a table whose trigger writes to what had another name',
    async () => {
      const models = (name: string) => ({ log: table(name, { id, mail: t.varchar(99) }) })
      const users = table('users', { id, mail: t.varchar(99) })
      const note = trigger('note', 'users', {
        timing: 'after',
        events: 'insert',
        body: 'BEGIN INSERT INTO log (mail) VALUES (NEW.mail); END',
      })
      const project = await open()
      await project.begin({ ...models('log'), users, note })
      project.use(models('notes'))
      await project.migrator.generate({ rename: ['log:notes'], drop: ['users'] })
      await project.migrator.upgrade()
      await project.migrator.downgrade()
      await project.query("INSERT INTO users (id, mail) VALUES (1, 'a@b.c')")
      expect(await project.query('SELECT mail FROM log')).toEqual([{ mail: 'a@b.c' }])
    },
  )

  test.skipIf(engine.name !== 'postgresql')('take sequences along', async () => {
    const models = (name: string, key: string, column: string) => ({
      table: table(name, {
        [key]: t.pg.serial().primaryKey(),
        [column]: t.integer().default(sql`nextval('numbers')`),
      }),
      numbers: sequence('numbers', { ownedBy: { table: name, column } }),
    })
    const project = await open()
    const before = await project.begin(models('users', 'id', 'n'))
    project.use(models('people', 'key', 'number'))
    const { changes } = await project.migrator.generate({
      rename: ['users:people', 'users.id:key', 'users.n:number'],
    })
    expect(changes).toMatchObject([
      { kind: 'renameTable' },
      { kind: 'renameColumn' },
      { kind: 'renameColumn' },
      { kind: 'renameConstraint', newName: 'pk_people' },
    ])
    await project.run(before)
  })

  test('of indexes and constraints are proposed for what the models name', async () => {
    const models = (ix: string, uq: string) => ({
      users: table('users', { id, mail: t.varchar(99), age: t.integer() }, () => [
        index(ix).on('age'),
        unique(uq).on('mail'),
      ]),
    })
    const project = await open()
    const before = await project.begin(models('by_age', 'one_mail'))
    project.use(models('ix_age', 'uq_mail'))
    const found = await project.migrator.check()
    expect(found).toEqual({
      ...quiet,
      proposals: [
        {
          kind: 'index',
          from: 'users.by_age',
          to: 'users.ix_age',
          score: 0.84,
          flag: '--rename users.by_age:ix_age',
          dropFlag: null,
        },
        {
          kind: 'constraint',
          from: 'users.one_mail',
          to: 'users.uq_mail',
          score: 0.83,
          flag: '--rename users.one_mail:uq_mail',
          dropFlag: null,
        },
      ],
    })
    // Without a decision they keep their names.
    const { revision, proposals } = await project.migrator.generate()
    expect({ revision, proposals }).toEqual({ revision: null, proposals: found.proposals })
    const { changes } = await project.migrator.generate({
      rename: ['by_age:ix_age', 'users.one_mail:users.uq_mail'],
    })
    expect(changes.map((change) => (change as { newName?: string }).newName)).toEqual([
      'ix_age',
      'uq_mail',
    ])
    await project.run(before)
  })

  test('of what the convention names stay unsaid', async () => {
    const project = await open()
    await project.begin({ other: table('other', { id }) })
    await project.query(
      'CREATE TABLE users (id integer PRIMARY KEY, mail varchar(99), age integer, CONSTRAINT one_mail UNIQUE (mail), CONSTRAINT old CHECK (age > 0))',
    )
    await project.query('CREATE INDEX by_age ON users (age)')
    project.use({
      other: table('other', { id }),
      users: table(
        'users',
        {
          id: t.integer().primaryKey().autoIncrement(false),
          mail: t.varchar(99).unique(),
          age: t.integer(),
        },
        () => [check('positive', sql`age > 0`), index().on('age')],
      ),
    })
    expect(await project.migrator.check()).toEqual(quiet)
  })

  test('and drops of indexes make the same one again under its new name', async () => {
    const models = (ix: string) => ({
      users: table('users', { id, age: t.integer() }, () => [index(ix).on('age')]),
    })
    const project = await open()
    const before = await project.begin(models('by_age'))
    project.use(models('ix_age'))
    const { changes } = await project.migrator.generate({ drop: ['by_age'] })
    expect(changes.map((change) => (change as { kind: string }).kind)).toEqual([
      'dropIndex',
      'createIndex',
    ])
    await project.run(before)
  })

  describe('are refused', () => {
    test.each([
      ['people', 'It has no old and new name.', /Say "old_table:new_table"/],
      ['users:', 'It has no old and new name.', /Say/],
      ['usrs:people', 'The database has nothing of the name "usrs".', /"users"/],
      ['users:peple', 'The models have no table "peple" there.', /"people"/],
      ['users.mial:email', 'The database has nothing of the name "users.mial".', /"users.mail"/],
      ['users.mail:emial', 'The models have no column "emial" there.', /"email"/],
      ['users.mail:id', 'The database has a column "id" there already.', /Say/],
    ])('%s', async (rename, reason, hint) => {
      const project = await open()
      await project.begin({
        users: table('users', { id, mail: t.text() }),
      })
      project.use({
        users: table('users', { id, email: t.text() }),
        people: table('people', { id }),
      })
      await expect(project.migrator.generate({ rename: [rename] })).rejects.toMatchObject({
        code: 'invalid_argument',
        message: `"${rename}" is no rename. ${reason}`,
        hint: expect.stringMatching(hint),
      })
    })
  })

  test('and drops of what is not there are refused', async () => {
    const project = await open()
    await project.begin({ users: table('users', { id, mail: t.text() }) })
    const cases = [
      ['usrs', 'The database has nothing of the name "usrs" to drop.', 'Did you mean "users"?'],
      [
        'users.mail',
        'The models name "users.mail", so it is not dropped.',
        'Take it out of the models.',
      ],
    ] as const
    for (const [drop, message, hint] of cases)
      await expect(project.migrator.generate({ drop: [drop] })).rejects.toMatchObject({
        code: 'invalid_argument',
        message,
        hint,
      })
  })

  test.skipIf(engine.name !== 'postgresql')('of values keep the rows that hold them', async () => {
    const states = (first: string) =>
      table('tasks', {
        id,
        state: t.enum([first, 'open', 'done'], { name: 'task_state' }).notNull().default(first),
      })
    const project = await open()
    const before = await project.begin({ tasks: states('new') })
    await project.query("INSERT INTO tasks (id, state) VALUES (1, 'new')")
    project.use({ tasks: states('fresh one') })
    expect((await project.migrator.check()).proposals).toMatchObject([
      {
        kind: 'enumValue',
        flag: "--rename 'task_state.new:fresh one'",
        dropFlag: '--drop task_state.new',
      },
    ])
    await expect(project.migrator.generate()).rejects.toMatchObject({ code: 'needs_answer' })
    const { changes, unverified } = await project.migrator.generate({
      rename: ['task_state.new:fresh one'],
    })
    // The default follows.
    expect({ changes, unverified }).toEqual({
      changes: [
        { kind: 'renameEnumValue', name: 'task_state', value: 'new', newValue: 'fresh one' },
      ],
      unverified: [],
    })
    await project.run(before)
    expect(await project.query('SELECT state FROM tasks')).toEqual([{ state: 'fresh one' }])
  })
})

test('of one of several databases are found in that one, and told with its name', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-renames-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const models = (mail: string, note: string) => ({
    main: { schema: () => ({ users: table('users', { id, [mail]: t.text() }) }) },
    other: { schema: () => ({ notes: table('notes', { id, [note]: t.text() }) }) },
  })
  const open = async ({ main, other }: ReturnType<typeof models>) => {
    const migrator = await createMigrator<'several'>({
      migrations: join(directory, 'migrations'),
      databases: {
        main: { url: `sqlite:${join(directory, 'main.db')}`, default: true, ...main },
        other: { url: `sqlite:${join(directory, 'other.db')}`, ...other },
      },
    })
    onTestFinished(() => migrator.close())
    return migrator
  }
  const first = await open(models('mail', 'text'))
  await first.generate()
  await first.upgrade()
  const second = await open(models('email', 'words'))
  const error = await second.generate().catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    code: 'needs_answer',
    details: {
      proposals: [
        { database: 'main', flag: '--rename users.mail:email' },
        { database: 'other', flag: '--rename notes.text:words' },
      ],
    },
  })
  await expect(
    second.generate({ rename: ['users.mail:email', 'notes.text:words', 'nobody:somebody'] }),
  ).rejects.toMatchObject({
    code: 'invalid_argument',
    message: expect.stringContaining(`"nobody:somebody"`),
  })
  const asked: string[] = []
  const { changes } = await second.generate({
    rename: ['notes.text:words'],
    decide: {
      rename({ database = '', from }) {
        asked.push(`${database} ${from}`)
        return true
      },
    },
  })
  expect(asked).toEqual(['main users.mail'])
  expect(changes).toMatchObject([
    { kind: 'renameColumn', newName: 'email' },
    { kind: 'renameColumn', newName: 'words' },
  ])
})
