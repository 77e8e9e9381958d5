import { afterEach, describe, expect, it } from 'vitest'
import type { AlterColumnOptions } from '../../src/operations/index.ts'
import { sql } from '../../src/schema/sql.ts'
import { t } from '../../src/schema/t.ts'
import {
  openDatabase,
  runScripts,
  type TestedDatabase,
  type TestScript,
} from '../runtime/harness.ts'
import { getEngine } from '../setup/engines.ts'

const opened: TestedDatabase[] = []
afterEach(async () => {
  for (const database of opened.splice(0)) await database.connection.close()
})

async function open(engine: 'postgresql' | 'mariadb', setup: readonly string[]) {
  const url = await getEngine(engine).createUrl()
  const database = await openDatabase(url)
  opened.push(database)
  for (const statement of setup) await database.connection.execute({ sql: statement })
  return { database }
}

const postgresql = getEngine('postgresql')

describe.skipIf(!postgresql.isAvailable)('alterColumn on postgresql', () => {
  const SETUP = [
    `CREATE TABLE a (id integer PRIMARY KEY, b varchar(20) DEFAULT '7' NOT NULL, c text COLLATE "C")`,
    `COMMENT ON COLUMN a.b IS 'before'`,
    `INSERT INTO a VALUES (1, '12', 'x')`,
  ]
  const read = (database: TestedDatabase) =>
    database.rows(
      `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS "notNull",
         a.attidentity AS identity, pg_get_expr(d.adbin, d.adrelid) AS "default",
         col_description(a.attrelid, a.attnum) AS comment, l.collname AS collation
       FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         LEFT JOIN pg_collation l ON l.oid = a.attcollation
       WHERE a.attrelid = 'a'::regclass AND a.attnum > 0 ORDER BY a.attnum`,
    )
  const before = {
    name: 'b',
    type: 'character varying(20)',
    notNull: true,
    identity: '',
    default: "'7'::character varying",
    comment: 'before',
    collation: 'default',
  }

  it.each<[string, AlterColumnOptions, object]>([
    ['type', { type: t.text() }, { type: 'text' }],
    [
      'type and collation',
      { type: t.varchar(30).collate('C') },
      { type: 'character varying(30)', collation: 'C' },
    ],
    [
      'type, conversion and default together',
      { type: t.integer(), using: 'b::integer', default: 3 },
      { type: 'integer', default: '3', collation: null },
    ],
    [
      'type with the default taken away',
      { type: t.integer(), using: 'b::integer', default: null },
      { type: 'integer', default: null, collation: null },
    ],
    ['nullability', { nullable: true }, { notNull: false }],
    ['default', { default: "it's" }, { default: "'it''s'::character varying" }],
    ['an expression as default', { default: sql`lower(${'A'})` }, { default: "lower('A'::text)" }],
    ['no default', { default: null }, { default: null }],
    ['comment', { comment: "it's" }, { comment: "it's" }],
    ['no comment', { comment: null }, { comment: null }],
    ['name', { name: 'd' }, { name: 'd' }],
    [
      'everything',
      { type: t.text(), nullable: true, default: 'q', comment: 'after', name: 'd' },
      { name: 'd', type: 'text', notNull: false, default: "'q'::text", comment: 'after' },
    ],
  ])('changes %s and nothing else', async (_, options, after) => {
    const { database } = await open('postgresql', SETUP)
    const others = (await read(database)).filter((row) => row['name'] !== 'b')
    await runScripts(database, [{ up: (op) => op.alterColumn('a', 'b', options) }])
    const { name } = { ...before, ...after }
    const rows = await read(database)
    expect(rows.find((row) => row['name'] === name)).toEqual({ ...before, ...after })
    expect(rows.filter((row) => row['name'] !== name)).toEqual(others)
  })

  it('makes an identity column of one, counts it otherwise, and makes it ordinary again', async () => {
    const { database } = await open('postgresql', SETUP)
    await runScripts(database, [
      { up: (op) => op.alterColumn('a', 'id', { identity: { always: true, start: 10 } }) },
    ])
    expect((await read(database))[0]).toMatchObject({ identity: 'a' })
    await runScripts(database, [
      { up: () => {} },
      {
        up: (op) =>
          op.alterColumn('a', 'id', {
            identity: { always: false, increment: 5 },
            existing: t.integer().identity({ always: true }),
          }),
      },
    ])
    expect((await read(database))[0]).toMatchObject({ identity: 'd' })
    expect(await database.rows(`INSERT INTO a (b) VALUES ('x'), ('y') RETURNING id`)).toEqual([
      { id: 10 },
      { id: 15 },
    ])
    await runScripts(database, [
      { up: () => {} },
      { up: () => {} },
      { up: (op) => op.alterColumn('a', 'id', { autoIncrement: false }) },
    ])
    expect((await read(database))[0]).toMatchObject({ identity: '' })
  })
})

