import type { GraphData, GraphNode } from './graph-node.ts'
import { createProblemError, type ProblemCode } from './graph-problem.ts'
import type { RevisionRecord } from './revision-record.ts'

/** What a revision that is already applied can have without harm to the plan. */
const HARMLESS_WHEN_APPLIED: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'missing_parent',
  'label_taken',
  'invalid_identifier',
  'cycle',
])

/** Throws the first problem that a plan meets: of the revisions that it steps over, and of those that are its ground. */
export function assertNoProblem<R extends RevisionRecord>(
  data: GraphData<R>,
  touched: ReadonlySet<GraphNode<R>>,
  applied: ReadonlySet<GraphNode<R>>,
): void {
  if (data.problems.length === 0) return
  for (const [node, problems] of data.problemsOf) {
    for (const problem of problems) {
      const isMet =
        touched.has(node) || (applied.has(node) && !HARMLESS_WHEN_APPLIED.has(problem.code))
      if (isMet) throw createProblemError(problem)
    }
  }
}
