import type { CommandContext } from './command-context.ts'
import type { RevisionOptions } from './command-options.ts'
import { createAtBaseError, namesCurrent, readRowsFor } from './current-rows.ts'
import type { NewRevisionResult } from './results.ts'
import { readScriptGraphForWriting } from './script-graph.ts'
import { assertSound, toHeaderList, toTexts, writeRevision } from './write-revision.ts'

/**
 * Writes a new script with empty functions. Nothing is written that would make the graph invalid. A database is asked
 * only for `current`.
 */
export async function revision(
  context: CommandContext,
  options: RevisionOptions = {},
): Promise<NewRevisionResult> {
  const scriptGraph = await readScriptGraphForWriting(context.config)
  assertSound(scriptGraph)
  const { graph } = scriptGraph
  const heads = toTexts(options.head ?? 'head')
  const parents = graph.chooseParents(heads, {
    splice: options.splice ?? false,
    rows: await readRowsFor(context, heads),
  })
  // Only `base` asks for a revision without parents.
  if (parents.length === 0 && heads.some(namesCurrent)) throw createAtBaseError()
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
