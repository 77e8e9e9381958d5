import { describe, expect, it } from 'vitest'
import { sql } from '../../src/schema/sql.ts'
import { t } from '../../src/schema/t.ts'
import type { TestedDatabase } from '../runtime/harness.ts'
import { createFamilies, readText, run } from './family.ts'

const open = createFamilies('sqlite')

const readObjects = (database: TestedDatabase) =>
  database.rows(
    `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL
     AND tbl_name NOT IN ('limbeck_log', 'alembic_version') ORDER BY type, name`,
  )

describe('rowids', () => {
  it('keeps the rowids of a table that shows none', async () => {
    const database = await open([
      'CREATE TABLE a (b TEXT, rowid TEXT)',
      `INSERT INTO a (_rowid_, b, rowid) VALUES (7, 'x', 'own'), (-3, 'y', NULL), (9007199254740993, 'z', 'last')`,
    ])
    await run(database, (op) => op.alterColumn('a', 'b', { nullable: false }))
    expect(
      await database.rows('SELECT CAST(oid AS TEXT) AS at, b, rowid AS own FROM a ORDER BY oid'),
    ).toEqual([
      { at: '-3', b: 'y', own: null },
      { at: '7', b: 'x', own: 'own' },
      { at: '9007199254740993', b: 'z', own: 'last' },
    ])
  })

  it('keeps them where the primary key goes, and where a new column shows them', async () => {
    const database = await open([
      'CREATE TABLE a (id INTEGER PRIMARY KEY, b)',
      'INSERT INTO a VALUES (5, 1), (9, 2)',
    ])
    await run(database, (op) => op.dropConstraint('pk_a', 'a', { type: 'primaryKey' }))
    expect(await database.rows('SELECT rowid AS at, id FROM a')).toEqual([
      { at: 5, id: 5 },
      { at: 9, id: 9 },
    ])
    await run(database, (op) => op.addColumn('a', 'key', t.integer().primaryKey()))
    expect(await database.rows('SELECT key, id FROM a')).toEqual([
      { key: 5, id: 5 },
      { key: 9, id: 9 },
    ])
  })

  it('numbers no row that has no key yet', async () => {
    const database = await open(['CREATE TABLE a (id INTEGER)', 'INSERT INTO a VALUES (4), (NULL)'])
    const create = () => run(database, (op) => op.createPrimaryKey('pk', 'a', ['id']))
    await expect(create()).rejects.toMatchObject({ code: 'statement_failed' })
    await database.rows('UPDATE a SET id = 2 WHERE id IS NULL')
    await create()
    expect(await database.rows('SELECT rowid AS at, id FROM a')).toEqual([
      { at: 2, id: 2 },
      { at: 4, id: 4 },
    ])
  })

  it('keeps the sequence of an empty table', async () => {
    const database = await open([
      'CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b)',
      'INSERT INTO a VALUES (41, 1)',
      'DELETE FROM a',
    ])
    await run(database, (op) => op.alterColumn('a', 'b', { type: t.text() }))
    expect(await database.rows('INSERT INTO a (b) VALUES (1) RETURNING id')).toEqual([{ id: 42 }])
  })
})

