import { LimbeckError } from '../errors/index.ts'
import type { CommandContext } from './command-context.ts'
import type { MergeOptions } from './command-options.ts'
import { readRowsFor } from './current-rows.ts'
import type { NewRevisionResult } from './results.ts'
import { readScriptGraphForWriting } from './script-graph.ts'
import { assertSound, toTexts, writeRevision } from './write-revision.ts'

/**
 * Writes a script that joins revisions. `heads` where there is only one head writes nothing.
 * A database is asked only for `current`. Throws `invalid_argument` for fewer than two revisions.
 */
export async function merge(
  context: CommandContext,
  options: MergeOptions,
): Promise<NewRevisionResult> {
  const scriptGraph = await readScriptGraphForWriting(context.config)
  assertSound(scriptGraph)
  const targets = toTexts(options.revisions)
  const { graph } = scriptGraph
  const rows = await readRowsFor(context, targets)
  // Counted first: one revision is no merge, be it a head or not.
  const named = graph.chooseParents(targets, { splice: true, rows })
  if (named.length < 2) {
    if (targets.length === 1 && targets[0] === 'heads') {
      return { revision: null, path: null, paths: [], changes: [] }
    }
    throw new LimbeckError(
      'invalid_argument',
      `A merge joins at least two revisions, and ${targets.map((each) => `"${each}"`).join(', ')} names ${named.length}.`,
      {
        hint: 'Name two or more, for example: limbeck merge heads',
        details: { revisions: named },
      },
    )
  }
  const parents = graph.chooseParents(targets, { splice: options.splice ?? false, rows })
  const message = options.message ?? `merge ${parents.join(' and ')}`
  return await writeRevision(
    context,
    scriptGraph,
    { downRevision: parents, dependsOn: null, message },
    options,
  )
}
