import { afterEach, beforeEach, expect, it } from 'vitest'
import { introspect } from '../../src/autogenerate/introspect.ts'
import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { type CatalogScope, dialectFor, type LiveDialect } from '../../src/dialects/index.ts'
import { describeEngines } from '../setup/engines.ts'

const wholeSchema: CatalogScope = { kind: 'schemas', schemas: 'default' }

describeEngines('introspection', (engine) => {
  let connection: Connection
  let dialect: LiveDialect
  const run = async (...texts: readonly string[]) => {
    for (const sql of texts) await connection.execute({ sql })
  }
  const read = (scope: CatalogScope) => introspect(connection, dialect, scope)

  beforeEach(async () => {
    connection = await openConnection(await engine.createUrl(), { baseDirectory: process.cwd() })
    dialect = dialectFor(connection.server)
    await run(
      'CREATE TABLE a (id INTEGER PRIMARY KEY)',
      'CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a (id), CHECK (id > 0))',
      'CREATE INDEX ix_b ON b (a, id)',
    )
  })
  afterEach(() => connection.close())

  it('gives every table of the schema as it is when it is named', async () => {
    const { tables } = await read(wholeSchema)
    expect(Object.keys(tables).toSorted()).toEqual(['a', 'b'])
    const named = [{ name: 'b' }, { name: 'a' }, { name: 'no such table' }]
    expect(tables).toEqual((await read({ kind: 'tables', tables: named })).tables)
  })

  it('gives an empty model where there is nothing', async () => {
    await run('DROP TABLE b', 'DROP TABLE a')
    expect((await read(wholeSchema)).tables).toEqual({})
    expect((await read({ kind: 'schemas', schemas: [] })).tables).toEqual({})
    expect((await read({ kind: 'tables', tables: [] })).tables).toEqual({})
  })

  it('leaves no transaction open, also where a query fails', async () => {
    await read(wholeSchema)
    expect(await connection.isInTransaction()).toBe(false)
    const catalogQueries = () => [{ sql: 'SELECT 1' }, { sql: 'SELECT no_such_column FROM a' }]
    await expect(
      introspect(connection, { ...dialect, catalogQueries }, wholeSchema),
    ).rejects.toMatchObject({ code: 'statement_failed' })
    expect(await connection.isInTransaction()).toBe(false)
    await run('CREATE TABLE c (id INTEGER)')
    expect(Object.keys((await read(wholeSchema)).tables).toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('reads in a transaction that is open, and leaves it open', async () => {
    await run(dialect.transaction.begin, 'INSERT INTO a (id) VALUES (1)')
    expect(Object.keys((await read(wholeSchema)).tables).toSorted()).toEqual(['a', 'b'])
    expect(await connection.isInTransaction()).toBe(true)
    await run(dialect.transaction.rollback)
    expect((await connection.execute({ sql: 'SELECT id FROM a' })).rows).toEqual([])
  })

  it('asks as often for many tables as for one', async () => {
    const count = (scope: CatalogScope) => dialect.catalogQueries(scope).length
    const many = Array.from({ length: 300 }, (_, number) => ({ name: `t${number}` }))
    expect(count({ kind: 'tables', tables: many })).toBe(
      count({ kind: 'tables', tables: [{ name: 'a' }] }),
    )
    for (const schemas of ['all', ['x'], ['x', 'y']] as const)
      expect(count({ kind: 'schemas', schemas })).toBe(count(wholeSchema))
  })
})
