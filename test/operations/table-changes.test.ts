import { describe, expect, it } from 'vitest'
import type { Operations } from '../../src/runtime/operations.ts'
import { sql } from '../../src/schema/sql.ts'
import { t } from '../../src/schema/t.ts'
import { runScripts } from '../runtime/harness.ts'
import { describeEngines, getEngine } from '../setup/engines.ts'
import { useDatabases } from './use-databases.ts'

const open = useDatabases()

describeEngines('renameIndex', (engine) => {
  const indexes = {
    postgresql: `SELECT indexname AS name FROM pg_indexes WHERE tablename = 'a' ORDER BY 1`,
    mariadb: `SELECT DISTINCT INDEX_NAME AS name FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'a' ORDER BY 1`,
    sqlite: `SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'a' ORDER BY 1`,
  }[engine.name]

  it('gives the index its name, and a downgrade the old one', async () => {
    const database = await open(
      engine,
      'CREATE TABLE a (b INTEGER)',
      'CREATE INDEX ix ON a (b DESC)',
      'CREATE UNIQUE INDEX ux ON a (b)',
    )
    const script = {
      up: async (op) => {
        await op.renameIndex('ix', 'i "y"', { table: 'a' })
      },
      down: (op) => op.renameIndex('i "y"', 'ix', { table: 'a' }),
    } satisfies Parameters<typeof runScripts>[1][number]
    await runScripts(database, [script])
    expect(await database.rows(indexes)).toEqual([{ name: 'i "y"' }, { name: 'ux' }])
    await runScripts(database, [script], { direction: 'downgrade' })
    expect(await database.rows(indexes)).toEqual([{ name: 'ix' }, { name: 'ux' }])
  })
})

describe('renameIndex on SQLite', () => {
  it('keeps everything of the index, however it was written', async () => {
    const database = await open(
      getEngine('sqlite'),
      'CREATE TABLE a (b INTEGER, "index" TEXT)',
      `CREATE UNIQUE INDEX IF NOT EXISTS main.[ix] /* index */ ON a (lower("index") DESC, b COLLATE NOCASE) WHERE b > 1`,
    )
    await runScripts(database, [{ up: (op) => op.renameIndex('ix', 'iy') }])
    expect(await database.rows(`SELECT sql FROM sqlite_master WHERE name = 'iy'`)).toEqual([
      {
        sql: 'CREATE UNIQUE INDEX "iy" /* index */ ON a (lower("index") DESC, b COLLATE NOCASE) WHERE b > 1',
      },
    ])
  })

  it('refuses what is not there, and the index of a constraint', async () => {
    const database = await open(getEngine('sqlite'), 'CREATE TABLE a (b INTEGER UNIQUE)')
    await expect(
      runScripts(database, [{ up: (op) => op.renameIndex('nope', 'iy') }]),
    ).rejects.toMatchObject({ code: 'operation_invalid', message: 'There is no index "nope".' })
    await expect(
      runScripts(database, [{ up: (op) => op.renameIndex('sqlite_autoindex_a_1', 'iy') }]),
    ).rejects.toMatchObject({ code: 'operation_invalid' })
  })
})

