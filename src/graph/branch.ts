import { RevisionError } from '../errors/index.ts'
import { requireNamed } from './find-name.ts'
import type { GraphData, GraphNode } from './graph-node.ts'
import type { RevisionRecord } from './revision-record.ts'
import { collect } from './traverse.ts'

/** What the text before an "@" stands for: a revision and the line through it, dependencies not followed. */
export interface Branch<R extends RevisionRecord> {
  readonly name: string
  readonly node: GraphNode<R>
  /** The revision and its ancestors. */
  readonly below: ReadonlySet<GraphNode<R>>
  /** The revision and its descendants. */
  readonly above: ReadonlySet<GraphNode<R>>
  /** Both together. */
  readonly line: ReadonlySet<GraphNode<R>>
}

/** Looks up a branch by a label or by any of its revisions. */
export function requireBranch<R extends RevisionRecord>(
  data: GraphData<R>,
  name: string,
): Branch<R> {
  return createBranch(name, requireNamed(data, name))
}

/** Looks up a branch if one was named. */
export function requireOptionalBranch<R extends RevisionRecord>(
  data: GraphData<R>,
  name: string | undefined,
): Branch<R> | undefined {
  return name === undefined ? undefined : requireBranch(data, name)
}

/** Makes the branch that goes through a revision. */
export function createBranch<R extends RevisionRecord>(
  name: string,
  node: GraphNode<R>,
): Branch<R> {
  const below = collect([node], 'parents')
  const above = collect([node], 'children')
  const line = new Set(below)
  for (const descendant of above) line.add(descendant)
  return { name, node, below, above, line }
}

/** Throws unless the revision is in the branch. */
export function assertInBranch<R extends RevisionRecord>(
  branch: Branch<R>,
  node: GraphNode<R>,
): void {
  if (branch.line.has(node)) return
  throw new RevisionError(
    'not_in_branch',
    `Revision "${node.id}" is not in the branch "${branch.name}".`,
    { hint: `Leave out "${branch.name}@", or name a revision of that branch.` },
  )
}