const mariadb = getEngine('mariadb')

describe.skipIf(!mariadb.isAvailable)('alterColumn on mariadb', () => {
  /** Everything that a MODIFY can lose. */
  const SETUP = [
    `CREATE TABLE a (
       id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'the, key',
       b varchar(20) CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL DEFAULT 'NOT NULL, (7' COMMENT 'it''s \\\\ "COMMENT"',
       at datetime(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3),
       sum int GENERATED ALWAYS AS (hidden + 1) STORED COMMENT 'computed',
       e enum('NOT','NULL','DEFAULT') DEFAULT 'NULL',
       hidden int INVISIBLE DEFAULT 4 CHECK (hidden > 0),
       plain text
     ) DEFAULT CHARSET utf8mb4`,
    `INSERT INTO a (b) VALUES ('12')`,
  ]
  const read = async (database: TestedDatabase) => {
    const [row] = await database.rows('SHOW CREATE TABLE a')
    return String(row?.['Create Table'])
      .split('\n')
      .filter((line) => line.startsWith('  `'))
      .map((line) => line.trim().replace(/,$/, ''))
  }

  it.each<[string, string, AlterColumnOptions, string]>([
    [
      'the default of a column with everything',
      'b',
      { default: 'x' },
      "`b` varchar(20) CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL DEFAULT 'x' COMMENT 'it''s \\\\ \"COMMENT\"'",
    ],
    [
      'its nullability',
      'b',
      { nullable: true },
      "`b` varchar(20) CHARACTER SET latin1 COLLATE latin1_german1_ci DEFAULT 'NOT NULL, (7' COMMENT 'it''s \\\\ \"COMMENT\"'",
    ],
    [
      'its type, from one text to another',
      'b',
      { type: t.varchar(40) },
      "`b` varchar(40) CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL DEFAULT 'NOT NULL, (7' COMMENT 'it''s \\\\ \"COMMENT\"'",
    ],
    [
      'its type and default, to a number',
      'b',
      { type: t.integer(), default: 5 },
      "`b` int(11) NOT NULL DEFAULT 5 COMMENT 'it''s \\\\ \"COMMENT\"'",
    ],
    [
      'its comment and name',
      'b',
      { comment: null, name: 'd' },
      "`d` varchar(20) CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL DEFAULT 'NOT NULL, (7'",
    ],
    ['a name alone', 'plain', { name: 'd' }, '`d` text DEFAULT NULL'],
    ['the default of a large text', 'plain', { default: 'x' }, "`plain` text DEFAULT 'x'"],
    [
      'the comment of a column that counts',
      'id',
      { comment: 'new' },
      "`id` int(10) unsigned NOT NULL AUTO_INCREMENT COMMENT 'new'",
    ],
    [
      'its counting',
      'id',
      { autoIncrement: false },
      "`id` int(10) unsigned NOT NULL COMMENT 'the, key'",
    ],
    [
      'the type of a column that counts',
      'id',
      { type: t.mysql.type('bigint unsigned') },
      "`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT COMMENT 'the, key'",
    ],
    [
      'the nullability beside ON UPDATE',
      'at',
      { nullable: false },
      '`at` datetime(3) NOT NULL DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3)',
    ],
    [
      'the comment of a computed column',
      'sum',
      { comment: 'new' },
      "`sum` int(11) GENERATED ALWAYS AS (`hidden` + 1) STORED COMMENT 'new'",
    ],
    [
      'the default of an enumeration that is full of words',
      'e',
      { default: 'NOT' },
      "`e` enum('NOT','NULL','DEFAULT') DEFAULT 'NOT'",
    ],
    [
      'the default of an invisible column with a check',
      'hidden',
      { default: 5 },
      '`hidden` int(11) INVISIBLE DEFAULT 5 CHECK (`hidden` > 0)',
    ],
  ])('changes %s and nothing else', async (_, name, options, after) => {
    const { database } = await open('mariadb', SETUP)
    const lines = await read(database)
    await runScripts(database, [{ up: (op) => op.alterColumn('a', name, options) }])
    expect(await read(database)).toEqual(
      lines.map((line) => (line.startsWith(`\`${name}\``) ? after : line)),
    )
  })

  it('refuses nulls in a column that had no default', async () => {
    const { database } = await open('mariadb', ['CREATE TABLE a (b int, c timestamp NULL)'])
    await runScripts(database, [
      {
        up: async (op) => {
          await op.alterColumn('a', 'b', { nullable: false })
          await op.alterColumn('a', 'c', { nullable: false, name: 'd' })
        },
      },
    ])
    expect(await read(database)).toEqual(['`b` int(11) NOT NULL', '`d` timestamp NOT NULL'])
  })

  it('gives a column another name in the checks behind it', async () => {
    const { database } = await open('mariadb', [
      "CREATE TABLE a (b varchar(9) CHECK (b <> 'b' AND c > 0), c int, j json)",
    ])
    await runScripts(database, [
      {
        up: async (op) => {
          await op.alterColumn('a', 'b', { name: 'd', type: t.varchar(20) })
          await op.alterColumn('a', 'j', { name: 'k', comment: 'new' })
        },
      },
    ])
    expect(await read(database)).toEqual([
      "`d` varchar(20) DEFAULT NULL CHECK (`d` <> 'b' and `c` > 0)",
      '`c` int(11) DEFAULT NULL',
      "`k` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL COMMENT 'new' CHECK (json_valid(`k`))",
    ])
  })

  it('makes a text of JSON, and JSON of a text', async () => {
    const { database } = await open('mariadb', ['CREATE TABLE a (b json NOT NULL, c text)'])
    await runScripts(database, [
      {
        up: async (op) => {
          await op.alterColumn('a', 'b', { type: t.text() })
          await op.alterColumn('a', 'c', { type: t.json() })
        },
      },
    ])
    expect(await read(database)).toEqual([
      '`b` text NOT NULL',
      '`c` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`c`))',
    ])
  })

  it('goes on after a crash between two changes of one column', async () => {
    const { database } = await open('mariadb', SETUP)
    const script = (fails: boolean): TestScript => ({
      up: async (op) => {
        await op.alterColumn('a', 'b', { nullable: true })
        await op.alterColumn('a', 'b', { name: 'd', comment: null })
        if (fails) await op.execute('INSERT INTO nowhere VALUES (1)')
        await op.alterColumn('a', 'd', { default: null })
      },
    })
    await expect(runScripts(database, [script(true)])).rejects.toThrow('nowhere')
    await runScripts(database, [script(false)], { recovery: 'resume' })
    expect((await read(database)).find((line) => line.startsWith('`d`'))).toBe(
      '`d` varchar(20) CHARACTER SET latin1 COLLATE latin1_german1_ci DEFAULT NULL',
    )
  })

  it('names the column that is not there, and the line that asked for it', async () => {
    const { database } = await open('mariadb', SETUP)
    await expect(
      runScripts(database, [{ up: (op) => op.alterColumn('a', 'nope', { nullable: true }) }]),
    ).rejects.toMatchObject({ code: 'operation_invalid', message: 'There is no column "a.nope".' })
  })
})