describe.skipIf(!getEngine('postgresql').isAvailable)('constraints on postgresql', () => {
  const constraints = `SELECT conname AS name, convalidated AS valid FROM pg_constraint WHERE conrelid = 'a'::regclass ORDER BY 1`

  it('are renamed, whatever their kind', async () => {
    const database = await open(
      getEngine('postgresql'),
      'CREATE TABLE a (b integer CONSTRAINT pk PRIMARY KEY, c integer CONSTRAINT uq UNIQUE CONSTRAINT ck CHECK (c > 0))',
    )
    await runScripts(database, [
      {
        up: async (op) => {
          await op.renameConstraint('pk', 'a', 'pk2', { type: 'primaryKey' })
          await op.renameConstraint('uq', 'a', 'uq2')
          await op.renameConstraint('ck', 'a', 'ck2')
        },
      },
    ])
    expect(await database.rows(constraints)).toEqual([
      { name: 'ck2', valid: true },
      { name: 'pk2', valid: true },
      { name: 'uq2', valid: true },
    ])
  })

  it('exclude rows that overlap, and come back as the catalog shows them', async () => {
    const database = await open(
      getEngine('postgresql'),
      'CREATE TABLE a (room int4range, during tsrange, "from" integer)',
    )
    await runScripts(database, [
      {
        up: (op) =>
          op.createExcludeConstraint('ex', 'a', {
            using: 'gist',
            elements: [
              { column: 'room', operator: '=' },
              { expression: 'during * during', operator: '&&' },
            ],
            where: '"from" > 1',
            deferrable: true,
            initially: 'deferred',
          }),
      },
    ])
    const definition = `SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = 'ex'`
    const before = await database.rows(definition)
    expect(before).toEqual([
      {
        text: 'EXCLUDE USING gist (room WITH =, ((during * during)) WITH &&) WHERE (("from" > 1)) DEFERRABLE INITIALLY DEFERRED',
      },
    ])
    const results = []
    for (const query of database.dialect.catalogQueries({
      kind: 'tables',
      tables: [{ name: 'a' }],
    }))
      results.push((await database.connection.execute(query)).rows)
    const [constraint] = database.dialect.readCatalog(results).tables['a']?.constraints ?? []
    expect(constraint).toMatchObject({ kind: 'exclude', name: 'ex', initially: 'deferred' })
    if (constraint === undefined) return
    const [statement] = database.dialect.compile({ kind: 'addConstraint', table: 'a', constraint })
    await database.connection.execute({ sql: 'ALTER TABLE a DROP CONSTRAINT ex' })
    await database.connection.execute({ sql: statement?.sql ?? '' })
    expect(await database.rows(definition)).toEqual(before)
  })

  it('are not valid in a new table either, where that is said', async () => {
    const database = await open(getEngine('postgresql'))
    const check = { kind: 'check', name: 'ck', expression: sql`b > 0`, notValid: true } as const
    const column = { name: 'b', type: { kind: 'integer' }, nullable: true } as const
    const table = { name: 'a', columns: [column], constraints: [check], indexes: [] }
    await runScripts(database, [{ up: (op) => op.invoke({ kind: 'createTable', table }) }])
    expect(await database.rows(constraints)).toEqual([{ name: 'ck', valid: false }])
  })

  it('are added without looking and validated later', async () => {
    const database = await open(getEngine('postgresql'), 'CREATE TABLE a (b integer)')
    const scripts: Parameters<typeof runScripts>[1] = [
      { up: (op) => op.createCheckConstraint(op.f('ck'), 'a', 'b > 0', { notValid: true }) },
      { up: (op) => op.validateConstraint('ck', 'a') },
    ]
    await runScripts(database, scripts.slice(0, 1))
    expect(await database.rows(constraints)).toEqual([{ name: 'ck', valid: false }])
    await runScripts(database, scripts)
    expect(await database.rows(constraints)).toEqual([{ name: 'ck', valid: true }])
  })
})

describe.skipIf(!getEngine('mariadb').isAvailable)('constraints on mariadb', () => {
  it('are renamed where they are unique', async () => {
    const database = await open(
      getEngine('mariadb'),
      'CREATE TABLE a (b integer, CONSTRAINT uq UNIQUE (b))',
    )
    await runScripts(database, [
      { up: (op) => op.renameConstraint('uq', 'a', 'uq2', { type: 'unique' }) },
    ])
    expect(
      await database.rows(
        "SELECT CONSTRAINT_NAME AS name FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'a'",
      ),
    ).toEqual([{ name: 'uq2' }])
  })
})

