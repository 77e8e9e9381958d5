import type { Statement } from '../dialects/dialect.ts'
import { isLimbeckError } from '../errors/index.ts'
import { isApplied, tablesTouched } from '../operations/index.ts'
import type { Database } from './database.ts'
import { readFailure } from './failure.ts'
import type { StatementRequest } from './step-executor.ts'

/**
 * Whether a statement in doubt took effect, by the effect of its operation on the schema that the catalog shows;
 * undefined where that cannot be told without running it.
 */
export async function tookEffect(
  database: Database,
  request: StatementRequest,
): Promise<boolean | undefined> {
  const { operation } = request
  if (operation === undefined) return undefined
  const { operations: custom } = database.plugins
  const tables = tablesTouched(operation, custom)
  if (tables === undefined) return undefined
  const { connection, dialect } = database
  const results: (readonly Readonly<Record<string, unknown>>[])[] = []
  const read = async (queries: readonly Statement[]) => {
    for (const query of queries) results.push((await connection.execute(query)).rows)
  }
  await read(dialect.catalogQueries({ kind: 'tables', tables }))
  await read(dialect.furtherQueries?.(results) ?? [])
  return isApplied(operation, dialect.readCatalog(results), custom)
}

/**
 * Whether a failure shows that the statement had taken effect before. Statements that define things are
 * all or nothing, so "already there" after a crash means that this very statement put it there.
 */
export function showsEarlierEffect(database: Database, error: unknown): boolean {
  if (!isLimbeckError(error) || error.code !== 'statement_failed') return false
  const kind = database.dialect.classifyFailure(readFailure(error))
  return kind === 'already_exists' || kind === 'does_not_exist'
}
