import type {
  DryRunResult,
  PerDatabase,
  PlanResult,
  RunResult,
  StampResult,
} from '../../commands/results.ts'
import { makePrintable, makePrintableLines } from '../../util/printable.ts'
import type { Outcome } from '../command-definition.ts'
import { formatPerDatabase, listResults } from './per-database.ts'
import { addMessage, joinNames } from './record-line.ts'

type AnyRunResult = RunResult | DryRunResult | PlanResult | StampResult

/** Shows what a run did, or a plan would do. Each step of a run was told as progress already. */
export function describeRun(result: AnyRunResult | PerDatabase<AnyRunResult>): Outcome {
  const problems = listResults<AnyRunResult>(result).flatMap((each) =>
    'problems' in each ? each.problems : [],
  )
  return { result, problems, text: () => formatPerDatabase<AnyRunResult>(result, formatRun) }
}

function formatRun(result: AnyRunResult): readonly string[] {
  const after = formatRows(result.after)
  if ('forgotten' in result && result.forgotten.length > 0) {
    return [`Forgot the unfinished ${joinNames(result.forgotten)}`, `Now at ${after}`]
  }
  if (result.steps.length === 0) {
    return [isSame(result.before, result.after) ? `Nothing to do: at ${after}` : `Now at ${after}`]
  }
  if (isPlan(result)) return [...formatPlan(result), `Would be at ${after}`]
  const steps = countSteps(result.steps.length)
  return 'isDryRun' in result
    ? [`Rolled back; would be at ${after} (${steps})`]
    : [`Now at ${after} (${steps})`]
}

function formatPlan(plan: PlanResult): readonly string[] {
  return plan.steps.flatMap((step) => [
    addMessage(`${step.direction} ${makePrintable(step.revision)}`, step.message),
    ...step.statements.map((statement) => indent(`${makePrintableLines(statement)};`)),
    ...(step.isComplete ? [] : ['    … what follows depends on what the script reads']),
  ])
}

function isPlan(result: AnyRunResult): result is PlanResult {
  return result.steps.some((step) => 'statements' in step)
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((row, index) => row === b[index])
}

/** Where version rows stand, for people. */
export function formatRows(rows: readonly string[]): string {
  return rows.length === 0 ? 'base' : joinNames(rows)
}

/** A number of steps, for people. */
export function countSteps(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ')
}
