import type { Connection, Engine } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'

/** Empties a database; the kept tables may stay, without their rows. */
type Empty = (connection: Connection, kept: readonly string[]) => Promise<void>

/** Takes away all that is in a database, which is many times faster than making another. */
const EMPTY: { readonly [Name in Engine]: Empty } = {
  postgresql: async (connection) => {
    const schemas = await namesOf(
      connection,
      `SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`,
    )
    for (const name of schemas) await connection.execute({ sql: `DROP SCHEMA ${name} CASCADE` })
    await connection.execute({ sql: 'CREATE SCHEMA public' })
  },
  mysql: async (connection, kept) => {
    const names = await namesOf(
      connection,
      `SELECT CONCAT(CASE TABLE_TYPE WHEN 'VIEW' THEN 'VIEW' WHEN 'SEQUENCE' THEN 'SEQUENCE' ELSE 'TABLE' END, ' \`', TABLE_NAME, '\`') AS name
         FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()
       UNION SELECT CONCAT(ROUTINE_TYPE, ' \`', ROUTINE_NAME, '\`') FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()`,
    )
    await connection.execute({ sql: 'SET foreign_key_checks = 0' })
    for (const name of names) {
      const isKept = kept.some((table) => name === `TABLE \`${table}\``)
      const sql = isKept ? name.replace('TABLE', 'DELETE FROM') : `DROP ${name}`
      await connection.execute({ sql })
    }
    await connection.execute({ sql: 'SET foreign_key_checks = 1' })
  },
  sqlite: async (connection) => {
    const names = await namesOf(
      connection,
      `SELECT type || ' "' || name || '"' AS name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'
         ORDER BY type = 'table'`,
    )
    await connection.execute({ sql: 'PRAGMA foreign_keys = OFF' })
    for (const name of names) await connection.execute({ sql: `DROP ${name}` })
  },
}

async function namesOf(connection: Connection, sql: string): Promise<readonly string[]> {
  const { rows } = await connection.execute({ sql })
  return rows.map(({ name }) => String(name))
}

/**
 * Empties the database of a connection of the tests. Where making and dropping a table takes long, those that are to be
 * kept lose their rows alone.
 */
export function emptyConnection(
  connection: Connection,
  kept: readonly string[] = [],
): Promise<void> {
  return EMPTY[connection.engine](connection, kept)
}

/** Empties a database of the tests. */
export async function emptyDatabase(url: string): Promise<void> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    await emptyConnection(connection)
  } finally {
    await connection.close()
  }
}
