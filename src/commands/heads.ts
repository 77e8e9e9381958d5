import type { CommandContext } from './command-context.ts'
import type { HeadsOptions } from './command-options.ts'
import type { RevisionsResult } from './results.ts'
import { describeRevisions } from './revision-info.ts'
import { readScriptGraph } from './script-graph.ts'

/** Lists the newest revisions of the scripts, sorted by id. Asks no database. */
export async function heads(
  context: CommandContext,
  options: HeadsOptions = {},
): Promise<RevisionsResult> {
  const scriptGraph = await readScriptGraph(context.config)
  const { graph } = scriptGraph
  const ids = options.resolveDependencies === true ? graph.realHeads : graph.heads
  return describeRevisions(
    scriptGraph,
    ids.flatMap((id) => graph.find(id) ?? []),
    null,
  )
}
