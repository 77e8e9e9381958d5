import type { CommandContext } from './command-context.ts'
import type { RevisionOptions } from './command-options.ts'
import type { NewRevisionResult } from './results.ts'
import { readScriptGraphForWriting } from './script-graph.ts'
import { assertSound, toHeaderList, toTexts, writeRevision } from './write-revision.ts'

/** Writes a new script with empty functions. Nothing is written that would make the graph invalid. */
export async function revision(
  context: CommandContext,
  options: RevisionOptions = {},
): Promise<NewRevisionResult> {
  const scriptGraph = await readScriptGraphForWriting(context.config)
  assertSound(scriptGraph)
  const { graph } = scriptGraph
  const parents = graph.chooseParents(options.head ?? 'head', { splice: options.splice ?? false })
  const dependencies = graph.chooseDependencies(toTexts(options.dependsOn))
  return await writeRevision(
    context,
    scriptGraph,
    {
      downRevision: toHeaderList(parents),
      dependsOn: toHeaderList(dependencies),
      message: options.message ?? '',
    },
    options,
  )
}
