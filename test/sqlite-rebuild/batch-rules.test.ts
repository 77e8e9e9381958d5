import { describe, expect, it } from 'vitest'
import type { BatchOperations, BatchOptions } from '../../src/operations/index.ts'
import { t } from '../../src/schema/t.ts'
import type { TestedDatabase } from '../runtime/harness.ts'
import { createFamilies, readText, run } from './family.ts'

const open = createFamilies('sqlite')

const readSchema = (database: TestedDatabase) =>
  database.rows(
    `SELECT type, name, sql FROM sqlite_master WHERE tbl_name NOT IN ('limbeck_log', 'alembic_version') ORDER BY type, name`,
  )

const batchOf =
  (change: (batch: BatchOperations) => void, options?: BatchOptions) =>
  (database: TestedDatabase) =>
    run(database, (op) => op.batchAlterTable('t', change, options))

describe('a batch that cannot be is refused, and changes nothing:', () => {
  it.each<[string, string, ReturnType<typeof batchOf>]>([
    [
      'a word for "recreate" that there is none of',
      'invalid_argument',
      batchOf(() => {}, { recreate: 'sometimes' as 'always' }),
    ],
    [
      'two places for a column',
      'invalid_argument',
      batchOf((batch) => batch.addColumn('e', t.text(), { insertBefore: 'a', insertAfter: 'b' })),
    ],
    [
      'a place beside a column that is not there',
      'schema_conflict',
      batchOf((batch) => batch.addColumn('e', t.text(), { insertBefore: 'nope' })),
    ],
    [
      'a place where nothing is to be made anew',
      'operation_unsupported',
      batchOf((batch) => batch.addColumn('e', t.text(), { insertBefore: 'a' }), {
        recreate: 'never',
      }),
    ],
    [
      'an order in a circle',
      'operation_invalid',
      batchOf(() => {}, {
        partialReordering: [
          ['a', 'b'],
          ['b', 'a'],
        ],
      }),
    ],
    [
      'an order of columns that are not there',
      'schema_conflict',
      batchOf(() => {}, { partialReordering: [['a', 'nope']] }),
    ],
    [
      'a constraint that is not there',
      'operation_invalid',
      batchOf((batch) => batch.dropConstraint('nope')),
    ],
    [
      'a constraint of another type',
      'operation_invalid',
      batchOf((batch) => batch.dropConstraint('uq', { type: 'check' })),
    ],
    [
      'a constraint without a name',
      'invalid_argument',
      batchOf((batch) => batch.dropConstraint(null as unknown as string)),
    ],
    [
      'an index that is not there',
      'operation_invalid',
      batchOf((batch) => {
        batch.alterColumn('a', { default: 1 })
        batch.dropIndex('nope')
      }),
    ],
    [
      'a column that is there already',
      'operation_invalid',
      batchOf((batch) => {
        batch.alterColumn('a', { default: 1 })
        batch.addColumn('B', t.text())
      }),
    ],
    [
      'a second primary key',
      'operation_invalid',
      batchOf((batch) => batch.createPrimaryKey('pk2', ['b'])),
    ],
    [
      'a table that is no model',
      'invalid_argument',
      batchOf(() => {}, { copyFrom: { a: 1 } as unknown as NonNullable<BatchOptions['copyFrom']> }),
    ],
  ])('%s', async (_, code, attempt) => {
    const database = await open([
      'CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT CONSTRAINT uq UNIQUE)',
      'CREATE INDEX ix ON t (b)',
    ])
    const before = await readSchema(database)
    await expect(attempt(database)).rejects.toMatchObject({ code })
    expect(await readSchema(database)).toEqual(before)
  })

  it('a batch changes one table, and makes or drops none', async () => {
    const database = await open(['CREATE TABLE t (a)'])
    const names: string[] = []
    await batchOf((batch) => void names.push(...Object.keys(batch)))(database)
    expect(names).toContain('addColumn')
    expect(names.filter((name) => /^(?:create|drop|rename)Table$/.test(name))).toEqual([])
  })
})

