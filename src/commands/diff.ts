import type { Operation } from '../operations/index.ts'
import { expandOperation } from '../plugins/expand-operation.ts'
import type { Database } from '../runtime/database.ts'
import { createForeignKeyGuard } from '../runtime/foreign-key-guard.ts'
import type { CommandContext } from './command-context.ts'
import { forEachDatabase } from './database-session.ts'
import { detectInDatabase } from './detect-in-database.ts'
import { listProposals } from './rename-proposals.ts'
import type { DiffResult, PerDatabase } from './results.ts'
import { readScriptGraph } from './script-graph.ts'
import { assertSound } from './write-revision.ts'

/** Tells what differs between each database and its models, with the SQL that would make them equal. */
export async function diff(context: CommandContext): Promise<DiffResult | PerDatabase<DiffResult>> {
  const scriptGraph = await readScriptGraph(context.config)
  assertSound(scriptGraph)
  return await forEachDatabase(context, 'read', async (database, configured) => {
    const found = await detectInDatabase(context, scriptGraph, { database, configured })
    const target = { writer: database.dialect, naming: configured.naming }
    const operations = found.upgrade.flatMap((each) =>
      expandOperation(each, context.config.plugins, target),
    )
    const statements = await compileAsStep(database, operations)
    return {
      changes: found.upgrade,
      statements,
      unverified: found.unverified,
      unknown: found.unknown,
      ...listProposals(context, [{ ...found, configured }]),
    }
  })
}

/** The SQL of operations as a step would run them: what is asked of the database is asked in a session like its own. */
async function compileAsStep(
  database: Database,
  operations: readonly Operation[],
): Promise<readonly string[]> {
  const { connection, dialect } = database
  const guard = await createForeignKeyGuard(database)
  try {
    await guard.beforeStep(false)
    const statements: string[] = []
    for (const operation of operations.flatMap((each) => dialect.expand(each))) {
      const inquiry = dialect.inquire(operation)
      const rows: (readonly Readonly<Record<string, unknown>>[])[] = []
      for (const query of inquiry?.queries ?? []) rows.push((await connection.execute(query)).rows)
      const compiled = inquiry === undefined ? dialect.compile(operation) : inquiry.compile(rows)
      statements.push(...compiled.map((statement) => dialect.inlineStatement(statement)))
    }
    return statements
  } finally {
    await guard.restore()
  }
}