describe('options of tables', () => {
  it.each([
    ['STRICT', 'CREATE TABLE a (id TEXT PRIMARY KEY NOT NULL, b ANY) STRICT'],
    [
      'WITHOUT ROWID',
      'CREATE TABLE a (id TEXT NOT NULL, b TEXT, PRIMARY KEY (id DESC)) WITHOUT ROWID',
    ],
    ['both', 'CREATE TABLE a (id TEXT PRIMARY KEY, b ANY) WITHOUT ROWID, STRICT'],
  ])('keeps %s', async (_, text) => {
    const database = await open([text, `INSERT INTO a VALUES ('x', 1), ('y', NULL)`])
    await run(database, (op) => op.alterColumn('a', 'b', { default: 'q' }))
    const wanted = text.replace('TABLE a', 'TABLE "a"').replace(/b (ANY|TEXT)/, `b $1 DEFAULT 'q'`)
    expect(await readText(database, 'a')).toBe(wanted)
    expect(await database.rows('SELECT id, b FROM a ORDER BY id')).toHaveLength(2)
  })

  it('sets them and takes them away', async () => {
    const database = await open([
      'CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT)',
      `INSERT INTO a VALUES (3, 'x')`,
    ])
    const set = (tableOptions: Record<string, boolean>) =>
      run(database, (op) => op.batchAlterTable('a', () => {}, { tableOptions }))
    await set({ strict: true, autoincrement: true })
    expect(await readText(database, 'a')).toBe(
      'CREATE TABLE "a" (id INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT) STRICT',
    )
    await set({ autoincrement: false, withoutRowid: true })
    expect(await readText(database, 'a')).toBe(
      'CREATE TABLE "a" (id INTEGER PRIMARY KEY, b TEXT) STRICT, WITHOUT ROWID',
    )
    await set({ strict: false, withoutRowid: false })
    expect(await readText(database, 'a')).toBe('CREATE TABLE "a" (id INTEGER PRIMARY KEY, b TEXT)')
    expect(await database.rows('SELECT id, b FROM a')).toEqual([{ id: 3, b: 'x' }])
  })
})

describe('values of a new type', () => {
  it('are converted where nothing is lost, and kept where they would be', async () => {
    const database = await open([
      'CREATE TABLE a (b TEXT)',
      `INSERT INTO a VALUES ('12'), ('1.5'), ('abc'), (NULL), (x'00')`,
    ])
    await run(database, (op) => op.alterColumn('a', 'b', { type: t.integer() }))
    expect(await database.rows('SELECT typeof(b) AS type, quote(b) AS b FROM a')).toEqual([
      { type: 'integer', b: '12' },
      { type: 'real', b: '1.5' },
      { type: 'text', b: "'abc'" },
      { type: 'null', b: 'NULL' },
      { type: 'blob', b: "X'00'" },
    ])
  })

  it('are what "using" says', async () => {
    const database = await open(['CREATE TABLE a (b TEXT)', `INSERT INTO a VALUES ('7 apples')`])
    await run(database, (op) =>
      op.alterColumn('a', 'b', { type: t.integer(), using: 'CAST(b AS INTEGER) + 1' }),
    )
    expect(await database.rows('SELECT b FROM a')).toEqual([{ b: 8 }])
  })
})

describe('what was not there', () => {
  it('fails for rows that a new constraint refuses, and leaves everything', async () => {
    const database = await open(['CREATE TABLE a (b, c)', 'INSERT INTO a VALUES (NULL, 1), (1, 1)'])
    const before = await readObjects(database)
    const attempts: Parameters<typeof run>[1][] = [
      (op) => op.alterColumn('a', 'b', { nullable: false }),
      (op) => op.createUniqueConstraint('uq', 'a', ['c']),
      (op) => op.createCheckConstraint('ck', 'a', 'c > 1'),
      (op) => op.addColumn('a', 'd', t.integer().notNull()),
    ]
    for (const attempt of attempts) {
      await expect(run(database, attempt)).rejects.toMatchObject({ code: 'statement_failed' })
      expect(await readObjects(database)).toEqual(before)
      expect(await database.rows('PRAGMA legacy_alter_table')).toEqual([{ legacy_alter_table: 0 }])
    }
  })

  it('drops no row where a clause ON CONFLICT would', async () => {
    const database = await open([
      `CREATE TABLE a (b TEXT UNIQUE ON CONFLICT REPLACE, c NOT NULL ON CONFLICT IGNORE)`,
      `INSERT INTO a VALUES ('x', 1), ('X', 2)`,
    ])
    await expect(
      run(database, (op) => op.alterColumn('a', 'b', { type: t.text().collate('NOCASE') })),
    ).rejects.toMatchObject({ code: 'statement_failed' })
    await expect(
      run(database, (op) => op.alterColumn('a', 'c', { type: t.text(), using: 'NULL' })),
    ).rejects.toMatchObject({ code: 'statement_failed' })
    expect(await database.rows('SELECT b, c FROM a')).toEqual([
      { b: 'x', c: 1 },
      { b: 'X', c: 2 },
    ])
  })

  it('adds a column that is not null to an empty table', async () => {
    const database = await open(['CREATE TABLE a (b)'])
    await run(database, (op) => op.addColumn('a', 'd', t.integer().notNull()))
    expect(await readText(database, 'a')).toBe('CREATE TABLE "a" (b, "d" INTEGER NOT NULL)')
  })

  it('puts back what a failure between its pragmas leaves', async () => {
    const database = await open(['CREATE TABLE a (b)'])
    const { connection } = database
    const fail = (statement: string) => {
      if (statement.includes('RENAME TO')) throw new Error('broken here')
    }
    const broken = database.over({
      ...connection,
      execute: async (statement) => {
        fail(statement.sql)
        return connection.execute(statement)
      },
      executeBatch: async (statements) => {
        const results = []
        for (const statement of statements) {
          fail(statement.sql)
          results.push(await connection.execute(statement))
        }
        return results
      },
    })
    await expect(
      run(broken, (op) => op.alterColumn('a', 'b', { nullable: false })),
    ).rejects.toThrow('broken here')
    expect(await database.rows('PRAGMA legacy_alter_table')).toEqual([{ legacy_alter_table: 0 }])
    expect(await readText(database, 'a')).toBe('CREATE TABLE a (b)')
  })
})

