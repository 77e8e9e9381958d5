import { inspect } from 'node:util'
import { openConnection } from '../../../src/connect/open-connection.ts'
import { dumpDatabase } from '../../offline/dump-database.ts'
import type { EngineName } from '../../setup/engines.ts'
import { readSqliteCatalog } from './read-sqlite-catalog.ts'

/** The columns in their order, which the catalog is not sorted by. */
const COLUMNS: { readonly [Name in Exclude<EngineName, 'sqlite'>]: string } = {
  postgresql: `SELECT attrelid::regclass::text AS "table", string_agg(attname, ' ' ORDER BY attnum) AS columns
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
    WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p')
      AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$')
    GROUP BY 1 ORDER BY 1`,
  mariadb: `SELECT table_name AS "table", group_concat(column_name ORDER BY ordinal_position SEPARATOR ' ') AS columns
    FROM information_schema.columns WHERE table_schema = DATABASE() GROUP BY 1 ORDER BY 1`,
}

/** What a database shows, line by line. */
export type Effect = readonly string[]

/** Reads everything that an operation can have changed in a database. */
export async function readEffect(engine: EngineName, url: string): Promise<Effect> {
  const { catalog, rows } = await dumpDatabase(url)
  return [
    ...(engine === 'sqlite' ? await readSqliteCatalog(url) : catalog),
    ...(engine === 'sqlite' ? [] : await readRows(url, COLUMNS[engine])),
    ...Object.entries(rows).flatMap(([table, list]) =>
      list.map((row) => `${table} ${inspect(row, { breakLength: Infinity })}`),
    ),
  ]
}

async function readRows(url: string, sql: string): Promise<readonly string[]> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    const { rows } = await connection.execute({ sql })
    return rows.map((row) => JSON.stringify(row))
  } finally {
    await connection.close()
  }
}
