import { LimbeckError } from '../errors/index.ts'
import type { Plan } from '../graph/plan.ts'
import type { CommandContext } from './command-context.ts'
import type { DowngradeOptions } from './command-options.ts'
import { assertNoRange, readDowngradeRange } from './offline-range.ts'
import type { PerDatabase, SqlResult } from './results.ts'
import { chooseRecovery, type RunOutcome, runScripts } from './run-scripts.ts'
import { writeRunSql } from './write-run-sql.ts'
import { assertOnlySql } from './write-sql.ts'

/** Runs scripts backwards, down to a target; `-1` unless told. With `sql` it writes what they would run. */
export async function downgrade(
  context: CommandContext,
  options: DowngradeOptions = {},
): Promise<RunOutcome | SqlResult | PerDatabase<SqlResult>> {
  const { plan, dryRun, resume, restart } = options
  assertOnlySql(options, { plan, 'dry-run': dryRun, resume, restart })
  if (options.sql === true) {
    return writeRunSql(context, {
      direction: 'downgrade',
      output: options.output,
      tag: options.tag,
      readRange: (graph) => readDowngradeRange(graph, options.target),
      plan: (graph, { before, targets }) => graph.planDowngrade(targets, before),
    })
  }
  if (options.target !== undefined) assertNoRange(options.target)
  return runDowngrade(context, options)
}

function runDowngrade(context: CommandContext, options: DowngradeOptions): Promise<RunOutcome> {
  const { target = '-1', plan: isPlanOnly = false, dryRun: isDryRun = false } = options
  return runScripts(context, {
    direction: 'downgrade',
    isPlanOnly,
    isDryRun,
    recovery: chooseRecovery(options),
    tag: options.tag,
    plan: (graph, rows) => graph.planDowngrade(target, rows),
    planUnfinished: (graph, revision, rows) =>
      takeFirst(graph.planDowngrade(target, rows), revision),
    confirm: async (_graph, plan, database) => {
      if (!isDryRun) await confirmExtent(context, target, plan, database.name)
    },
  })
}

/** The first step of a plan, when it is the one of the revision: the rest is planned once it is done. */
function takeFirst(plan: Plan, revision: string): Plan {
  const [first] = plan.steps
  if (first === undefined || first.revision === revision) {
    return { ...plan, steps: plan.steps.slice(0, 1) }
  }
  throw new LimbeckError(
    'interrupted_revision',
    `The downgrade of "${revision}" was not finished, and this target would begin with "${first.revision}"`,
    { hint: `Run \`limbeck downgrade ${revision}-1 --resume\` first.` },
  )
}

/** `-2` asks for two revisions; when more go, because others depend on them, that is asked first. */
async function confirmExtent(
  context: CommandContext,
  target: string,
  plan: Plan,
  database: string,
): Promise<void> {
  const asked = /^(?:.+@)?-(\d+)$/.exec(target)?.[1]
  if (asked === undefined || plan.steps.length <= Number(asked) || context.assumeYes) return
  const revisions = plan.steps.map((step) => step.revision)
  const question = `"${target}" removes ${revisions.length} revisions from "${database}": ${revisions.join(', ')}. Go on?`
  if (context.ask === undefined) {
    throw new LimbeckError('needs_answer', question, {
      hint: 'Run it with --yes, or name the revision to go down to.',
      details: { revisions },
    })
  }
  if (await context.ask.confirm(question)) return
  throw new LimbeckError('declined', 'Nothing was done: the answer was no', {
    hint: 'Name the revision to go down to.',
    details: { revisions },
  })
}