describe('a column that goes', () => {
  it.each([
    ['plain', 'a, gone', []],
    ['unique', 'a, gone UNIQUE', []],
    ['checked', 'a, gone, CHECK (gone > 0 OR a)', []],
    ['the primary key', 'gone INTEGER PRIMARY KEY, a', []],
    ['a reference', 'a, gone REFERENCES x (c)', []],
    [
      'in a key of several',
      'a, gone, UNIQUE (a, gone), FOREIGN KEY (a, gone) REFERENCES x (c, d)',
      [],
    ],
    ['pointed at by its own table', 'a REFERENCES t (gone), gone UNIQUE', []],
    [
      'indexed',
      'a, gone',
      [
        'CREATE INDEX ix ON t (a, gone)',
        'CREATE INDEX ex ON t (lower(gone))',
        'CREATE INDEX wh ON t (a) WHERE gone > 1',
      ],
    ],
  ])('takes with it what is over it: %s', async (_, columns, indexes) => {
    const database = await open([
      'CREATE TABLE x (c UNIQUE, d, UNIQUE (c, d))',
      'INSERT INTO x VALUES (1, 1)',
      `CREATE TABLE t (${columns})`,
      ...indexes,
      'CREATE INDEX kept ON t (a)',
      'INSERT INTO t (a, gone) VALUES (1, 1)',
    ])
    await run(database, (op) => op.dropColumn('t', 'gone'))
    expect((await readText(database, 't')).replaceAll(/\s+/g, ' ')).toMatch(
      /^CREATE TABLE "?t"? \( ?a\)$/,
    )
    expect(
      await database.rows(
        `SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = 't'`,
      ),
    ).toEqual([{ name: 'kept' }])
    expect(await database.rows('SELECT * FROM t')).toEqual([{ a: 1 }])
  })

  it.each([
    ['a view', 'CREATE VIEW v AS SELECT lower(x.gone) FROM t AS x', 'The view "v" uses "t.gone".'],
    [
      'a trigger of the table',
      'CREATE TRIGGER g AFTER UPDATE OF gone ON t BEGIN SELECT 1; END',
      'The trigger "g" uses "t.gone".',
    ],
    [
      'a trigger of another table',
      'CREATE TRIGGER g AFTER INSERT ON u BEGIN INSERT INTO t (gone) VALUES (1); END',
      'The trigger "g" uses "t.gone".',
    ],
    [
      'a foreign key',
      'CREATE TABLE w (b REFERENCES t (gone))',
      'A foreign key of "w" points at "t.gone".',
    ],
  ])('stays where %s needs it', async (_, text, message) => {
    const database = await open(['CREATE TABLE t (a, gone UNIQUE)', 'CREATE TABLE u (b)', text])
    const before = await readObjects(database)
    await expect(run(database, (op) => op.dropColumn('t', 'gone'))).rejects.toMatchObject({
      code: 'operation_invalid',
      message: expect.stringContaining(message),
    })
    expect(await readObjects(database)).toEqual(before)
  })

  it('stays where a generated column needs it', async () => {
    const database = await open(['CREATE TABLE t (gone, b AS (gone + 1))'])
    await expect(run(database, (op) => op.dropColumn('t', 'gone'))).rejects.toMatchObject({
      code: 'operation_invalid',
      message: expect.stringContaining('The generated column "b" is computed from "t.gone".'),
    })
  })

  it('goes where only the rows of a trigger have its name', async () => {
    const database = await open([
      'CREATE TABLE t (a CHECK (t.a > 0), "new")',
      'CREATE TRIGGER g AFTER UPDATE ON t WHEN NEW.a > 1 BEGIN SELECT new.a; END',
    ])
    await run(database, (op) => op.dropColumn('t', 'new'))
    expect(await readText(database, 't')).toBe('CREATE TABLE t (a CHECK (t.a > 0))')
  })

  it('leaves the check that stands behind the column and is about another', async () => {
    const database = await open([
      'CREATE TABLE t (a, gone CONSTRAINT c CHECK (a > 0) CHECK (gone))',
    ])
    await run(database, (op) => op.dropColumn('t', 'gone'))
    expect(await readText(database, 't')).toBe('CREATE TABLE "t" (a, CONSTRAINT c CHECK (a > 0))')
  })

  it('leaves the check that came with the column in the same batch and is about another', async () => {
    const database = await open(['CREATE TABLE t (a)'])
    await run(database, (op) =>
      op.batchAlterTable('t', (batch) => {
        batch.addColumn('gone', t.integer().check(sql`a > 0`, op.f('c')))
        batch.dropColumn('gone')
      }),
    )
    expect(await readText(database, 't')).toBe('CREATE TABLE "t" (a, CONSTRAINT "c" CHECK (a > 0))')
  })

  it('minds no trigger that means a column of its own table, and no index by its name', async () => {
    const database = await open([
      'CREATE TABLE t (a, gone)',
      'CREATE TABLE u (gone)',
      'CREATE INDEX "(gone" ON t (a)',
      'CREATE TRIGGER g AFTER INSERT ON u BEGIN UPDATE t SET a = NEW.gone; END',
    ])
    await run(database, (op) => op.dropColumn('t', 'gone'))
    expect(await readText(database, 't')).toBe('CREATE TABLE t (a)')
    await database.rows('INSERT INTO u VALUES (1)')
    expect((await readObjects(database)).map((row) => row['name'])).toContain('(gone')
  })

  it('minds no view that names the same column of another table', async () => {
    const database = await open([
      'CREATE TABLE t (a, gone)',
      'CREATE TABLE u (gone)',
      'CREATE VIEW v AS SELECT t.a, u.gone FROM t JOIN u',
    ])
    await run(database, (op) => op.dropColumn('t', 'gone'))
    expect(await readText(database, 't')).toBe('CREATE TABLE t (a)')
  })

  it.each([
    ['a table of a view', 'gone', 'CREATE VIEW v AS SELECT a FROM gone'],
    ['the table of a trigger', 'gone', 'CREATE TRIGGER v AFTER INSERT ON gone BEGIN SELECT 1; END'],
    ['a view', 't', 'CREATE VIEW gone AS SELECT a FROM t'],
    ['a trigger', 't', 'CREATE TRIGGER gone AFTER INSERT ON t BEGIN SELECT 1; END'],
  ])('goes where %s has the name of the column', async (_, table, text) => {
    const database = await open([`CREATE TABLE ${table} (a, gone)`, text])
    await run(database, (op) => op.dropColumn(table, 'gone'))
    expect(await readText(database, table)).toBe(`CREATE TABLE ${table} (a)`)
  })

  it('goes where a trigger of another table waits for a column of the same name', async () => {
    const database = await open([
      'CREATE TABLE t (a, gone)',
      'CREATE TABLE u (gone)',
      'CREATE TRIGGER v AFTER UPDATE OF gone ON u BEGIN DELETE FROM t WHERE a < 0; END',
    ])
    await run(database, (op) => op.dropColumn('t', 'gone'))
    expect(await readText(database, 't')).toBe('CREATE TABLE t (a)')
    await database.rows('UPDATE u SET gone = 1')
  })

  it.each([
    ['view', 'CREATE VIEW v AS SELECT 1 FROM gone WHERE 1 IS DISTINCT FROM gone'],
    ['view', 'CREATE VIEW v AS SELECT 1 FROM gone JOIN u ON gone'],
    ['trigger', 'CREATE TRIGGER v AFTER INSERT ON u BEGIN SELECT 1 FROM gone JOIN u ON gone; END'],
  ])('stays where it has the name of its table, and a %s uses it', async (type, text) => {
    const database = await open(['CREATE TABLE gone (a, gone)', 'CREATE TABLE u (b)', text])
    await expect(run(database, (op) => op.dropColumn('gone', 'gone'))).rejects.toThrow(
      `The ${type} "v" uses "gone.gone".`,
    )
  })

  it('is no error if it exists not', async () => {
    const database = await open(['CREATE TABLE t (a)'])
    await run(database, (op) => op.dropColumn('t', 'b', { ifExists: true }))
    expect(await readText(database, 't')).toBe('CREATE TABLE t (a)')
  })
})

