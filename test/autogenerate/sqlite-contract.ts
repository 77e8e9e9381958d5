import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { introspect } from '../../src/autogenerate/introspect.ts'
import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { dialects } from '../../src/dialects/index.ts'
import type { Operation } from '../../src/operations/operation.ts'
import type { SchemaModel, Table } from '../../src/schema/schema-model.ts'
import { readableModel } from '../setup/readable-model.ts'

const { sqlite } = dialects
const wide = readFileSync(new URL('wide-sqlite.sql', import.meta.url), 'utf8')
const scope = { kind: 'schemas', schemas: 'default' } as const

/** What the pragmas say of every table, with what SQLite keeps of the rest, without quotes of names and parentheses. */
async function dumpPragmas(connection: Connection): Promise<readonly unknown[]> {
  const queries = [
    `SELECT m.name AS t, c.* FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c WHERE m.type = 'table' AND m.rootpage > 0
     ORDER BY m.name, c.cid`,
    `SELECT m.name AS t, x.origin, x."unique", x.partial, i.seqno, i.name, i."desc", i.coll FROM sqlite_master m
     JOIN pragma_index_list(m.name) x JOIN pragma_index_xinfo(x.name) i WHERE m.type = 'table' AND m.rootpage > 0
     ORDER BY m.name, x.origin, CASE x.origin WHEN 'c' THEN x.name END, x.seq, i.seqno`,
    `SELECT m.name AS t, f.seq, f."table", f."from", f.on_update, f.on_delete FROM sqlite_master m
     JOIN pragma_foreign_key_list(m.name) f ORDER BY m.name, f."from"`,
    `SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name`,
    `SELECT type, tbl_name, replace(replace(replace(replace(replace(replace(sql, '"', ''), '(', ''), ')', ''), char(10), ''), ' ', ''),
       'FOREACHROW', '') AS text
     FROM sqlite_master WHERE type IN ('view', 'trigger', 'index') AND sql IS NOT NULL ORDER BY type, name`,
  ]
  const dumped: unknown[] = []
  for (const sql of queries) {
    const { rows } = await connection.execute({ sql })
    dumped.push(rows.map((row) => ({ ...row, ...spellDefault(row['dflt_value']) })))
  }
  return dumped
}

/** Defaults that mean the same: these are written as the values that they are. */
function spellDefault(text: unknown): object {
  const same = { '"double"': "'double'", bare: "'bare'", TRUE: '1', NULL: null }[String(text)]
  return same === undefined ? {} : { dflt_value: same }
}

/** What makes everything in a model. Views come last but for their triggers. */
function createAll({ tables, views = {}, triggers = {} }: SchemaModel): readonly Operation[] {
  return [
    ...Object.values(tables).map((table) => ({ kind: 'createTable', table }) as const),
    ...Object.values(views).map((view) => ({ kind: 'createView', view }) as const),
    ...Object.values(triggers).map((trigger) => ({ kind: 'createTrigger', trigger }) as const),
  ]
}

