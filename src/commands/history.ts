import { parseRange } from '../graph/parse-range.ts'
import type { CommandContext } from './command-context.ts'
import type { HistoryOptions } from './command-options.ts'
import { joinRows, namesCurrent, readCurrentRows } from './current-rows.ts'
import type { HistoryResult } from './results.ts'
import { describeRevisions } from './revision-info.ts'
import { readScriptGraph } from './script-graph.ts'

/**
 * Lists revisions, newest first: all, or those of a range. A database is asked only for `indicateCurrent` and for
 * a range that says `current`; with several databases a revision is current that one of them is at.
 */
export async function history(
  context: CommandContext,
  options: HistoryOptions = {},
): Promise<HistoryResult> {
  const range = options.range === undefined ? undefined : parseRange(options.range)
  const scriptGraph = await readScriptGraph(context.config)
  const asksDatabase =
    options.indicateCurrent === true || [range?.start, range?.end].some(namesCurrent)
  const databases = asksDatabase ? await readCurrentRows(context) : null
  const records = scriptGraph.graph.list(range, joinRows(databases))
  return {
    ...describeRevisions(scriptGraph, records, databases),
    asked: databases?.map(({ database }) => database) ?? null,
  }
}
