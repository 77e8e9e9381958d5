import type { CommandContext } from './command-context.ts'
import type { ShowOptions } from './command-options.ts'
import { joinRows, namesCurrent, readCurrentRows } from './current-rows.ts'
import type { RevisionsResult } from './results.ts'
import { describeRevisions } from './revision-info.ts'
import { readScriptGraph } from './script-graph.ts'

/** Shows the revisions that a target names; `head` unless told. A database is asked only for `current`. */
export async function show(
  context: CommandContext,
  options: ShowOptions = {},
): Promise<RevisionsResult> {
  const { target = 'head' } = options
  const scriptGraph = await readScriptGraph(context.config)
  const databases = namesCurrent(target) ? await readCurrentRows(context) : null
  const records = scriptGraph.graph.resolve(target, joinRows(databases))
  return describeRevisions(scriptGraph, records, databases)
}