describe('constraints', () => {
  it('are renamed', async () => {
    const database = await open(['CREATE TABLE t (a CONSTRAINT "old one" CHECK (a > 0))'])
    await run(database, (op) => op.renameConstraint('old one', 't', 'new'))
    expect(await readText(database, 't')).toBe(
      'CREATE TABLE "t" (a CONSTRAINT "new" CHECK (a > 0))',
    )
  })

  it('are dropped without a name by the convention, in a batch that says so', async () => {
    const database = await open([
      'CREATE TABLE u (id INTEGER PRIMARY KEY)',
      'CREATE TABLE t (a UNIQUE, b REFERENCES u (id), CHECK (a > 0))',
    ])
    const drop = (naming?: object) =>
      run(database, (op) =>
        op.batchAlterTable(
          't',
          (batch) => {
            batch.dropConstraint('uq_t_a', { type: 'unique' })
            batch.dropConstraint('fk_t_b_u', { type: 'foreignKey' })
          },
          naming === undefined ? {} : { naming },
        ),
      )
    await expect(drop()).rejects.toMatchObject({
      code: 'operation_invalid',
      hint: expect.stringContaining('batchAlterTable'),
    })
    await drop({})
    expect(await readText(database, 't')).toBe('CREATE TABLE "t" (a, b, CHECK (a > 0))')
  })

  it('make the columns of a new primary key not null', async () => {
    const database = await open(['CREATE TABLE t (a TEXT, b TEXT)'])
    await run(database, (op) => op.createPrimaryKey('pk', 't', ['b', 'a']))
    expect(await readText(database, 't')).toBe(
      'CREATE TABLE "t" (a TEXT NOT NULL, b TEXT NOT NULL, CONSTRAINT "pk" PRIMARY KEY ("b", "a"))',
    )
  })
})

