import type { BoundStatement, Connection, StatementResult } from '../connect/connection.ts'
import type { CatalogScope, LiveDialect } from '../dialects/dialect.ts'
import type { SchemaModel } from '../schema/schema-model.ts'

/**
 * Reads what is in scope from a live database, all of it as of one moment. A transaction that is open already is used as
 * it is, and stays open; the catalog is as consistent then as its isolation level has it.
 */
export async function introspect(
  connection: Connection,
  dialect: LiveDialect,
  scope: CatalogScope,
): Promise<SchemaModel> {
  const queries = dialect.catalogQueries(scope)
  const results = (await connection.isInTransaction())
    ? await readRows(connection, dialect, queries)
    : await readSnapshot(connection, dialect, queries)
  return dialect.readCatalog(results)
}

type Rows = StatementResult['rows']

async function readRows(
  connection: Connection,
  dialect: LiveDialect,
  queries: readonly BoundStatement[],
): Promise<readonly Rows[]> {
  const results = await readBatch(connection, queries)
  const further = dialect.furtherQueries?.(results) ?? []
  return further.length === 0 ? results : [...results, ...(await readBatch(connection, further))]
}

async function readBatch(
  connection: Connection,
  queries: readonly BoundStatement[],
): Promise<readonly Rows[]> {
  const results = await connection.executeBatch(queries)
  return results.map(({ rows }) => rows)
}

/** Runs queries in a transaction of their own, in one round trip where the driver can and nothing further is to ask. */
async function readSnapshot(
  connection: Connection,
  dialect: LiveDialect,
  queries: readonly BoundStatement[],
): Promise<readonly Rows[]> {
  const { begin, end } = dialect.snapshot
  try {
    if (dialect.furtherQueries === undefined) {
      const results = await readBatch(connection, [...begin, ...queries, end])
      return results.slice(begin.length, -1)
    }
    await connection.executeBatch(begin)
    const results = await readRows(connection, dialect, queries)
    await connection.execute(end)
    return results
  } catch (error) {
    if (await connection.isInTransaction())
      await connection.execute({ sql: dialect.transaction.rollback })
    throw error
  }
}