describeEngines('table comments', (engine) => {
  const comment = {
    postgresql: `SELECT obj_description('a'::regclass) AS comment`,
    mariadb: `SELECT NULLIF(TABLE_COMMENT, '') AS comment FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'a'`,
    sqlite: 'SELECT NULL AS comment',
  }[engine.name]
  const kept = (text: string) => [{ comment: engine.name === 'sqlite' ? null : text }]

  it('are given and taken away; SQLite keeps none and minds none', async () => {
    const database = await open(engine, 'CREATE TABLE a (b INTEGER)')
    const scripts: Parameters<typeof runScripts>[1] = [
      { up: (op) => op.createTableComment('a', "it's \\ all") },
      { up: (op) => op.dropTableComment('a') },
    ]
    await runScripts(database, scripts.slice(0, 1))
    expect(await database.rows(comment)).toEqual(kept("it's \\ all"))
    await runScripts(database, scripts)
    expect(await database.rows(comment)).toEqual([{ comment: null }])
    await runScripts(database, [
      ...scripts,
      {
        up: (op) =>
          op.batchAlterTable('a', (batch) => {
            batch.createTableComment('in a batch')
            batch.addColumn('c', t.text())
            batch.createCheckConstraint('ck', 'b > 0')
          }),
      },
      { up: (op) => op.batchAlterTable('a', (batch) => batch.createTableComment('alone')) },
    ])
    expect(await database.rows(comment)).toEqual(kept('alone'))
    expect(await database.rows('SELECT b, c FROM a')).toEqual([])
  })
})

describe.skipIf(!getEngine('mariadb').isAvailable)('columns on mariadb', () => {
  it('are added at their place, in the way that was asked for', async () => {
    const database = await open(getEngine('mariadb'), 'CREATE TABLE a (b integer, c integer)')
    await runScripts(database, [
      {
        up: async (op) => {
          await op.addColumn('a', 'first', t.integer(), { first: true, algorithm: 'instant' })
          await op.addColumn('a', 'middle', t.integer(), { after: 'b', lock: 'none' })
          await op.createIndex('ix', 'a', ['b'], { algorithm: 'inplace', lock: 'none' })
          await op.dropIndex('ix', { table: 'a', algorithm: 'inplace', lock: 'none' })
        },
      },
    ])
    expect(
      await database.rows(
        "SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'a' ORDER BY ORDINAL_POSITION",
      ),
    ).toEqual([{ name: 'first' }, { name: 'b' }, { name: 'middle' }, { name: 'c' }])
  })

  it('are left alone where the server cannot do it in that way', async () => {
    const database = await open(getEngine('mariadb'), 'CREATE TABLE a (b integer)')
    await expect(
      runScripts(database, [
        { up: (op) => op.alterColumn('a', 'b', { type: t.text(), algorithm: 'instant' }) },
      ]),
    ).rejects.toMatchObject({ code: 'statement_failed' })
  })
})

describe.skipIf(!getEngine('postgresql').isAvailable)('tables on postgresql', () => {
  it('can be unlogged or have partitions, and the catalog tells', async () => {
    const database = await open(getEngine('postgresql'))
    await runScripts(database, [
      {
        up: async (op) => {
          await op.createTable('u', { b: t.integer() }, { options: { unlogged: true } })
          await op.createTable('p', { b: t.integer() }, { options: { partitionBy: 'RANGE (b)' } })
          await op.execute('CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10)')
        },
      },
    ])
    await database.rows('INSERT INTO p VALUES (5)')
    const results = []
    for (const query of database.dialect.catalogQueries({
      kind: 'tables',
      tables: [{ name: 'u' }, { name: 'p' }],
    }))
      results.push((await database.connection.execute(query)).rows)
    const { tables } = database.dialect.readCatalog(results)
    expect(tables['u']?.options).toEqual({ unlogged: true })
    expect(tables['p']?.options).toEqual({ partitionBy: 'RANGE (b)' })
  })
})