/** The contract of the reader of SQLite's catalog, over one driver. */
export function describeIntrospection(scheme: string): void {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-test-'))
  const opened: Connection[] = []
  let connection: Connection
  let model: SchemaModel
  let table: (name: string) => Table | undefined

  const open = async () => {
    const url = `${scheme}:${join(directory, `${opened.length}.db`)}`
    const made = await openConnection(url, { baseDirectory: directory })
    opened.push(made)
    return made
  }

  beforeAll(async () => {
    connection = await open()
    for (const { sql } of sqlite.splitStatements(wide)) await connection.execute({ sql })
    model = await introspect(connection, sqlite, scope)
    table = (name) => readableModel(model.tables[name]) as Table | undefined
  })
  afterAll(async () => {
    for (const one of opened) await one.close()
    rmSync(directory, { recursive: true, force: true })
  })

  it('sees all that is needed to make the same again', async () => {
    const other = await open()
    for (const operation of createAll(model))
      for (const statement of sqlite.compile(operation)) await other.execute(statement)
    expect(readableModel(await introspect(other, sqlite, scope))).toEqual(readableModel(model))
    for (const { sql } of sqlite.splitStatements(wide).filter(({ sql }) => /VIRTUAL/.test(sql)))
      await other.execute({ sql })
    expect(await dumpPragmas(other)).toEqual(await dumpPragmas(connection))
  })

  it('leaves virtual tables alone, and the tables in which they keep what is theirs', () => {
    const names = Object.keys(model.tables).filter((name) => /^(?:docs|boxes)/.test(name))
    expect(names).toEqual(['docs_archive'])
  })

  it('shows what stands in the texts alone', () => {
    expect(table('checked')?.constraints).toEqual([
      { kind: 'check', expression: 'a > 0' },
      { kind: 'check', name: 'b_given', expression: "b <> ')'" },
      { kind: 'check', expression: 'a < 9 OR b IS NULL' },
      { kind: 'check', name: 'odd "check', expression: 'length(b) > 1' },
      { kind: 'unique', columns: ['a', 'b'] },
      { kind: 'unique', name: 'uq_b', columns: ['b'] },
    ])
    expect(table('text_key')).toMatchObject({
      columns: [{ name: 'id' }, { name: 'other', nullable: false, onNullConflict: 'ignore' }],
      constraints: [
        { kind: 'primaryKey', columns: ['id'], onConflict: 'replace' },
        { kind: 'unique', columns: ['other'], onConflict: 'rollback' },
      ],
    })
    expect(table('children')?.constraints).toEqual([
      { kind: 'primaryKey', columns: ['id'] },
      {
        kind: 'foreignKey',
        columns: ['parent'],
        references: { table: 'parents', columns: ['id'] },
      },
      {
        kind: 'foreignKey',
        columns: ['code'],
        references: { table: 'parents', columns: ['code'] },
        onDelete: 'cascade',
        onUpdate: 'set null',
        deferrable: true,
        initially: 'deferred',
      },
      {
        kind: 'foreignKey',
        columns: ['self'],
        references: { table: 'children', columns: ['id'] },
        deferrable: true,
      },
      {
        kind: 'foreignKey',
        name: 'fk_compound',
        columns: ['a', 'b'],
        references: { table: 'compound', columns: ['b', 'a'] },
        onDelete: 'set default',
        onUpdate: 'restrict',
      },
    ])
    expect(readableModel(model.triggers?.['parents.conditional'])).toEqual({
      name: 'conditional',
      table: 'parents',
      timing: 'before',
      events: ['update'],
      columns: ['code', 'odd "name'],
      when: 'NEW.code <> OLD.code AND CASE WHEN 1 THEN 1 END',
      body: "BEGIN DELETE FROM plain_key WHERE note = 'BEGIN'; END",
    })
    expect(readableModel(model.views?.['odd " view'])).toEqual({
      name: 'odd " view',
      columns: ['one', 'two t'],
      definition: 'WITH x AS (SELECT 1 AS a, 2 AS b) SELECT a, b FROM x',
    })
  })

  it('tells what numbers its rows', () => {
    const numbered = Object.values(model.tables).filter(({ columns }) =>
      columns.some(({ autoIncrement }) => autoIncrement === true),
    )
    expect(numbered.map(({ name, options }) => [name, options])).toEqual([
      ['parents', { autoincrement: true }],
      ['plain_key', undefined],
      ['table_key', undefined],
      ['children', undefined],
      ['docs_archive', undefined],
    ])
  })

  it('knows the one integer key that is no rowid', async () => {
    const other = await open()
    await other.execute({ sql: 'CREATE TABLE t (id INTEGER PRIMARY KEY DESC)' })
    const { tables } = await introspect(other, sqlite, { kind: 'tables', tables: [{ name: 't' }] })
    expect(tables['t']?.columns).toEqual([
      { name: 'id', type: { kind: 'integer' }, nullable: true },
    ])
  })

  it('asks as often for 300 tables as for one', async () => {
    const other = await open()
    await other.execute({ sql: 'BEGIN' })
    for (let number = 0; number < 300; number++) {
      await other.execute({ sql: `CREATE TABLE t${number} (id INTEGER PRIMARY KEY, a INT UNIQUE)` })
      await other.execute({ sql: `CREATE INDEX ix${number} ON t${number} (a)` })
    }
    await other.execute({ sql: 'COMMIT' })
    let count = 0
    const executeBatch: Connection['executeBatch'] = (statements) => {
      count += statements.length
      return other.executeBatch(statements)
    }
    const { tables } = await introspect({ ...other, executeBatch }, sqlite, scope)
    expect([Object.keys(tables).length, count]).toEqual([300, 6])
  })

  it('walks through the list of tables once in a query, and not again for each table', async () => {
    for (const { sql } of sqlite.catalogQueries(scope)) {
      const { rows } = await connection.execute({ sql: `EXPLAIN QUERY PLAN ${sql}` })
      const walks = rows.filter(({ detail }) =>
        /^(?:SCAN|SEARCH) (?!.*VIRTUAL TABLE)/.test(String(detail)),
      )
      const loops = walks.map(({ parent }) => parent)
      expect(loops).toEqual([...new Set(loops)])
      expect(loops).not.toEqual([])
    }
  })

  it('reads what has a hostile name, also in another file', async () => {
    const other = await open()
    const path = join(directory, `it's "odd".db`).replaceAll("'", "''")
    await other.execute({ sql: `ATTACH '${path}' AS "at; ""tached'"` })
    const place = '"at; ""tached\'"'
    for (const sql of [
      `CREATE TABLE ${place}."t'; DROP TABLE x; --" ("c "" ' --" INT DEFAULT 'it''s /*', CHECK ("c "" ' --" > 1))`,
      `CREATE INDEX ${place}."i ' ""x" ON "t'; DROP TABLE x; --" ("c "" ' --")`,
      `CREATE VIEW ${place}."v ' --" AS SELECT 1 AS "a '' b"`,
    ])
      await other.execute({ sql })
    const schema = `at; "tached'`
    const model = await introspect(other, sqlite, { kind: 'schemas', schemas: [schema] })
    const [found] = Object.values(model.tables)
    expect(readableModel(found)).toEqual({
      name: "t'; DROP TABLE x; --",
      schema,
      columns: [
        {
          name: `c " ' --`,
          type: { kind: 'native', dialect: 'sqlite', sql: 'INT' },
          nullable: true,
          default: "it's /*",
        },
      ],
      constraints: [{ kind: 'check', expression: `"c "" ' --" > 1` }],
      indexes: [{ name: `i ' "x`, elements: [{ column: `c " ' --` }], unique: false }],
    })
    expect(Object.keys(model.views ?? {})).toEqual([`${schema}.v ' --`])
    const named = { kind: 'tables', tables: [{ name: found?.name ?? '', schema }] } as const
    expect(readableModel((await introspect(other, sqlite, named)).tables)).toEqual(
      readableModel(model.tables),
    )
  })

  it('gives literals as values', () => {
    const values = table('defaults')?.columns.map((column) => [column.name, column.default])
    expect(Object.fromEntries(values ?? [])).toEqual({
      n: 5,
      neg: -5,
      plus: '+5',
      r: 1.5,
      e: '1e3',
      h: '0x10',
      big: 9_223_372_036_854_775_807n,
      t: "it's",
      empty: '',
      dq: 'double',
      word: 'bare',
      null_text: 'NULL',
      no_value: undefined,
      x: "x'00ff'",
      yes: true,
      one: true,
      now: 'CURRENT_TIMESTAMP',
      expr: "lower('X') || ')'",
      sum: '1 + 2',
    })
  })
}
