import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { introspect } from '../../src/autogenerate/introspect.ts'
import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { dialects } from '../../src/dialects/index.ts'
import type { Operation } from '../../src/operations/operation.ts'
import type { SchemaModel, Table } from '../../src/schema/schema-model.ts'
import { getEngine } from '../setup/engines.ts'
import { readableModel } from '../setup/readable-model.ts'
import { showCreate } from '../setup/show-create.ts'

const engine = getEngine('mariadb')
const { mariadb } = dialects
const wide = readFileSync(new URL('wide-mariadb.sql', import.meta.url), 'utf8')
const scope = { kind: 'schemas', schemas: 'default' } as const

/** What makes everything in a model, in an order in which it can be made where foreign keys are not checked. */
function createAll(model: SchemaModel): readonly Operation[] {
  const { tables, sequences = {}, functions = {}, views = {}, triggers = {} } = model
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
  return [
    ...Object.values(sequences).map((sequence) => ({ kind: 'createSequence', sequence }) as const),
    ...Object.values(tables).map((table) => ({ kind: 'createTable', table }) as const),
    ...Object.values(functions).map(
      (made) => ({ kind: 'createFunction', function: made }) as const,
    ),
    ...Object.values(views)
      .toSorted(byName)
      .map((view) => ({ kind: 'createView', view }) as const),
    ...Object.values(triggers).map((trigger) => ({ kind: 'createTrigger', trigger }) as const),
  ]
}

