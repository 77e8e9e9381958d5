import type { CommandContext } from './command-context.ts'
import type { BranchesOptions } from './command-options.ts'
import type { BranchesResult } from './results.ts'
import { describeRevision, describeRevisions } from './revision-info.ts'
import { readScriptGraph } from './script-graph.ts'

/** Lists the revisions from which several go on, newest first, each with its children. Asks no database. */
export async function branches(
  context: CommandContext,
  _options: BranchesOptions = {},
): Promise<BranchesResult> {
  const scriptGraph = await readScriptGraph(context.config)
  const { graph } = scriptGraph
  const listings = graph.listBranches()
  return {
    ...describeRevisions(
      scriptGraph,
      listings.map(({ revision }) => revision),
      null,
    ),
    branches: listings.map(({ revision, children }) => ({
      revision: revision.revision,
      children: children.map((child) => describeRevision(graph, child, null)),
    })),
  }
}
