import type { RevisionError } from '../errors/index.ts'
import type { CommandContext } from './command-context.ts'
import type { CurrentOptions } from './command-options.ts'
import { forEachDatabase } from './database-session.ts'
import type { CurrentResult, PerDatabase, ProblemInfo } from './results.ts'
import { describeRevisions } from './revision-info.ts'
import { readScriptGraph } from './script-graph.ts'

/** Shows where each database is: its version rows and the heads that they imply. Creates nothing. */
export async function current(
  context: CommandContext,
  _options: CurrentOptions = {},
): Promise<CurrentResult | PerDatabase<CurrentResult>> {
  const scriptGraph = await readScriptGraph(context.config)
  const { graph } = scriptGraph
  return forEachDatabase<CurrentResult>(context, 'read', async ({ name, versionTable }) => {
    const rows = await versionTable.readRows()
    const records = graph.currentHeads(rows).flatMap((revision) => graph.find(revision) ?? [])
    const { realHeads } = graph
    const { revisions, problems } = describeRevisions(scriptGraph, records, [
      { database: name, rows },
    ])
    const unknown = graph.explainUnknownRows(rows)
    return {
      revisions,
      problems: unknown === undefined ? problems : [...problems, toProblem(unknown)],
      rows,
      unknown: graph.unknownRows(rows),
      isAtHeads: rows.length === realHeads.length && rows.every((row) => realHeads.includes(row)),
    }
  })
}

/** A row that no script has is no failure here: this command is how people find out. */
function toProblem({ code, message, hint }: RevisionError): ProblemInfo {
  return { code, message: `${message} ${hint}`, files: [] }
}
