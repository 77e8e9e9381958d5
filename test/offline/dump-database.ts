import { openConnection } from '../../src/connect/open-connection.ts'
import { dialectFor } from '../../src/dialects/index.ts'
import { dumpCatalog } from '../setup/dump-catalog.ts'

/** What differs between two runs, whatever they did. */
const OWN_TO_A_RUN = ['id', 'started_at', 'finished_at', 'duration_ms', 'applied_by']

/** The catalog and the rows of a database. */
export interface DatabaseDump {
  readonly catalog: readonly string[]
  readonly rows: Readonly<Record<string, readonly object[]>>
  /** The log rows without ids, times and names. */
  readonly log: readonly object[]
}

const EXTRAS = {
  postgresql: `SELECT p.proname, pg_get_functiondef(p.oid) AS definition FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace UNION ALL
    SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`,
  mysql: `SELECT TRIGGER_NAME AS name, ACTION_STATEMENT AS definition FROM information_schema.TRIGGERS
    WHERE TRIGGER_SCHEMA = DATABASE() UNION ALL
    SELECT ROUTINE_NAME, ROUTINE_DEFINITION FROM information_schema.ROUTINES
    WHERE ROUTINE_SCHEMA = DATABASE() UNION ALL
    SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME), COLUMN_COMMENT FROM information_schema.COLUMNS
    WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1`,
  sqlite: 'SELECT 1',
}

/** Reads everything that a script could have changed. */
export async function dumpDatabase(url: string): Promise<DatabaseDump> {
  const catalog = (await dumpCatalog(url)).split('\n')
  const connection = await openConnection(url, {
    baseDirectory: process.cwd(),
    applicationName: 'tests',
  })
  try {
    const dialect = dialectFor(connection.server)
    const read = async (sql: string) => (await connection.execute({ sql })).rows
    const tables = (await connection.execute(dialect.listTables)).rows
      .map(({ name }) => String(name))
      .sort()
    const rows: Record<string, readonly object[]> = {}
    for (const table of tables.filter((name) => name !== 'limbeck_log')) {
      rows[table] = await read(`SELECT * FROM ${dialect.quoteIdentifier(table)} ORDER BY 1`)
    }
    const log = tables.includes('limbeck_log')
      ? await read('SELECT * FROM limbeck_log ORDER BY direction, revision')
      : []
    const extras = await read(EXTRAS[connection.engine])
    return {
      catalog: [...catalog, ...extras.map((row) => JSON.stringify(row))],
      rows,
      log: log.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([name]) => !OWN_TO_A_RUN.includes(name))),
      ),
    }
  } finally {
    await connection.close()
  }
}