describe.skipIf(!getEngine('postgresql').isAvailable)('dropTable on postgresql', () => {
  it('takes with it what points at the table', async () => {
    const database = await open(
      getEngine('postgresql'),
      'CREATE TABLE a (id integer PRIMARY KEY)',
      'CREATE TABLE b (a_id integer REFERENCES a)',
      'CREATE VIEW v AS SELECT id FROM a',
    )
    await expect(runScripts(database, [{ up: (op) => op.dropTable('a') }])).rejects.toMatchObject({
      code: 'statement_failed',
    })
    await runScripts(database, [{ up: (op) => op.dropTable('a', { cascade: true }) }])
    expect(
      await database.rows(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname IN ('a', 'b', 'v')`,
      ),
    ).toEqual([{ name: 'b' }])
    expect(
      await database.rows(`SELECT conname FROM pg_constraint WHERE conrelid = 'b'::regclass`),
    ).toEqual([])
  })
})

describe('constraints on sqlite', () => {
  const SETUP = 'CREATE TABLE a (b INTEGER, CONSTRAINT old CHECK (b > 0), CONSTRAINT uq UNIQUE (b))'
  const text = `SELECT sql FROM sqlite_master WHERE name = 'a'`

  it('get other names in a table made anew, alone or in a batch', async () => {
    const database = await open(getEngine('sqlite'), SETUP)
    await runScripts(database, [
      {
        up: async (op) => {
          await op.renameConstraint('old', 'a', 'middle')
          await op.batchAlterTable('a', (batch) => {
            batch.renameConstraint('middle', 'new')
            batch.renameConstraint('uq', 'uq2')
          })
        },
      },
    ])
    expect((await database.rows(text))[0]?.['sql']).toMatch(
      /CONSTRAINT "?new"? CHECK \(b > 0\), CONSTRAINT "?uq2"? UNIQUE/,
    )
  })

  it('cannot exclude', async () => {
    const database = await open(getEngine('sqlite'), SETUP)
    const before = await database.rows(text)
    const elements = [{ column: 'b', operator: '=' }]
    for (const up of [
      (op: Operations) => op.createExcludeConstraint('ex', 'a', { elements }),
      (op: Operations) =>
        op.batchAlterTable('a', (batch) => batch.createExcludeConstraint('ex', { elements })),
    ]) {
      await expect(runScripts(database, [{ up }])).rejects.toMatchObject({
        code: 'operation_unsupported',
        hint: expect.stringContaining('trigger'),
      })
    }
    expect(await database.rows(text)).toEqual(before)
  })
})

describe('what a foreign key needs on MariaDB', () => {
  const tables = [
    'CREATE TABLE p (k INT, UNIQUE uk (k))',
    'CREATE TABLE c (a INT, b INT, KEY ia (a), CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (k))',
  ]

  it.each<readonly [string, (op: Operations) => unknown]>([
    ['index', (op) => op.dropIndex('ia', { table: 'c' })],
    ['unique constraint', (op) => op.dropConstraint('uk', 'p', { type: 'unique' })],
    ['column', (op) => op.dropColumn('c', 'a')],
    ['column that is pointed at', (op) => op.alterColumn('p', 'k', { type: t.bigint() })],
    ['column that points', (op) => op.alterColumn('c', 'a', { type: t.bigint() })],
  ])('is kept with a hint: its %s', async (_, up) => {
    const database = await open(getEngine('mariadb'), ...tables)
    await expect(runScripts(database, [{ up }])).rejects.toMatchObject({
      code: 'statement_failed',
      hint: expect.stringMatching(/^Drop the foreign key first/),
    })
  })

  it.each<readonly [string, (op: Operations) => unknown]>([
    [
      'once the key is dropped',
      async (op) => {
        await op.dropConstraint('fk', 'c', { type: 'foreignKey' })
        await op.dropIndex('ia', { table: 'c' })
      },
    ],
    [
      'once there is another index in the same batch',
      (op) =>
        op.batchAlterTable('c', (batch) => {
          batch.createIndex('iab', ['a', 'b'])
          batch.dropIndex('ia')
        }),
    ],
  ])('lets the index go %s', async (_, up) => {
    const database = await open(getEngine('mariadb'), ...tables)
    await runScripts(database, [{ up }])
    expect(
      await database.rows(
        `SELECT COUNT(*) AS n FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'ia'`,
      ),
    ).toEqual([{ n: 0 }])
  })
})
