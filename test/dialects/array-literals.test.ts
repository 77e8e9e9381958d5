import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { dialects } from '../../src/dialects/dialects.ts'
import { type Sql, sql } from '../../src/schema/sql.ts'
import { getEngine } from '../setup/engines.ts'

const engine = getEngine('postgresql')
const dialect = dialects.postgresql

describe.skipIf(!engine.isAvailable)('arrays of PostgreSQL', () => {
  let connection: Connection
  beforeAll(async () => {
    connection = await openConnection(await engine.createUrl(), {
      baseDirectory: process.cwd(),
      applicationName: 'tests',
    })
    await connection.execute({
      sql: 'CREATE TABLE a (i integer[], n integer[][], t text[], f boolean[], b bytea[], s timestamptz[], j jsonb[])',
    })
    await connection.execute({ sql: 'CREATE TABLE b (j jsonb, k json)' })
  })
  afterAll(() => connection.close())

  const both = async (table: string, expression: Sql) => {
    const statement = dialect.bindSql(expression)
    await connection.execute(statement)
    await connection.execute({ sql: dialect.inlineStatement(statement) })
    await connection.execute({ sql: dialect.inlineSql(expression) })
    const { rows } = await connection.execute({ sql: `DELETE FROM ${table} RETURNING *` })
    expect(rows).toHaveLength(3)
    expect(rows[1]).toEqual(rows[0])
    expect(rows[2]).toEqual(rows[0])
    return rows[0]
  }

  it.each<[column: string, value: readonly unknown[]]>([
    ['i', [1, null, -3]],
    ['i', []],
    ['t', []],
    [
      'n',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['t', ['a,b', '"', '\\', '', 'NULL', null, "it's", '{}', '😀\n']],
    ['f', [true, false, null]],
    ['b', [new Uint8Array([0, 255]), new Uint8Array([])]],
    ['s', [new Date('2026-11-20T06:25:51.995Z'), new Date('-000043-03-15T00:00:00Z')]],
    ['j', [{ a: ["it's"] }, { b: '\\' }]],
  ])('of %s are the same inlined as bound: %j', async (column, value) => {
    const name = sql.id(column)
    expect(await both('a', sql`INSERT INTO a (${name}) VALUES (${value})`)).toHaveProperty(column)
  })

  it('are JSON where a cast says so', async () => {
    const value = ['a', 1, [null]]
    expect(
      await both('b', sql`INSERT INTO b VALUES (${value}::jsonb, CAST(${value} AS json))`),
    ).toEqual({ j: value, k: value })
  })

  it.each([[[]], [['a']], [[1, [2]]]])('never become other JSON unseen: %j', async (value) => {
    const statement = dialect.bindSql(sql`INSERT INTO b (j) VALUES (${value})`)
    await expect(
      connection.execute({ sql: dialect.inlineStatement(statement) }),
    ).rejects.toMatchObject({ details: { sqlState: '22P02' } })
  })
})
