import type * as PgliteModule from '@electric-sql/pglite'
import type { PGlite } from '@electric-sql/pglite'
import { readFirstWord } from '../../util/has-statement.ts'
import { parseVersionNumbers } from '../../util/server-version.ts'
import { createFileError } from '../connect-error.ts'
import type { BoundStatement, Connection, ConnectOptions, StatementResult } from '../connection.ts'
import { importDriver } from '../import-driver.ts'
import {
  createValueParsers,
  encodePostgresqlValue,
  TEXT_ARRAY_OID,
} from '../values/postgresql-values.ts'
import { refuseValue } from '../values/refuse-value.ts'
import { probeTransaction } from './probe-transaction.ts'
import { describePostgresqlFailure } from './server-failure.ts'

const MEMORY = ':memory:'

/** Opens PGlite, which is PostgreSQL in this very process, in a folder or in memory. */
export async function openPglite(path: string, options: ConnectOptions): Promise<Connection> {
  const { PGlite } = await importDriver<typeof PgliteModule>(
    '@electric-sql/pglite',
    options.baseDirectory,
  )
  const open = async () => {
    try {
      return await (path === MEMORY ? PGlite.create() : PGlite.create(path))
    } catch (error) {
      throw createFileError(error, path)
    }
  }
  return adoptPglite(await open(), path, { isLent: false, onNotice: options.onNotice })
}

/** Makes a connection of an open PGlite. */
export async function adoptPglite(
  client: PGlite,
  path: string,
  options: { readonly isLent: boolean; readonly onNotice?: ConnectOptions['onNotice'] | undefined },
): Promise<Connection> {
  const { isLent, onNotice } = options
  const parsers = Object.fromEntries(createValueParsers(parseTextArray(client)))
  const settings = {
    parsers,
    serializers: SERIALIZERS,
    ...(onNotice === undefined
      ? {}
      : {
          onNotice: ({ severity = 'NOTICE', message = '' }) => onNotice({ severity, message }),
        }),
  }
  const run = async (
    { sql, parameters = [] }: BoundStatement,
    index: number,
  ): Promise<StatementResult> => {
    try {
      if (parameters.includes(undefined)) throw refuseValue(undefined)
      const command = ENDINGS.has(readFirstWord(sql)) ? await foretellEnding(client) : undefined
      const { rows, affectedRows = 0 } = await client.query<Record<string, unknown>>(
        sql,
        [...parameters],
        settings,
      )
      return { rows, affectedRows, ...(command === undefined ? {} : { command }) }
    } catch (error) {
      throw describePostgresqlFailure(error, { statement: sql, index })
    }
  }
  const execute = (statement: BoundStatement) => run(statement, 0)
  const { rows } = await execute({ sql: "SELECT current_setting('server_version') AS version" })
  const version = String(rows[0]?.['version'])
  return {
    engine: 'postgresql',
    driver: 'pglite',
    server: { product: 'postgresql', version, versionNumbers: parseVersionNumbers(version) },
    client,
    database: path,
    isLent,
    execute,
    executeBatch: async (statements) => {
      const results: StatementResult[] = []
      for (const [index, statement] of statements.entries()) {
        results.push(await run(statement, index))
      }
      return results
    },
    cancel: async () => {},
    isInTransaction: () => probeTransaction('postgresql', execute),
    close: async () => {
      if (!isLent && !client.closed) await client.close()
    },
  }
}

/** PGlite asks for a serializer by the type of the parameter, which it has from the server; all of them are ours. */
const SERIALIZERS = new Proxy<Record<number, (value: unknown) => string>>(
  {},
  {
    has: () => true,
    get: (_, type) => (value: unknown) => encodePostgresqlValue(value, Number(type)),
  },
)

function parseTextArray(client: PGlite): (text: string) => unknown {
  return (text) => client.parsers[TEXT_ARRAY_OID]?.(text, TEXT_ARRAY_OID) ?? text
}

const ENDINGS: ReadonlySet<string> = new Set(['commit', 'end'])

/** How PostgreSQL refuses everything in a transaction after a failure. */
const ABORTED_TRANSACTION = '25P02'

/** A COMMIT after a failure rolls back and says so in its tag, which PGlite does not hand on. */
async function foretellEnding(client: PGlite): Promise<string> {
  try {
    await client.query('SELECT 1')
  } catch (error) {
    const isAborted =
      error instanceof Error && 'code' in error && error.code === ABORTED_TRANSACTION
    if (isAborted) return 'ROLLBACK'
  }
  return 'COMMIT'
}
