import type { CommandContext } from './command-context.ts'
import type { UpgradeOptions } from './command-options.ts'
import { assertLeadsUp, assertNoRange, readRanges } from './offline-range.ts'
import type { PerDatabase, SqlResult } from './results.ts'
import { chooseRecovery, type RunOutcome, runScripts } from './run-scripts.ts'
import { writeRunSql } from './write-run-sql.ts'
import { assertOnlySql } from './write-sql.ts'

/** Runs the scripts that lead up to a target; `head` unless told. With `sql` it writes what they would run. */
export async function upgrade(
  context: CommandContext,
  options: UpgradeOptions = {},
): Promise<RunOutcome | SqlResult | PerDatabase<SqlResult>> {
  const { target = 'head', plan = false, dryRun = false, resume, restart, tag } = options
  assertOnlySql(options, { plan, 'dry-run': dryRun, resume, restart })
  if (options.sql === true) {
    return writeRunSql(context, {
      direction: 'upgrade',
      output: options.output,
      tag,
      readRange: (graph) => readRanges(graph, target),
      plan(graph, range) {
        const found = graph.planUpgrade(range.targets, range.before)
        if (found.steps.length === 0) assertLeadsUp(graph, range)
        return found
      },
    })
  }
  assertNoRange(target)
  return runScripts(context, {
    direction: 'upgrade',
    isPlanOnly: plan,
    isDryRun: dryRun,
    recovery: chooseRecovery(options),
    tag,
    plan: (graph, rows) => graph.planUpgrade(target, rows),
    planUnfinished: (graph, revision, rows) => graph.planUpgrade(revision, rows),
  })
}