describe('a table that is made anew', () => {
  it('keeps keys and constraints that have no names', async () => {
    const columns =
      'b, c REFERENCES u (id), PRIMARY KEY (b), UNIQUE (c), FOREIGN KEY (b) REFERENCES u'
    const database = await open([
      'CREATE TABLE u (id INTEGER PRIMARY KEY)',
      `CREATE TABLE t (a, ${columns})`,
    ])
    await batchOf((batch) => batch.alterColumn('a', { nullable: false }))(database)
    expect(await readText(database, 't')).toBe(`CREATE TABLE "t" (a NOT NULL, ${columns})`)
  })

  it('keeps the texts of a column that becomes JSON', async () => {
    const database = await open([
      'CREATE TABLE t (a TEXT)',
      `INSERT INTO t VALUES ('{"b": 1}'), ('[1.0]'), ('"x"'), (NULL)`,
    ])
    const before = await database.rows('SELECT quote(a) AS a FROM t')
    await batchOf((batch) => batch.alterColumn('a', { type: t.json() }))(database)
    expect(await database.rows('SELECT quote(a) AS a FROM t')).toEqual(before)
  })

  it('has a name as long as it likes, beside another that begins so', async () => {
    const names = ['x', 'y'].map((end) => 'n'.repeat(70) + end)
    const database = await open(names.map((name) => `CREATE TABLE ${name} (a)`))
    await run(database, async (op) => {
      for (const name of names) await op.alterColumn(name, 'a', { nullable: false })
    })
    for (const name of names)
      expect(await readText(database, name)).toBe(`CREATE TABLE "${name}" (a NOT NULL)`)
    expect((await readSchema(database)).map(({ name }) => name)).toEqual(names)
  })

  it('leaves nothing of an attempt that failed, and can be made anew the next time', async () => {
    const database = await open(['CREATE TABLE t (a)', 'INSERT INTO t VALUES (NULL)'])
    const change = batchOf((batch) => batch.alterColumn('a', { nullable: false }))
    await expect(change(database)).rejects.toMatchObject({ code: 'statement_failed' })
    expect(await readSchema(database)).toHaveLength(1)
    await database.rows('UPDATE t SET a = 1')
    await change(database)
    expect(await readText(database, 't')).toBe('CREATE TABLE "t" (a NOT NULL)')
  })
})

describe('rows that point at a table that is made anew', () => {
  const FAMILY = [
    'PRAGMA foreign_keys = ON',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, up REFERENCES t ON DELETE CASCADE)',
    ...['CASCADE', 'SET NULL', 'SET DEFAULT', 'RESTRICT', 'NO ACTION'].map(
      (action, index) =>
        `CREATE TABLE c${index} (p INTEGER DEFAULT 9 REFERENCES t ON DELETE ${action} ON UPDATE CASCADE)`,
    ),
    'CREATE TABLE grandchild (p INTEGER REFERENCES c0 (p) ON DELETE CASCADE)',
    'CREATE UNIQUE INDEX ux ON c0 (p)',
    "INSERT INTO t VALUES (9, 'x', NULL), (10, 'y', 9)",
    ...[0, 1, 2, 3, 4].map((index) => `INSERT INTO c${index} VALUES (10)`),
    'INSERT INTO grandchild VALUES (10)',
  ]
  const TABLES = ['t', 'c0', 'c1', 'c2', 'c3', 'c4', 'grandchild']
  const readRows = async (database: TestedDatabase) =>
    Promise.all(TABLES.map((table) => database.rows(`SELECT * FROM ${table} ORDER BY 1`)))

  it('stay, whatever would follow if the table went', async () => {
    const database = await open(FAMILY)
    const before = await readRows(database)
    await batchOf((batch) => batch.alterColumn('a', { nullable: false }))(database)
    expect(await readRows(database)).toEqual(before)
    expect(await database.rows('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }])
    await database.rows('DELETE FROM c3')
    await database.rows('DELETE FROM c4')
    await database.rows('DELETE FROM t WHERE id = 10')
    expect(await readRows(database)).toEqual([
      [{ id: 9, a: 'x', up: null }],
      [],
      [{ p: null }],
      [{ p: 9 }],
      [],
      [],
      [],
    ])
  })

  it('stay in a transaction of somebody else, where foreign keys can only be left as they are', async () => {
    const database = await open(FAMILY)
    const before = await readRows(database)
    await database.rows('BEGIN')
    await expect(
      batchOf((batch) => batch.alterColumn('a', { nullable: false }))(database),
    ).rejects.toMatchObject({ code: 'operation_unsupported' })
    expect(await readRows(database)).toEqual(before)
    await database.rows('COMMIT')
    expect(await readText(database, 't')).toBe(FAMILY[1])
  })
})
