import mysql from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adoptConnection } from '../../src/connect/adopt-connection.ts'
import type { Connection } from '../../src/connect/connection.ts'
import { dialectFor } from '../../src/dialects/index.ts'
import type { Operation } from '../../src/operations/operation.ts'
import { getEngine } from '../setup/engines.ts'

const engine = getEngine('mariadb')
const COMMENT = "a \\ back\\'slash\\n; 'quoted'"

describe.skipIf(!engine.isAvailable).each(['', 'NO_BACKSLASH_ESCAPES'])(
  'a session with the SQL mode "%s"',
  (mode) => {
    let client: mysql.Connection
    let connection: Connection
    beforeAll(async () => {
      client = await mysql.createConnection(await engine.createUrl())
      await client.query('SET SESSION sql_mode = ?', [mode])
      connection = await adoptConnection(client, {
        baseDirectory: process.cwd(),
        applicationName: 'tests',
      })
    })
    afterAll(() => client.end())

    const run = async (operation: Operation) => {
      for (const statement of dialectFor(connection.server).compile(operation)) {
        await connection.execute(statement)
      }
    }
    const readComments = async () => {
      const { rows } = await connection.execute({
        sql: `SELECT c.COLUMN_COMMENT AS c, t.TABLE_COMMENT AS t FROM information_schema.COLUMNS c
          JOIN information_schema.TABLES t USING (TABLE_SCHEMA, TABLE_NAME) WHERE c.TABLE_SCHEMA = DATABASE()`,
      })
      return rows
    }

    it('keeps comments as they are', async () => {
      const column = {
        name: 'x',
        type: { kind: 'integer' },
        nullable: true,
        comment: COMMENT,
      } as const
      const table = { name: 'a', comment: COMMENT, columns: [column], constraints: [], indexes: [] }
      await run({ kind: 'createTable', table })
      expect(await readComments()).toEqual([{ c: COMMENT, t: COMMENT }])
      await run({ kind: 'createTableComment', table: 'a', comment: `${COMMENT}!` })
      expect(await readComments()).toEqual([{ c: COMMENT, t: `${COMMENT}!` }])
    })

    it('keeps the comment of a column whose type changes', async () => {
      const operation = {
        kind: 'alterColumn',
        table: 'a',
        name: 'x',
        change: { type: { kind: 'bigint' } },
      } as const
      const inquiry = dialectFor(connection.server).inquire(operation)
      const results = []
      for (const query of inquiry?.queries ?? []) {
        results.push((await connection.execute(query)).rows)
      }
      for (const statement of inquiry?.compile(results) ?? []) await connection.execute(statement)
      expect(await readComments()).toEqual([{ c: COMMENT, t: `${COMMENT}!` }])
    })

    it('splits texts as the server reads them', async () => {
      const texts =
        mode === '' ? ["SELECT '\\'; x' AS v", 'SELECT 2'] : ["SELECT '\\' AS v", 'SELECT 2']
      const found = dialectFor(connection.server).splitStatements(texts.join('; '))
      expect(found.map(({ sql }) => sql)).toEqual(texts)
      const { rows } = await connection.execute({ sql: texts[0] ?? '' })
      expect(rows).toEqual([{ v: mode === '' ? "'; x" : '\\' }])
    })
  },
)
