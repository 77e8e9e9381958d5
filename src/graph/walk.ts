import type { Branch } from './branch.ts'
import type { GraphData, GraphNode } from './graph-node.ts'
import { createProblemError } from './graph-problem.ts'
import type { RevisionRecord } from './revision-record.ts'
import { createAmbiguousStepError, createInvalidRelativeError } from './target-errors.ts'

/** A place in the graph: a revision, or the base below all of them. */
export type Place<R extends RevisionRecord> = GraphNode<R> | undefined

/** What a walk has to know beside where it starts. */
export interface WalkOptions<R extends RevisionRecord> {
  /** The target as written, for messages. */
  readonly text: string
  readonly steps: number
  readonly branch: Branch<R> | undefined
}

/** Goes so many steps up or down, one parent or child at a time, or throws where the way ends or parts. */
export function walk<R extends RevisionRecord>(
  data: GraphData<R>,
  start: Place<R>,
  options: WalkOptions<R>,
): Place<R> {
  const step = options.steps > 0 ? stepUp : stepDown
  let place = start
  for (let left = Math.abs(options.steps); left > 0; left--) place = step(data, place, options)
  return place
}

function stepUp<R extends RevisionRecord>(
  data: GraphData<R>,
  place: Place<R>,
  { text, branch }: WalkOptions<R>,
): Place<R> {
  const above = place === undefined ? data.bases : place.children
  const found = branch === undefined ? above : above.filter((node) => branch.line.has(node))
  const [only, second] = found
  if (only === undefined) {
    const top = place === undefined ? 'the base' : `"${place.id}"`
    throw createInvalidRelativeError(text, `there is no revision above ${top}`)
  }
  if (second !== undefined) throw createAmbiguousStepError(text, place, found, 'above')
  meetMissingAndCircle(data, only)
  return only
}

function stepDown<R extends RevisionRecord>(
  data: GraphData<R>,
  place: Place<R>,
  { text, branch }: WalkOptions<R>,
): Place<R> {
  if (place === undefined) throw createInvalidRelativeError(text, 'it goes below the base')
  meetMissingAndCircle(data, place)
  const found = keepBranch(place.parents, branch)
  const [only, second] = found
  if (second !== undefined) throw createAmbiguousStepError(text, place, found, 'below')
  return only
}

/** At a merge point a branch goes down its own line: to what descends from it, where there is such a parent. */
function keepBranch<R extends RevisionRecord>(
  parents: readonly GraphNode<R>[],
  branch: Branch<R> | undefined,
): readonly GraphNode<R>[] {
  if (branch === undefined || parents.length < 2) return parents
  const own = parents.filter((parent) => branch.above.has(parent))
  return own.length > 0 ? own : parents.filter((parent) => branch.line.has(parent))
}

/** A walk cannot be trusted where parents are missing, and would not end on a circle. */
function meetMissingAndCircle<R extends RevisionRecord>(
  data: GraphData<R>,
  node: GraphNode<R>,
): void {
  const problem = data.problemsOf
    .get(node)
    ?.find(({ code }) => code === 'missing_parent' || code === 'cycle')
  if (problem !== undefined) throw createProblemError(problem)
}
