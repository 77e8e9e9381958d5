import type { Kysely } from 'kysely'
import { LimbeckError } from '../../errors/index.ts'
import { hasStatement, readFirstWord } from '../../util/has-statement.ts'
import { parseVersionNumbers } from '../../util/server-version.ts'
import type {
  BoundStatement,
  Connection,
  Engine,
  Row,
  Server,
  StatementResult,
} from '../connection.ts'
import { encodeMysqlValue } from '../values/mysql-values.ts'
import { encodePostgresqlValue } from '../values/postgresql-values.ts'
import { toSafeInteger } from '../values/safe-integer.ts'
import { encodeSqliteValue } from '../values/sqlite-values.ts'
import { findStatementEnd } from './find-statement-end.ts'
import { probeTransaction } from './probe-transaction.ts'
import {
  describeMysqlFailure,
  describePostgresqlFailure,
  type FailurePlace,
} from './server-failure.ts'
import { describeSqliteFailure, SeveralStatements } from './sqlite-failure.ts'

/** How each engine says its version and its database. */
const PLACE_QUERIES: { readonly [Name in Engine]: string } = {
  postgresql: "SELECT current_setting('server_version') AS version, current_database() AS name",
  mysql: 'SELECT VERSION() AS version, DATABASE() AS name, @@SESSION.sql_mode AS mode',
  sqlite:
    "SELECT sqlite_version() AS version, coalesce(nullif(file, ''), ':memory:') AS name FROM pragma_database_list WHERE name = 'main'",
}

/** What each engine makes of values and of failures. */
const RULES: {
  readonly [Name in Engine]: {
    readonly encode: (value: unknown) => unknown
    readonly describeFailure: (error: unknown, place: FailurePlace) => LimbeckError
  }
} = {
  postgresql: { encode: toPostgresql, describeFailure: describePostgresqlFailure },
  mysql: { encode: encodeMysqlValue, describeFailure: describeMysqlFailure },
  sqlite: { encode: encodeSqliteValue, describeFailure: describeSqliteFailure },
}

function toPostgresql(value: unknown): unknown {
  const encoded = encodePostgresqlValue(value)
  return encoded instanceof Uint8Array ? Buffer.from(encoded) : encoded
}

/**
 * Makes a connection of somebody's Kysely: one of its connections, held until {@link Connection.close}, without its
 * plugins. Kysely hides its driver: there is no client to hand on, nothing can be cancelled, notices are not heard,
 * and values come out as that driver is set up to give them.
 */
export async function adoptKysely(lent: Kysely<unknown>): Promise<Connection> {
  const engine = readEngine(lent)
  const { db, release } = await holdConnection(lent.withoutPlugins())
  const run = async (statement: BoundStatement, index: number): Promise<StatementResult> => {
    try {
      return await runStatement(db, engine, statement)
    } catch (error) {
      if (error instanceof SeveralStatements) {
        throw describeSqliteFailure(error, { statement: statement.sql, index })
      }
      throw RULES[engine].describeFailure(error, { statement: statement.sql, index })
    }
  }
  const execute = (statement: BoundStatement) => run(statement, 0)
  const { rows } = await execute({ sql: PLACE_QUERIES[engine] })
  const { version, name, mode } = rows[0] as {
    version: string
    name: string | null
    mode?: string
  }
  return {
    engine,
    driver: 'kysely',
    server: {
      product: readProduct(engine, version),
      version,
      versionNumbers: parseVersionNumbers(version),
      hasPlainTexts: mode?.includes('NO_BACKSLASH_ESCAPES') === true,
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
    database: name ?? '',
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
    isInTransaction: () => probeTransaction(engine, execute),
    close: async () => release(),
  }
}

async function runStatement(
  db: Kysely<unknown>,
  engine: Engine,
  { sql, parameters = [] }: BoundStatement,
): Promise<StatementResult> {
  const values = parameters.map(RULES[engine].encode)
  if (!hasStatement(sql)) return { rows: [], affectedRows: 0 }
  // pg runs every statement of a text without values, and SQLite's drivers differ.
  if (hasStatement(sql.slice(findStatementEnd(sql, engine)))) throw new SeveralStatements()
  const { CompiledQuery } = await import('kysely')
  const { rows, numAffectedRows, insertId } = await db.executeQuery<Row>(
    CompiledQuery.raw(sql, values),
  )
  const [first] = rows
  if (engine === 'postgresql' && ENDINGS.has(readFirstWord(sql)) && first !== undefined) {
    // Kysely gives the command tag as a row.
    return { rows: [], affectedRows: 0, command: String(first['command']) }
  }
  // After a definition SQLite's drivers give the counts of an earlier statement.
  const isChange = engine !== 'sqlite' || CHANGES.has(readFirstWord(sql))
  return {
    rows,
    affectedRows: isChange ? Number(numAffectedRows ?? 0n) : 0,
    ...(insertId === undefined || !isChange ? {} : { insertId: toSafeInteger(insertId) }),
  }
}

const ENDINGS: ReadonlySet<string> = new Set(['commit', 'end', 'rollback'])

const CHANGES: ReadonlySet<string> = new Set(['insert', 'replace', 'update', 'delete', 'with'])

/** Kysely gives a connection for the time of a function; this function ends when it is released. */
function holdConnection(
  lent: Kysely<unknown>,
): Promise<{ readonly db: Kysely<unknown>; readonly release: () => void }> {
  if (lent.isTransaction) return Promise.resolve({ db: lent, release: () => undefined })
  return new Promise((resolve, reject) => {
    lent
      .connection()
      .execute((db) => new Promise<void>((release) => resolve({ db, release })))
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
