import type { PGlite } from '@electric-sql/pglite'
import { isLimbeckError } from '../../errors/index.ts'
import { parseVersionNumbers } from '../../util/server-version.ts'
import type { BoundStatement, Connection, ConnectOptions, StatementResult } from '../connection.ts'
import { importDriver } from '../import-driver.ts'
import { createStatementError } from '../statement-error.ts'
import {
  createValueParsers,
  encodePostgresqlValue,
  TEXT_ARRAY_OID,
} from '../values/postgresql-values.ts'

const MEMORY = ':memory:'

/** Opens PGlite, which is PostgreSQL in this very process, in a folder or in memory. */
export async function openPglite(path: string, options: ConnectOptions): Promise<Connection> {
  const { PGlite } = await importDriver<typeof import('@electric-sql/pglite')>(
    '@electric-sql/pglite',
    options.baseDirectory,
  )
  return adoptPglite(await (path === MEMORY ? PGlite.create() : PGlite.create(path)), path, {
    isLent: false,
    onNotice: options.onNotice,
  })
}

/** Makes a connection of an open PGlite. */
export async function adoptPglite(
  client: PGlite,
  path: string,
  options: { readonly isLent: boolean; readonly onNotice?: ConnectOptions['onNotice'] | undefined },
): Promise<Connection> {
  const { isLent, onNotice } = options
  const parsers = Object.fromEntries(createValueParsers(parseTextArray(client)))
  // Values are written by us; PGlite's own serializers would do it again, each in its own way.
  const serializers = new Proxy({}, { get: () => (value: unknown) => value, has: () => true })
  const run = async (
    { sql, parameters = [] }: BoundStatement,
    index: number,
  ): Promise<StatementResult> => {
    try {
      const values = parameters.map(encodePostgresqlValue)
      const result = await client.query<Record<string, unknown>>(sql, values, {
        parsers,
        serializers,
        ...(onNotice === undefined
          ? {}
          : {
              onNotice: ({ severity = 'NOTICE', message = '' }) => onNotice({ severity, message }),
            }),
      })
      return { rows: result.rows, affectedRows: result.affectedRows ?? 0 }
    } catch (error) {
      throw describeFailure(error, sql, index)
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
    isInTransaction: () => isInTransaction(execute),
    close: async () => {
      if (!isLent) await client.close()
    },
  }
}

function parseTextArray(client: PGlite): (text: string) => unknown {
  return (text) => client.parsers[TEXT_ARRAY_OID]?.(text, TEXT_ARRAY_OID) ?? text
}

interface PgliteError extends Error {
  readonly code?: string
  readonly position?: string
}

function describeFailure(error: unknown, statement: string, index: number) {
  if (isLimbeckError(error)) return error
  const { code, position, message } = error as PgliteError
  const failure = {
    statement,
    index,
    ...(code === undefined ? {} : { sqlState: code }),
    ...(position === undefined ? {} : { position: Number(position) }),
  }
  return message.includes('cannot insert multiple commands')
    ? createStatementError(error, failure, { code: 'several_statements' })
    : createStatementError(error, failure)
}

const NO_ACTIVE_TRANSACTION = '25P01'

/** A savepoint is refused outside a transaction, and harmless inside. */
async function isInTransaction(execute: Connection['execute']): Promise<boolean> {
  try {
    await execute({ sql: 'SAVEPOINT limbeck_probe' })
  } catch (error) {
    return !(isLimbeckError(error) && error.details?.['sqlState'] === NO_ACTIVE_TRANSACTION)
  }
  await execute({ sql: 'RELEASE SAVEPOINT limbeck_probe' })
  return true
}
