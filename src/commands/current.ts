import type { CommandContext } from './command-context.ts'
import type { CurrentOptions } from './command-options.ts'
import { describeProblem, listUnfinished } from './database-problems.ts'
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
  return forEachDatabase<CurrentResult>(context, 'read', async (database) => {
    const { name, versionTable } = database
    const rows = await versionTable.readRows()
    const records = graph.currentHeads(rows).flatMap((revision) => graph.find(revision) ?? [])
    const { realHeads } = graph
    const { revisions, problems } = describeRevisions(scriptGraph, records, [
      { database: name, rows },
    ])
    const unknown = graph.explainUnknownRows(rows)
    const own = [...(unknown === undefined ? [] : [unknown]), ...(await listUnfinished(database))]
    return {
      revisions,
      problems: [...problems, ...own.map((error) => describeProblem(error, context.config, name))],
      rows,
      unknown: graph.unknownRows(rows),
      isAtHeads: rows.length === realHeads.length && rows.every((row) => realHeads.includes(row)),
    }
  })
}
