import type { Kysely } from 'kysely'
import { LimbeckError } from '../../errors/index.ts'
import { parseVersionNumbers } from '../../util/server-version.ts'
import type { BoundStatement, Connection, Engine, Server, StatementResult } from '../connection.ts'
import { createStatementError } from '../statement-error.ts'

/** How each engine says its version and its database. */
const PLACE_QUERIES: { readonly [Name in Engine]: string } = {
  postgresql: "SELECT current_setting('server_version') AS version, current_database() AS name",
  mysql: 'SELECT VERSION() AS version, DATABASE() AS name',
  sqlite:
    "SELECT sqlite_version() AS version, coalesce(nullif(file, ''), ':memory:') AS name FROM pragma_database_list WHERE name = 'main'",
}

/**
 * Makes a connection of somebody's Kysely: one of its connections, held until {@link Connection.close}, without its
 * plugins. Kysely hides its driver, so there is no client to hand on, nothing can be cancelled, and a savepoint of a
 * transaction that is open already cannot be told from a transaction.
 */
export async function adoptKysely(lent: Kysely<unknown>): Promise<Connection> {
  const engine = readEngine(lent)
  const { db, release } = await holdConnection(lent.withoutPlugins())
  const run = async ({ sql, parameters = [] }: BoundStatement, index: number) => {
    try {
      return await runStatement(db, { sql, parameters })
    } catch (error) {
      throw createStatementError(error, { statement: sql, index, ...readCodes(error) })
    }
  }
  const execute = (statement: BoundStatement) => run(statement, 0)
  const { rows } = await execute({ sql: PLACE_QUERIES[engine] })
  const version = String(rows[0]?.['version'])
  return {
    engine,
    driver: 'kysely',
    server: {
      product: readProduct(engine, version),
      version,
      versionNumbers: parseVersionNumbers(version),
    },
    get client(): unknown {
      throw new LimbeckError(
        'unsupported_by_connection',
        'A Kysely does not give its client away',
        {
          hint: 'Use op.db, or lend the client itself.',
        },
      )
    },
    database: String(rows[0]?.['name']),
    isLent: true,
    execute,
    executeBatch: async (statements) => {
      const results: StatementResult[] = []
      for (const [index, statement] of statements.entries()) {
        results.push(await run(statement, index))
      }
      return results
    },
    cancel: async () => {},
    isInTransaction: async () => lent.isTransaction,
    close: async () => release(),
  }
}

async function runStatement(
  db: Kysely<unknown>,
  { sql, parameters }: Required<BoundStatement>,
): Promise<StatementResult> {
  const { CompiledQuery } = await import('kysely')
  const result = await db.executeQuery<Readonly<Record<string, unknown>>>(
    CompiledQuery.raw(sql, [...parameters]),
  )
  const { numAffectedRows = 0n, insertId } = result
  return {
    rows: result.rows,
    affectedRows: Number(numAffectedRows),
    ...(insertId === undefined ? {} : { insertId }),
  }
}

/** Kysely gives a connection for the time of a function; this function ends when it is released. */
function holdConnection(
  lent: Kysely<unknown>,
): Promise<{ readonly db: Kysely<unknown>; readonly release: () => void }> {
  if (lent.isTransaction) return Promise.resolve({ db: lent, release: () => undefined })
  return new Promise((resolve, reject) => {
    lent
      .connection()
      .execute(
        (db) => new Promise<void>((release) => resolve({ db, release: () => void release() })),
      )
      .catch(reject)
  })
}

const ENGINES: readonly (readonly [RegExp, Engine])[] = [
  [/postgres/i, 'postgresql'],
  [/mysql/i, 'mysql'],
  [/sqlite/i, 'sqlite'],
]

function readEngine(lent: Kysely<unknown>): Engine {
  const { name } = lent.getExecutor().adapter.constructor
  const found = ENGINES.find(([pattern]) => pattern.test(name))
  if (found !== undefined) return found[1]
  throw new LimbeckError(
    'unsupported_by_connection',
    `The dialect of the lent Kysely is not known: ${name}`,
  )
}

function readProduct(engine: Engine, version: string): Server['product'] {
  if (engine !== 'mysql') return engine
  return /mariadb/i.test(version) ? 'mariadb' : 'mysql'
}

function readCodes(error: unknown): { readonly sqlState?: string; readonly number?: number } {
  if (typeof error !== 'object' || error === null) return {}
  const { code, sqlState, errno, errcode } = error as Readonly<Record<string, unknown>>
  const state = [sqlState, code].find((text) => typeof text === 'string' && text.length === 5)
  const number = [errno, errcode].find((value) => typeof value === 'number')
  return {
    ...(typeof state === 'string' ? { sqlState: state } : {}),
    ...(typeof number === 'number' ? { number } : {}),
  }
}
