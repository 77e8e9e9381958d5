import { createRequire } from 'node:module'
import type * as KyselyNames from 'kysely'
import type {
  DatabaseConnection,
  Dialect,
  Driver,
  Kysely,
  QueryResult,
  TransactionSettings,
} from 'kysely'
import { LimbeckError } from '../errors/index.ts'
import type { BoundStatement, Engine, StatementResult } from './connection.ts'

/** What a Kysely of ours runs on: functions of whoever owns the connection. */
export interface KyselyParts {
  readonly engine: Engine
  execute(statement: BoundStatement): Promise<StatementResult>
  /** Begins, keeps or undoes a savepoint of this name. */
  savepoint(name: string): Promise<void>
  release(name: string): Promise<void>
  rollbackTo(name: string): Promise<void>
}

type KyselyModule = typeof KyselyNames

/** Kysely's classes for each engine. */
const CLASSES: {
  readonly [Name in Engine]: (kysely: KyselyModule) => {
    readonly Adapter: new () => ReturnType<Dialect['createAdapter']>
    readonly Compiler: new () => ReturnType<Dialect['createQueryCompiler']>
    readonly Introspector: new (db: Kysely<never>) => ReturnType<Dialect['createIntrospector']>
  }
} = {
  postgresql: (kysely) => ({
    Adapter: kysely.PostgresAdapter,
    Compiler: kysely.PostgresQueryCompiler,
    Introspector: kysely.PostgresIntrospector,
  }),
  mysql: (kysely) => ({
    Adapter: kysely.MysqlAdapter,
    Compiler: kysely.MysqlQueryCompiler,
    Introspector: kysely.MysqlIntrospector,
  }),
  sqlite: (kysely) => ({
    Adapter: kysely.SqliteAdapter,
    Compiler: kysely.SqliteQueryCompiler,
    Introspector: kysely.SqliteIntrospector,
  }),
}

/**
 * Makes a Kysely that runs on somebody's connection. Its transactions are savepoints, and destroying it does nothing.
 * Kysely is loaded here and not before: that takes longer than everything else. Throws `driver_missing`.
 */
export function createKysely<DB>(parts: KyselyParts): Kysely<DB> {
  const kysely = loadKysely()
  const { Adapter, Compiler, Introspector } = CLASSES[parts.engine](kysely)
  return new kysely.Kysely<DB>({
    dialect: {
      createAdapter: () => new Adapter(),
      createDriver: () => createDriver(parts),
      createIntrospector: (db) => new Introspector(db as Kysely<never>),
      createQueryCompiler: () => new Compiler(),
    },
  })
}

/** Package managers can be told to leave peer dependencies out. */
function loadKysely(): KyselyModule {
  try {
    return createRequire(import.meta.url)('kysely') as KyselyModule
  } catch (cause) {
    throw new LimbeckError('driver_missing', 'op.db needs "kysely", which is not installed', {
      hint: 'Install it with `npm install kysely`.',
      cause,
      details: { package: 'kysely' },
    })
  }
}

function createDriver(parts: KyselyParts): Driver {
  const connection = createConnection(parts)
  const open: string[] = []
  let count = 0
  const begin = async (_connection: DatabaseConnection, _settings?: TransactionSettings) => {
    count += 1
    const name = `limbeck_db_${count}`
    await parts.savepoint(name)
    open.push(name)
  }
  const end = (finish: (name: string) => Promise<void>) => async () => {
    const name = open.pop()
    if (name !== undefined) await finish(name)
  }
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    beginTransaction: begin,
    commitTransaction: end((name) => parts.release(name)),
    rollbackTransaction: end((name) => parts.rollbackTo(name)),
    savepoint: (_connection, name) => parts.savepoint(name),
    releaseSavepoint: (_connection, name) => parts.release(name),
    rollbackToSavepoint: (_connection, name) => parts.rollbackTo(name),
    destroy: async () => {},
  }
}

function createConnection(parts: KyselyParts): DatabaseConnection {
  const executeQuery = async <Row>({
    sql,
    parameters,
  }: BoundStatement): Promise<QueryResult<Row>> => {
    const result = await parts.execute({ sql, parameters: parameters ?? [] })
    const { rows, affectedRows, insertId } = result
    return {
      rows: rows as unknown as Row[],
      numAffectedRows: BigInt(affectedRows),
      ...(insertId === undefined ? {} : { insertId: BigInt(insertId) }),
    }
  }
  return {
    executeQuery,
    async *streamQuery<Row>(query: BoundStatement) {
      yield await executeQuery<Row>(query)
    },
  }
}
