import type { CommandContext } from './command-context.ts'
import type { CurrentOptions } from './command-options.ts'
import { forEachDatabase } from './database-session.ts'
import type { CurrentResult, PerDatabase } from './results.ts'
import { describeRevisions } from './revision-info.ts'
import { readScriptGraph } from './script-graph.ts'

/** Shows where each database is: its version rows and the heads that they imply. Creates nothing. */
export async function current(
  context: CommandContext,
  _options: CurrentOptions = {},
): Promise<CurrentResult | PerDatabase<CurrentResult>> {
  const scriptGraph = await readScriptGraph(context.config)
  const { graph } = scriptGraph
  return forEachDatabase<CurrentResult>(context, 'read', async ({ versionTable }) => {
    const rows = await versionTable.readRows()
    const records = graph.currentHeads(rows).flatMap((revision) => graph.find(revision) ?? [])
    const { realHeads } = graph
    return {
      ...describeRevisions(scriptGraph, records, rows),
      rows,
      unknown: graph.unknownRows(rows),
      isAtHeads: rows.length === realHeads.length && rows.every((row) => realHeads.includes(row)),
    }
  })
}
