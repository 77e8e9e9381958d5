import type { Plan } from '../graph/plan.ts'
import type { RevisionGraph } from '../graph/revision-graph.ts'
import type { Direction } from '../runtime/events.ts'
import { writeRunScript } from '../runtime/offline/write-script.ts'
import type { ScriptRecord } from '../scripts/script-record.ts'
import type { CommandContext } from './command-context.ts'
import type { SqlOptions } from './command-options.ts'
import { formatRange, type OfflineRange } from './offline-range.ts'
import type { PerDatabase, SqlResult } from './results.ts'
import { assertReadable, readScriptGraph } from './script-graph.ts'
import { assertKnownDatabases, toRunSteps } from './script-step.ts'
import { writeSql } from './write-sql.ts'

type Graph = RevisionGraph<ScriptRecord>

/** What `upgrade --sql` and `downgrade --sql` have in common. */
export interface SqlRun extends SqlOptions {
  readonly direction: Direction
  readonly tag: string | undefined
  readRange(graph: Graph): OfflineRange
  plan(graph: Graph, range: OfflineRange): Plan
}

/** Writes what the scripts of a range would run. */
export async function writeRunSql(
  context: CommandContext,
  run: SqlRun,
): Promise<SqlResult | PerDatabase<SqlResult>> {
  const { config, signal } = context
  const { directory, graph } = await readScriptGraph(config)
  if (run.direction === 'upgrade') assertReadable(directory)
  const range = run.readRange(graph)
  const plan = run.plan(graph, range)
  return writeSql(context, run, async (database, configured) => {
    const source = { config, database: configured, graph }
    if (config.isMultiDatabase) await assertKnownDatabases(source, plan.steps)
    const { sql, steps } = await writeRunScript(database, {
      title: `limbeck ${run.direction} ${formatRange(range)} --sql, for ${database.dialect.name}`,
      steps: toRunSteps(source, run.direction, plan.steps),
      before: range.before,
      x: config.x,
      tag: run.tag,
      signal,
    })
    return { sql, steps, before: range.before, after: plan.rows }
  })
}
