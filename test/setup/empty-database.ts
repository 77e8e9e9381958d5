import type { Connection, Engine } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'

/** Takes away all tables of a database, which is many times faster than making another. */
const EMPTY: { readonly [Name in Engine]: (connection: Connection) => Promise<void> } = {
  postgresql: async (connection) => {
    await connection.execute({ sql: 'DROP SCHEMA public CASCADE' })
    await connection.execute({ sql: 'CREATE SCHEMA public' })
  },
  mysql: async (connection) => {
    const { rows } = await connection.execute({
      sql: 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    })
    await connection.execute({ sql: 'SET foreign_key_checks = 0' })
    for (const { name } of rows) await connection.execute({ sql: `DROP TABLE \`${String(name)}\`` })
  },
  sqlite: async (connection) => {
    const { rows } = await connection.execute({
      sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    })
    await connection.execute({ sql: 'PRAGMA foreign_keys = OFF' })
    for (const { name } of rows) await connection.execute({ sql: `DROP TABLE "${String(name)}"` })
  },
}

/** Empties a database of the tests. */
export async function emptyDatabase(url: string): Promise<void> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    await EMPTY[connection.engine](connection)
  } finally {
    await connection.close()
  }
}