describe.skipIf(!engine.isAvailable)('introspection of MariaDB', () => {
  const opened: Connection[] = []
  let connection: Connection
  let model: SchemaModel

  const open = async () => {
    const made = await openConnection(await engine.createUrl(), { baseDirectory: process.cwd() })
    opened.push(made)
    await made.execute({ sql: 'SET foreign_key_checks = 0' })
    return made
  }

  beforeAll(async () => {
    connection = await open()
    for (const { sql } of mariadb.splitStatements(wide)) await connection.execute({ sql })
    model = await introspect(connection, mariadb, scope)
  })
  afterAll(async () => {
    for (const one of opened) await one.close()
  })

  it('sees all that is needed to make the same again', async () => {
    const other = await open()
    for (const operation of createAll(model))
      for (const statement of mariadb.compile(operation)) await other.execute(statement)
    expect(await showCreate(other)).toEqual(await showCreate(connection))
    const { defaultSchema: _, schemas: __, ...again } = await introspect(other, mariadb, scope)
    const { defaultSchema: ___, schemas: ____, ...before } = model
    expect(readableModel(again)).toEqual(readableModel(before))
  })

  it('tells the indexes of foreign keys from those that people made', () => {
    const { indexes = [] } = model.tables['keyed'] ?? {}
    const names = indexes.map(({ name, forForeignKey }) => [name, forForeignKey])
    expect(Object.fromEntries(names)).toMatchObject({ code: true, own: undefined })
    expect(indexes.map(({ name }) => name)).not.toContain('named_key')
  })

  it('shows what a model has words for as those words', () => {
    const { texts, computed, keyed, key_parts: parts } = model.tables as Record<string, Table>
    const column = (table: Table | undefined, name: string) =>
      readableModel(table?.columns.find((one) => one.name === name))
    expect(column(texts, 'e')).toEqual({
      name: 'e',
      type: { kind: 'enum', values: ['a', 'b,c', "it's", 'q"x', 'back\\slash', ')'] },
      nullable: true,
      default: 'b,c',
    })
    expect(column(texts, 'js')).toMatchObject({ type: { kind: 'json' } })
    expect(column(texts, 'only_valid')).toMatchObject({ type: { sql: 'longtext' } })
    expect(column(computed, 'joined')).toEqual({
      name: 'joined',
      type: { kind: 'varchar', length: 60 },
      nullable: true,
      generated: { expression: "concat(`b`,' it''s ',`a`)", stored: true },
      isVisible: false,
    })
    expect(readableModel(computed?.constraints)).toEqual([
      { kind: 'check', name: 'a_bounds', expression: "`a` > 0 and `b` <> 'it''s'" },
      {
        kind: 'check',
        name: 'odd `check',
        expression: '`b` is not null or `a` between 1 and 9',
      },
      { kind: 'check', name: 'positive', column: 'positive', expression: '`positive` > 0' },
    ])
    expect(keyed?.constraints.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'primaryKey PRIMARY',
      'unique named',
      'unique long_text',
      'foreignKey keyed_ibfk_1',
      'foreignKey named_key',
      'foreignKey with_own',
    ])
    expect(parts?.options).toMatchObject({ engine: 'InnoDB', partitionBy: 'KEY () PARTITIONS 2' })
    expect(model.sequences?.['far']).toEqual({
      name: 'far',
      start: 9_007_199_254_740_993n,
      cache: 0,
    })
    expect(readableModel(model.views?.['b_checked'])).toEqual({
      name: 'b_checked',
      definition: 'select `numbers`.`i` AS `q` from `numbers` where `numbers`.`i` > 1',
      security: 'invoker',
      checkOption: 'local',
    })
    expect(Object.keys(model.triggers ?? {})).toEqual([
      'parents.before_it',
      'parents.odd `trigger',
      'parents.first_one',
    ])
  })

  it.each(['ANSI_QUOTES', 'NO_BACKSLASH_ESCAPES', ''])(
    'shows the same to a session with the SQL mode "%s"',
    async (mode) => {
      await connection.execute({ sql: `SET SESSION sql_mode = '${mode}'` })
      const again = await introspect(connection, mariadb, scope)
      await connection.execute({ sql: 'SET SESSION sql_mode = DEFAULT' })
      expect(readableModel(again)).toEqual(readableModel(model))
    },
  )

  it('names the schema of what is not in the one of the session', async () => {
    const other = `${String(model.defaultSchema)}_other'x`
    const quoted = mariadb.quoteIdentifier(other)
    const reader = await open()
    for (const sql of [
      `CREATE DATABASE ${quoted}`,
      'CREATE TABLE a (id int PRIMARY KEY)',
      `CREATE TABLE ${quoted}.a (id int PRIMARY KEY, CONSTRAINT k FOREIGN KEY (id) REFERENCES a (id))`,
      `CREATE TABLE ${quoted}.b (id int REFERENCES a (id))`,
      `CREATE VIEW ${quoted}.v AS SELECT id FROM ${quoted}.a`,
      `CREATE SEQUENCE ${quoted}.s`,
    ])
      await reader.execute({ sql })
    const home = String((await introspect(reader, mariadb, scope)).defaultSchema)
    const both = await introspect(reader, mariadb, { kind: 'schemas', schemas: [home, other] })
    const all = await introspect(reader, mariadb, { kind: 'schemas', schemas: 'all' })
    await reader.execute({ sql: `DROP DATABASE ${quoted}` })
    expect(Object.keys(both.tables).toSorted()).toEqual(['a', `${other}.a`, `${other}.b`])
    expect(Object.keys(both.schemas ?? {}).toSorted()).toEqual([home, other].toSorted())
    expect(both.sequences).toEqual({ [`${other}.s`]: { name: 's', schema: other } })
    expect(readableModel(both.views)).toMatchObject({
      [`${other}.v`]: {
        definition: `select ${quoted}.\`a\`.\`id\` AS \`id\` from ${quoted}.\`a\``,
      },
    })
    expect(both.tables[`${other}.b`]?.constraints).toMatchObject([
      { kind: 'foreignKey', references: { table: 'a', schema: other, columns: ['id'] } },
    ])
    expect(all.tables).toMatchObject(both.tables)
    expect(Object.keys(all.schemas ?? {})).not.toContain('mysql')
  })

  it('asks as often for 300 tables as for one', async () => {
    const counted = await open()
    let count = 0
    const counting: Connection = {
      ...counted,
      execute: (statement) => {
        count++
        return counted.execute(statement)
      },
      executeBatch: (statements) => {
        count += statements.length
        return counted.executeBatch(statements)
      },
    }
    const read = async () => {
      count = 0
      const { tables, sequences } = await introspect(counting, mariadb, scope)
      return [Object.keys(tables).length, Object.keys(sequences ?? {}).length, count]
    }
    const make = async (from: number, to: number) => {
      for (let number = from; number < to; number++) {
        await counted.execute({
          sql: `CREATE TABLE t${number} (id int PRIMARY KEY, a varchar(9) UNIQUE, CHECK (id > 0))`,
        })
        await counted.execute({ sql: `CREATE SEQUENCE s${number}` })
      }
    }
    await make(0, 1)
    const [, , once] = await read()
    await make(1, 300)
    expect(await read()).toEqual([300, 300, once])
  }, 60_000)
})
