import { compareCodeUnits } from '../util/compare-code-units.ts'
import type { GraphProblem, ProblemCode } from './graph-problem.ts'

/** Gathers problems while a graph is built. */
export interface ProblemList {
  add(code: ProblemCode, revisions: Iterable<string>, message: string): void
  readonly problems: readonly GraphProblem[]
}

/** Starts an empty list of problems. */
export function createProblemList(): ProblemList {
  const problems: GraphProblem[] = []
  return {
    problems,
    add(code, revisions, message) {
      problems.push({ code, revisions: [...new Set(revisions)].sort(compareCodeUnits), message })
    },
  }
}
