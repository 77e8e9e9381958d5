import type { ResolvedDatabase } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import type { Plan } from '../graph/plan.ts'
import type { RevisionGraph } from '../graph/revision-graph.ts'
import type { Database } from '../runtime/database.ts'
import type { Direction } from '../runtime/events.ts'
import { recordStep } from '../runtime/record-step.ts'
import { assertCanRehearse } from '../runtime/rehearsal.ts'
import type { RecoveryMode } from '../runtime/run-options.ts'
import { runPlan } from '../runtime/run-plan.ts'
import type { VersionApplyHook } from '../runtime/run-request.ts'
import type { ScriptRecord } from '../scripts/script-record.ts'
import { maskStatement } from '../util/mask-statement.ts'
import type { CommandContext } from './command-context.ts'
import { describeProblem, listUnfinished } from './database-problems.ts'
import { assertTargets, forEachDatabase } from './database-session.ts'
import type { DryRunResult, PerDatabase, PlannedStep, PlanResult, RunResult } from './results.ts'
import { assertReadable, readScriptGraph } from './script-graph.ts'
import { assertKnownDatabases, type StepSource, toRunSteps } from './script-step.ts'

/** What `upgrade` and `downgrade` have in common. */
export interface ScriptRun {
  readonly direction: Direction
  readonly isPlanOnly: boolean
  readonly isDryRun: boolean
  readonly recovery: RecoveryMode
  readonly tag: string | undefined
  plan(graph: RevisionGraph<ScriptRecord>, rows: readonly string[]): Plan
  planUnfinished(
    graph: RevisionGraph<ScriptRecord>,
    revision: string,
    rows: readonly string[],
  ): Plan
  /** Called with the plan before anything runs; may ask, and throws when the answer is no. */
  confirm?(
    graph: RevisionGraph<ScriptRecord>,
    plan: Plan,
    database: ResolvedDatabase,
  ): Promise<void>
  /** Called with the version rows once the run lock is held, before anything is done; throws where nothing may be done. */
  assess?(
    graph: RevisionGraph<ScriptRecord>,
    rows: readonly string[],
    place: { readonly database: Database; readonly configured: ResolvedDatabase },
  ): Promise<void>
}

/** What a run did, or would do, with one database or with each of several. */
export type RunOutcome = AnyRunResult | PerDatabase<AnyRunResult>

type AnyRunResult = RunResult | DryRunResult | PlanResult

/** Runs scripts on each selected database, or tells what would be run. */
export function runScripts(
  context: CommandContext,
  run: ScriptRun & { readonly isPlanOnly: false; readonly isDryRun: false },
): Promise<RunResult | PerDatabase<RunResult>>
export function runScripts(context: CommandContext, run: ScriptRun): Promise<RunOutcome>
export async function runScripts(context: CommandContext, run: ScriptRun): Promise<RunOutcome> {
  const { directory, graph } = await readScriptGraph(context.config)
  // A script whose place in the graph nobody knows may be the one that comes next.
  if (run.direction === 'upgrade') assertReadable(directory)
  assertOneWay(run)
  // Of a database that is not there yet a dry run leaves no trace either.
  const access = run.isPlanOnly || run.isDryRun ? 'read' : 'write'
  if (!run.isPlanOnly) {
    await assertTargets(context, (rows, database) => {
      if (run.isDryRun && database !== undefined) assertCanRehearse(database.dialect)
      run.plan(graph, rows)
    })
  }
  return forEachDatabase<AnyRunResult>(context, access, async (database, configured) => {
    const source: StepSource = { config: context.config, database: configured, graph }
    const { isMultiDatabase } = context.config
    // The run plans by itself; most runs need no look before it.
    if (run.isPlanOnly || isMultiDatabase || run.confirm !== undefined) {
      const before = await database.versionTable.readRows()
      const plan = run.plan(graph, before)
      if (run.isPlanOnly) return describePlan(database, source, run, { plan, before })
      if (isMultiDatabase) await assertKnownDatabases(source, plan.steps)
      await run.confirm?.(graph, plan, configured)
    }
    const report = await runPlan(database, {
      direction: run.direction,
      plan: (rows) => toRunSteps(source, run.direction, run.plan(graph, rows).steps),
      planUnfinished: (revision, rows) =>
        toRunSteps(source, run.direction, run.planUnfinished(graph, revision, rows).steps),
      assess: (rows) => run.assess?.(graph, rows, { database, configured }),
      transaction: configured.transaction,
      recovery: run.recovery,
      isDryRun: run.isDryRun,
      lockWaitMs: context.lockTimeoutMs,
      limits: {
        lockTimeoutMs: configured.lockTimeoutMs,
        statementTimeoutMs: configured.statementTimeoutMs,
      },
      x: context.config.x,
      tag: run.tag,
      onVersionApply: combineListeners(configured.onVersionApply),
      clock: context.clock,
      timesStatements: context.timesStatements,
    })
    return run.isDryRun ? { ...report, isDryRun: true } : report
  })
}

function assertOneWay({ isPlanOnly, isDryRun }: ScriptRun): void {
  if (!isPlanOnly || !isDryRun) return
  throw new LimbeckError('invalid_argument', 'A plan runs nothing, and a dry run runs everything', {
    hint: 'Leave out --plan or --dry-run.',
  })
}

/** How to treat a revision that was started and not finished. */
export function chooseRecovery(options: {
  readonly resume?: boolean | undefined
  readonly restart?: boolean | undefined
}): RecoveryMode {
  if (options.resume === true) return 'resume'
  return options.restart === true ? 'restart' : 'stop'
}

/** One hook of several listeners; none where there are none, so that a step need not stop for them. */
export function combineListeners(
  listeners: ResolvedDatabase['onVersionApply'],
): VersionApplyHook | undefined {
  if (listeners.length === 0) return undefined
  return async (change) => {
    for (const listener of listeners) await listener(change)
  }
}

async function describePlan(
  database: Database,
  source: StepSource,
  { direction, tag }: ScriptRun,
  { plan, before }: { readonly plan: Plan; readonly before: readonly string[] },
): Promise<PlanResult> {
  const { connection, dialect, naming, plugins, name, signal } = database
  const { engine } = connection
  const scope = { engine, dialect, naming, plugins, database: name, signal }
  const steps: PlannedStep[] = []
  for (const step of toRunSteps(source, direction, plan.steps)) {
    const { requests, isComplete } = await recordStep(step, { ...scope, x: source.config.x, tag })
    steps.push({
      direction,
      revision: step.revision,
      message: step.message,
      statements: requests.map(({ statement }) =>
        maskStatement(dialect.inlineStatement(statement)),
      ),
      isComplete,
    })
  }
  const problems = (await listUnfinished(database)).map((error) =>
    describeProblem(error, source.config, name),
  )
  return { steps, before, after: plan.rows, problems }
}
