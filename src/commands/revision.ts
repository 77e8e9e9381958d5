import type { CommandContext } from './command-context.ts'
import type { RevisionOptions } from './command-options.ts'
import { createAtBaseError, namesCurrent, readRowsFor } from './current-rows.ts'
import type { NewRevisionResult } from './results.ts'
import { readScriptGraphForWriting, type ScriptGraph } from './script-graph.ts'
import {
  assertSound,
  type NewRevision,
  toHeaderList,
  toTexts,
  writeRevision,
} from './write-revision.ts'

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
  return await writeRevision(
    context,
    scriptGraph,
    await planRevision(context, scriptGraph, options),
    options,
  )
}

/** Where a new revision stands in the graph. */
export async function planRevision(
  context: CommandContext,
  { graph }: ScriptGraph,
  options: RevisionOptions,
): Promise<NewRevision> {
  const heads = toTexts(options.head ?? 'head')
  const parents = graph.chooseParents(heads, {
    splice: options.splice ?? false,
    rows: await readRowsFor(context, heads),
  })
  // Only `base` asks for a revision without parents.
  if (parents.length === 0 && heads.some(namesCurrent)) throw createAtBaseError()
  const dependencies = graph.chooseDependencies(toTexts(options.dependsOn))
  return {
    downRevision: toHeaderList(parents),
    dependsOn: toHeaderList(dependencies),
    message: options.message ?? '',
  }
}
