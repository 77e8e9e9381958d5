import type { CommandContext } from './command-context.ts'
import type { UpgradeOptions } from './command-options.ts'
import { chooseRecovery, type RunOutcome, runScripts } from './run-scripts.ts'

/** Runs the scripts that lead up to a target; `head` unless told. */
export function upgrade(
  context: CommandContext,
  options: UpgradeOptions = {},
): Promise<RunOutcome> {
  const { target = 'head', plan = false, dryRun = false } = options
  return runScripts(context, {
    direction: 'upgrade',
    isPlanOnly: plan,
    isDryRun: dryRun,
    recovery: chooseRecovery(options),
    tag: options.tag,
    plan: (graph, rows) => graph.planUpgrade(target, rows),
    planUnfinished: (graph, revision, rows) => graph.planUpgrade(revision, rows),
  })
}