describe('foreign keys', () => {
  const FAMILY = [
    'CREATE TABLE parent (id INTEGER PRIMARY KEY, a)',
    'CREATE TABLE child (id INTEGER PRIMARY KEY, p REFERENCES parent ON DELETE CASCADE)',
    'INSERT INTO parent VALUES (1, 1)',
    'INSERT INTO child VALUES (1, 1)',
  ]

  it('fire no cascade, whatever the driver turns on', async () => {
    const database = await open(FAMILY)
    await database.rows('PRAGMA foreign_keys = ON')
    await run(database, (op) => op.alterColumn('parent', 'a', { type: t.text() }))
    expect(await database.rows('SELECT * FROM child')).toEqual([{ id: 1, p: 1 }])
    expect(await database.rows('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }])
  })

  it('refuse a rebuild in a step that has asked for them', async () => {
    const database = await open(FAMILY)
    const before = await readObjects(database)
    const attempt = run(
      database,
      async (op) => {
        await op.execute('INSERT INTO parent VALUES (2, 2)')
        await op.alterColumn('parent', 'a', { type: t.text() })
      },
      { foreignKeys: true },
    )
    await expect(attempt).rejects.toMatchObject({
      code: 'operation_unsupported',
      hint: expect.stringContaining('foreignKeys'),
    })
    expect(await readObjects(database)).toEqual(before)
    expect(await database.rows('SELECT id FROM parent')).toEqual([{ id: 1 }])
    expect(await database.rows('SELECT * FROM child')).toEqual([{ id: 1, p: 1 }])
  })
})

describe('scopes', () => {
  const FAMILY = ['CREATE TABLE t (a)', 'CREATE INDEX ix ON t (a)', 'INSERT INTO t VALUES (1)']

  it('rebuilds outside of the transaction of the step', async () => {
    const database = await open(FAMILY)
    await run(database, (op) =>
      op.autocommit(async () => {
        await op.alterColumn('t', 'a', { nullable: false })
        await op.dropColumn('t', 'b', { ifExists: true })
      }),
    )
    await run(database, (op) => op.alterColumn('t', 'a', { default: 3 }), { transaction: false })
    expect(await readText(database, 't')).toBe('CREATE TABLE "t" (a NOT NULL DEFAULT 3)')
    expect(await readObjects(database)).toHaveLength(2)
  })

  it('undoes a rebuild that failed in an attempt, and goes on', async () => {
    const database = await open(FAMILY)
    await run(database, async (op) => {
      const { ok } = await op.attempt(async () => {
        await op.alterColumn('t', 'a', { nullable: false })
        await op.execute('INSERT INTO t VALUES (NULL)')
      })
      expect(ok).toBe(false)
      await op.alterColumn('t', 'a', { default: 3 })
    })
    expect(await readText(database, 't')).toBe('CREATE TABLE "t" (a DEFAULT 3)')
    expect(await database.rows('SELECT a FROM t')).toEqual([{ a: 1 }])
  })
})

describe('places', () => {
  it('rebuilds a table of an attached file', async () => {
    const database = await open([
      `ATTACH ':memory:' AS side`,
      'CREATE TABLE side.t (id INTEGER PRIMARY KEY AUTOINCREMENT, a)',
      'CREATE INDEX side.ix ON t (a)',
      'CREATE TRIGGER side.g AFTER DELETE ON t BEGIN SELECT 1; END',
      'INSERT INTO side.t VALUES (8, 1)',
      'CREATE TABLE t (other)',
    ])
    await run(database, (op) => op.alterColumn('t', 'a', { nullable: false, schema: 'side' }))
    expect(
      await database.rows(
        `SELECT name, sql FROM side.sqlite_master WHERE name <> 'sqlite_sequence' ORDER BY name`,
      ),
    ).toEqual([
      { name: 'g', sql: 'CREATE TRIGGER g AFTER DELETE ON t BEGIN SELECT 1; END' },
      { name: 'ix', sql: 'CREATE INDEX ix ON t (a)' },
      { name: 't', sql: 'CREATE TABLE "t" (id INTEGER PRIMARY KEY AUTOINCREMENT, a NOT NULL)' },
    ])
    expect(await database.rows('SELECT * FROM side.sqlite_sequence')).toEqual([
      { name: 't', seq: 8 },
    ])
    expect(await readText(database, 't')).toBe('CREATE TABLE t (other)')
  })

  it('makes temporary triggers again', async () => {
    const database = await open([
      'CREATE TABLE t (a)',
      'CREATE TABLE log (a)',
      'CREATE TEMP TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END',
    ])
    await run(database, (op) => op.alterColumn('t', 'a', { nullable: false }))
    await database.rows('INSERT INTO t VALUES (3)')
    expect(await database.rows('SELECT a FROM log')).toEqual([{ a: 3 }])
  })

  it('refuses a temporary table in the way, and a virtual one', async () => {
    const database = await open([
      'CREATE TABLE t (a)',
      'CREATE TEMP TABLE t (b)',
      'CREATE VIRTUAL TABLE v USING fts5 (a)',
    ])
    for (const table of ['t', 'v']) {
      await expect(
        run(database, (op) => op.alterColumn(table, 'a', { nullable: false })),
      ).rejects.toMatchObject({ code: 'operation_unsupported' })
    }
  })

  it('goes around a table that is called as the new one would be', async () => {
    const database = await open(['CREATE TABLE t (a)', 'CREATE TABLE _limbeck_new_t (b)'])
    await run(database, (op) => op.alterColumn('t', 'a', { nullable: false }))
    expect(await readText(database, '_limbeck_new_t')).toBe('CREATE TABLE _limbeck_new_t (b)')
    expect(await readText(database, 't')).toBe('CREATE TABLE "t" (a NOT NULL)')
  })
})

describe('a number', () => {
  it('stays one for whole types, and asks before it goes', async () => {
    const database = await open(['CREATE TABLE t (id INTEGER PRIMARY KEY, a)'])
    await run(database, (op) => op.alterColumn('t', 'id', { type: t.bigint() }))
    expect(await readText(database, 't')).toContain('id INTEGER PRIMARY KEY')
    await expect(
      run(database, (op) => op.alterColumn('t', 'id', { type: t.text() })),
    ).rejects.toMatchObject({ code: 'operation_invalid' })
    await run(database, (op) => op.alterColumn('t', 'id', { type: t.text(), autoIncrement: false }))
    expect(await readText(database, 't')).toBe('CREATE TABLE "t" (id TEXT PRIMARY KEY, a)')
    await run(database, (op) => op.alterColumn('t', 'id', { autoIncrement: true }))
    expect(await readText(database, 't')).toBe('CREATE TABLE "t" (id INTEGER PRIMARY KEY, a)')
  })
})

describe('new names', () => {
  it('follow a change into views, triggers, indexes and keys', async () => {
    const database = await open([
      'CREATE TABLE t (a UNIQUE, b)',
      'CREATE TABLE c (x REFERENCES t (a))',
      'CREATE INDEX ix ON t (a) WHERE a > 1',
      'CREATE VIEW v AS SELECT a FROM t',
      'CREATE TRIGGER g AFTER UPDATE OF a ON t BEGIN SELECT NEW.a; END',
    ])
    await run(database, (op) => op.alterColumn('t', 'a', { name: 'z', nullable: false }))
    expect((await readObjects(database)).map(({ sql: text }) => text)).toEqual([
      'CREATE INDEX ix ON t ("z") WHERE "z" > 1',
      'CREATE TABLE c (x REFERENCES t ("z"))',
      'CREATE TABLE "t" ("z" NOT NULL UNIQUE, b)',
      'CREATE TRIGGER g AFTER UPDATE OF "z" ON t BEGIN SELECT NEW."z"; END',
      'CREATE VIEW v AS SELECT "z" FROM t',
    ])
  })
})

describe('a batch', () => {
  const count = (database: TestedDatabase) =>
    database.events.filter((event) => event.kind === 'statement' && event.sql.includes('RENAME TO'))
      .length

  it('makes the table anew once, in the order of its calls', async () => {
    const database = await open(['CREATE TABLE t (a, b, c)', 'INSERT INTO t VALUES (1, 2, 3)'])
    await run(database, (op) =>
      op.batchAlterTable('t', (batch) => {
        batch.addColumn('d', t.integer().notNull().default(4))
        batch.alterColumn('d', { default: 5 })
        batch.dropColumn('b')
        batch.addColumn('b', t.text())
        batch.createIndex(null, ['c', 'd'], { where: sql`d > 0` })
        batch.createCheckConstraint('small', 'a < 10')
        batch.renameColumn('a', 'first')
      }),
    )
    expect(count(database)).toBe(1)
    expect(await readText(database, 't')).toBe(
      'CREATE TABLE "t" ("first", c, "d" INTEGER DEFAULT 5 NOT NULL, "b" TEXT, CONSTRAINT "ck_t_small" CHECK ("first" < 10))'.replace(
        'DEFAULT 5 NOT NULL',
        'NOT NULL DEFAULT 5',
      ),
    )
    expect(await database.rows('SELECT * FROM t')).toEqual([{ first: 1, c: 3, d: 5, b: null }])
  })

  it('waits for a new name that something after it uses', async () => {
    const database = await open(['CREATE TABLE t (a, b)', 'INSERT INTO t VALUES (1, 2)'])
    await run(database, (op) =>
      op.batchAlterTable('t', (batch) => {
        batch.renameColumn('a', 'c')
        batch.renameColumn('b', 'a')
        batch.alterColumn('a', { nullable: false })
      }),
    )
    expect(await readText(database, 't')).toBe('CREATE TABLE "t" ("c", "a" NOT NULL)')
    expect(await database.rows('SELECT * FROM t')).toEqual([{ c: 1, a: 2 }])
  })

  it('makes nothing anew where ALTER is enough, or nothing may be', async () => {
    const database = await open(['CREATE TABLE t (a, b, c)', 'CREATE INDEX ix ON t (b)'])
    await run(database, (op) =>
      op.batchAlterTable('t', (batch) => {
        batch.addColumn('d', t.text())
        batch.dropColumn('b')
        batch.alterColumn('c', { comment: 'SQLite keeps none' })
      }),
    )
    expect(count(database)).toBe(0)
    expect(await readText(database, 't')).toBe('CREATE TABLE t (a, c, "d" TEXT)')
    await expect(
      run(database, (op) =>
        op.batchAlterTable('t', (batch) => batch.alterColumn('a', { nullable: false }), {
          recreate: 'never',
        }),
      ),
    ).rejects.toMatchObject({ code: 'operation_unsupported' })
  })

  it('orders columns', async () => {
    const database = await open([
      'CREATE TABLE t (a, b, c, d, CHECK (a <> b))',
      'INSERT INTO t VALUES (1, 2, 3, 4)',
    ])
    await run(database, (op) =>
      op.batchAlterTable('t', (batch) => batch.addColumn('e', t.text(), { insertAfter: 'a' }), {
        partialReordering: [
          ['c', 'a'],
          ['d', 'b'],
        ],
      }),
    )
    expect(await database.rows('SELECT * FROM t')).toEqual([{ c: 3, a: 1, e: null, d: 4, b: 2 }])
    expect(await readText(database, 't')).toBe(
      'CREATE TABLE "t" (c, a, "e" TEXT, d, b, CHECK (a <> b))',
    )
  })

  it('puts a column that changes beside another one, under its new name too', async () => {
    const database = await open(['CREATE TABLE t (a, b, c)'])
    await run(database, (op) =>
      op.batchAlterTable('t', (batch) => {
        batch.alterColumn('c', { nullable: false, insertBefore: 'b' })
        batch.alterColumn('a', { name: 'd', insertAfter: 'b' })
      }),
    )
    expect(await readText(database, 't')).toBe('CREATE TABLE "t" (c NOT NULL, b, "d")')
  })

  it('does what its function asks of op itself first', async () => {
    const database = await open(['CREATE TABLE t (a)', 'INSERT INTO t VALUES (NULL)'])
    await run(database, (op) =>
      op.batchAlterTable('t', async (batch) => {
        batch.alterColumn('a', { nullable: false })
        const rows = await op.query('SELECT rowid AS id FROM t WHERE a IS NULL')
        await op.execute(sql`UPDATE t SET a = 0 WHERE rowid = ${rows.length}`)
      }),
    )
    expect(await database.rows('SELECT a FROM t')).toEqual([{ a: 0 }])
  })

  it('fails with what a directive has thrown, caught or not', async () => {
    const database = await open(['CREATE TABLE t (a)'])
    await expect(
      run(database, (op) =>
        op.batchAlterTable('t', (batch) => {
          try {
            batch.alterColumn('a', {})
          } catch {}
          batch.addColumn('b', t.text())
        }),
      ),
    ).rejects.toMatchObject({ code: 'invalid_argument' })
    expect(await readText(database, 't')).toBe('CREATE TABLE t (a)')
  })
})
