import type { GraphData, GraphNode } from './graph-node.ts'
import { createProblemError, type ProblemCode } from './graph-problem.ts'
import type { RevisionRecord } from './revision-record.ts'

/** What a plan stands on and what it steps over. */
export interface PlanGround<R extends RevisionRecord> {
  /** The revisions whose scripts run, or that get a row. */
  readonly touched: ReadonlySet<GraphNode<R>>
  readonly rows: readonly GraphNode<R>[]
  readonly applied: ReadonlySet<GraphNode<R>>
}

/** On a circle, a row says neither what is applied nor what is not. */
const HARMFUL_IN_ROWS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['cycle'])

/** Of two scripts with one id, nobody knows which was applied, nor what it needed. */
const HARMFUL_WHEN_APPLIED: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['duplicate_revision'])

/** Throws the first problem that a plan meets; those elsewhere in the graph do not hinder it. */
export function assertNoProblem<R extends RevisionRecord>(
  data: GraphData<R>,
  { touched, rows, applied }: PlanGround<R>,
): void {
  for (const [node, problems] of data.problemsOf) {
    const met = problems.find(
      ({ code }) =>
        touched.has(node) ||
        (HARMFUL_IN_ROWS.has(code) && rows.includes(node)) ||
        (HARMFUL_WHEN_APPLIED.has(code) && applied.has(node)),
    )
    if (met !== undefined) throw createProblemError(met)
  }
}
