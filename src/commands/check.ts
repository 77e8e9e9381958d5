import type { CommandContext } from './command-context.ts'
import { forEachDatabase } from './database-session.ts'
import { detectInDatabase } from './detect-in-database.ts'
import { listProposals } from './rename-proposals.ts'
import type { CheckResult, PerDatabase } from './results.ts'
import { readScriptGraph } from './script-graph.ts'
import { assertSound } from './write-revision.ts'

/** Tells what differs between each database and its models. Makes nothing and changes nothing. */
export async function check(
  context: CommandContext,
): Promise<CheckResult | PerDatabase<CheckResult>> {
  const scriptGraph = await readScriptGraph(context.config)
  assertSound(scriptGraph)
  return await forEachDatabase(context, 'read', async (database, configured) => {
    const found = await detectInDatabase(context, scriptGraph, { database, configured })
    return {
      changes: found.upgrade,
      unverified: found.unverified,
      unknown: found.unknown,
      ...listProposals(context, [{ ...found, configured }]),
    }
  })
}
