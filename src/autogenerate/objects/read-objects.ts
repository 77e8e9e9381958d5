import type { Connection } from '../../connect/connection.ts'
import type { LiveDialect } from '../../dialects/dialect.ts'
import type { Operation } from '../../operations/index.ts'
import type { SchemaModel } from '../../schema/schema-model.ts'
import { readFailure } from '../read-failure.ts'
import { createProbe, type ObjectProbe, PROBE } from './object-probe.ts'
import type { KnownObjects, ObjectDoubt } from './object-reader.ts'

/**
 * How the database shows objects of models: they are made as temporary ones, which are read back and rolled back. What it
 * refuses because something is not there is impossible as it is now; what it refuses otherwise, it does not say.
 */
export async function readObjects(
  connection: Connection,
  dialect: LiveDialect,
  doubts: readonly ObjectDoubt[],
): Promise<KnownObjects> {
  const { temporarySchema: schema, transaction } = dialect
  if (schema === undefined || doubts.length === 0) return new Map()
  const probes = doubts.map((doubt, index) => createProbe(doubt, `${PROBE}${index}`, schema))
  const isOpen = await connection.isInTransaction()
  const begin = isOpen ? transaction.savepoint(PROBE) : transaction.begin
  const rollback = isOpen ? transaction.rollbackTo(PROBE) : transaction.rollback
  await connection.execute({ sql: begin })
  try {
    const refused = await makeProbes(connection, dialect, probes)
    const model = await readBack(connection, dialect, schema)
    return new Map(
      probes.map((probe) => [probe.key, refused.get(probe.key) ?? probe.find(model) ?? null]),
    )
  } finally {
    await connection.execute({ sql: rollback })
  }
}

/** Makes all at once, or where one of them is refused each by itself. */
async function makeProbes(
  connection: Connection,
  dialect: LiveDialect,
  probes: readonly ObjectProbe[],
): Promise<ReadonlyMap<string, 'impossible' | null>> {
  const all = probes.flatMap(({ operations }) => operations)
  if ((await tryOperations(connection, dialect, all)) === undefined) return new Map()
  const refused = new Map<string, 'impossible' | null>()
  for (const { key, operations, isRefusal } of probes) {
    const failure = await tryOperations(connection, dialect, operations)
    if (failure !== undefined) refused.set(key, isRefusal(failure) ? 'impossible' : null)
  }
  return refused
}

/** How the server refused one of the operations, none of which is there then. */
async function tryOperations(
  connection: Connection,
  dialect: LiveDialect,
  operations: readonly Operation[],
): Promise<ReturnType<LiveDialect['classifyFailure']> | undefined> {
  const { transaction } = dialect
  const name = `${PROBE}try`
  await connection.execute({ sql: transaction.savepoint(name) })
  try {
    const statements = operations.flatMap((operation) => dialect.compile(operation))
    await connection.executeBatch(statements)
    return undefined
  } catch (error) {
    await connection.execute({ sql: transaction.rollbackTo(name) })
    return dialect.classifyFailure(readFailure(error))
  }
}

async function readBack(
  connection: Connection,
  dialect: LiveDialect,
  schema: string,
): Promise<SchemaModel> {
  const queries = dialect.catalogQueries({ kind: 'schemas', schemas: [schema] })
  const results = await connection.executeBatch(queries)
  return dialect.readCatalog(results.map(({ rows }) => rows))
}
