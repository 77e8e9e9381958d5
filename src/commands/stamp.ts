import { writeStampScript } from '../runtime/offline/write-script.ts'
import { stampRows } from '../runtime/stamp-rows.ts'
import type { CommandContext } from './command-context.ts'
import type { StampOptions } from './command-options.ts'
import { assertTargets, forEachDatabase } from './database-session.ts'
import { assertNoRange, formatRange, readRanges } from './offline-range.ts'
import type { PerDatabase, SqlResult, StampResult } from './results.ts'
import { combineListeners } from './run-scripts.ts'
import { readScriptGraph } from './script-graph.ts'
import { assertOnlySql, writeSql } from './write-sql.ts'

/** Sets the version rows without running anything; to `head` unless told. With `sql` it writes the statements. */
export async function stamp(
  context: CommandContext,
  options: StampOptions = {},
): Promise<StampResult | SqlResult | PerDatabase<StampResult> | PerDatabase<SqlResult>> {
  const { targets = 'head', purge = false } = options
  assertOnlySql(options, { purge })
  if (options.sql === true) return writeStampSql(context, targets, options)
  assertNoRange(targets)
  const { graph } = await readScriptGraph(context.config)
  await assertTargets(context, (rows) => graph.planStamp(targets, rows, { purge }))
  return forEachDatabase<StampResult>(context, 'write', async (database, configured) => {
    const { steps, before, after, forgotten } = await stampRows(database, {
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
      forgotten,
    }
  })
}

async function writeStampSql(
  context: CommandContext,
  targets: string | readonly string[],
  options: StampOptions,
): Promise<SqlResult | PerDatabase<SqlResult>> {
  const { graph } = await readScriptGraph(context.config)
  const range = readRanges(graph, targets)
  const { before } = range
  const plan = graph.planStamp(range.targets, before)
  return writeSql(context, options, async (database) => {
    const { sql, steps } = writeStampScript(database, {
      title: `limbeck stamp ${formatRange(range)} --sql, for ${database.dialect.name}`,
      steps: plan.steps.map((step) => ({
        ...step,
        message: graph.find(step.revision)?.message ?? '',
      })),
      before,
    })
    return { sql, steps, before, after: plan.rows }
  })
}
