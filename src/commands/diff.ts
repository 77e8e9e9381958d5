import { expandOperation } from '../plugins/expand-operation.ts'
import type { CommandContext } from './command-context.ts'
import { forEachDatabase } from './database-session.ts'
import { detectInDatabase } from './detect-in-database.ts'
import type { DiffResult, PerDatabase } from './results.ts'
import { readScriptGraph } from './script-graph.ts'
import { assertSound } from './write-revision.ts'

/** Tells what differs between each database and its models, with the SQL that would make them equal. */
export async function diff(context: CommandContext): Promise<DiffResult | PerDatabase<DiffResult>> {
  const scriptGraph = await readScriptGraph(context.config)
  assertSound(scriptGraph)
  return await forEachDatabase(context, 'read', async (database, configured) => {
    const { dialect } = database
    const found = await detectInDatabase(context, scriptGraph, { database, configured })
    const statements: string[] = []
    const target = { writer: dialect, naming: configured.naming }
    const operations = found.upgrade
      .flatMap((each) => expandOperation(each, context.config.plugins, target))
      .flatMap((each) => dialect.expand(each))
    for (const operation of operations) {
      const inquiry = dialect.inquire(operation)
      const rows: (readonly Readonly<Record<string, unknown>>[])[] = []
      for (const query of inquiry?.queries ?? [])
        rows.push((await database.connection.execute(query)).rows)
      const compiled = inquiry === undefined ? dialect.compile(operation) : inquiry.compile(rows)
      statements.push(...compiled.map((statement) => dialect.inlineStatement(statement)))
    }
    return {
      changes: found.upgrade,
      statements,
      unverified: found.unverified,
      unknown: found.unknown,
    }
  })
}
