import { stampRows } from '../runtime/stamp-rows.ts'
import type { CommandContext } from './command-context.ts'
import type { StampOptions } from './command-options.ts'
import { forEachDatabase } from './database-session.ts'
import type { PerDatabase, RunResult } from './results.ts'
import { combineListeners } from './run-scripts.ts'
import { readScriptGraph } from './script-graph.ts'

/** Sets the version rows without running anything; to `head` unless told. */
export async function stamp(
  context: CommandContext,
  options: StampOptions = {},
): Promise<RunResult | PerDatabase<RunResult>> {
  const { targets = 'head', purge = false } = options
  const { graph } = await readScriptGraph(context.config)
  return forEachDatabase<RunResult>(context, 'write', async (database, configured) => {
    const { steps, before, after } = await stampRows(database, {
      plan: (rows) => graph.planStamp(targets, rows, { purge }),
      findMessage: (revision) => graph.find(revision)?.message ?? '',
      onVersionApply: combineListeners(configured.onVersionApply),
      x: context.config.x,
      tag: options.tag,
      lockWaitMs: context.lockTimeoutMs,
      clock: context.clock,
    })
    return {
      steps: steps.map(({ revision }) => ({
        direction: 'stamp',
        revision,
        message: graph.find(revision)?.message ?? '',
        durationMs: 0,
      })),
      before,
      after,
    }
  })
}
