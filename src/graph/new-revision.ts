import { RevisionError } from '../errors/index.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import { buildGraph } from './build-graph.ts'
import { type GraphData, type GraphNode, toIds } from './graph-node.ts'
import type { GraphProblem } from './graph-problem.ts'
import { findNewLabelFault } from './identifier.ts'
import { parseTarget } from './parse-target.ts'
import { quoteNames } from './quote-names.ts'
import { resolveTarget } from './resolve-target.ts'
import { type RevisionRecord, toList } from './revision-record.ts'
import { createMultipleHeadsError } from './target-errors.ts'
import { collect } from './traverse.ts'

/** How the place of a new revision is chosen. */
export interface ParentOptions {
  /** Allows parents that are not heads, which makes a branch point. */
  readonly splice?: boolean | undefined
  /** The version rows, where `current` shall be understood. */
  readonly rows?: readonly string[] | undefined
}

/**
 * Finds the parents of a new revision: the one head by default, all heads for `heads`, none for `base`.
 * Throws `not_a_head` where a parent has children already and no splice was asked for.
 */
export function chooseParents<R extends RevisionRecord>(
  data: GraphData<R>,
  targets: readonly string[],
  { splice = false, rows }: ParentOptions = {},
): GraphNode<R>[] {
  const chosen = targets.map((text) => resolveParents(data, text, rows))
  const parents = [...new Set(chosen.flat())]
  if (targets.length > 1) assertDistinct(targets, chosen, parents)
  const inner = parents.filter((node) => node.children.length > 0)
  if (inner.length === 0 || splice) return parents
  throw new RevisionError(
    'not_a_head',
    inner.length === 1
      ? `Revision ${quoteNames(toIds(inner))} is not a head.`
      : `Revisions ${quoteNames(toIds(inner))} are not heads.`,
    {
      hint: 'Say "--splice" to begin a new branch there.',
      details: { revisions: toIds(inner), heads: toIds(data.heads) },
    },
  )
}

function resolveParents<R extends RevisionRecord>(
  data: GraphData<R>,
  text: string,
  rows: readonly string[] | undefined,
): readonly GraphNode<R>[] {
  // A revision that is only depended on is a head of its branch too: left out of a merge, it would stay one beside it.
  if (text === 'heads') return data.heads
  if (text === 'head' && data.heads.length > 1) throw createMultipleHeadsError(text, data.heads)
  return resolveTarget({ data, rows }, text)
}

function assertDistinct<R extends RevisionRecord>(
  targets: readonly string[],
  chosen: readonly (readonly GraphNode<R>[])[],
  parents: readonly GraphNode<R>[],
): void {
  const hint = 'Name each parent once, and none that another already descends from.'
  const rootless = targets.find((text) => isBase(text))
  if (rootless !== undefined) {
    const message = `"${rootless}" is no revision and cannot be merged with others.`
    throw new RevisionError('overlapping_targets', message, { hint })
  }
  const below = collect(new Set(parents.flatMap((node) => node.parents)), 'parents')
  const lower = parents.find((node) => below.has(node))
  const repeated = chosen.flat().length > parents.length
  if (!repeated && lower === undefined) return
  const message =
    lower === undefined
      ? `A revision is named twice among ${quoteNames(targets)}.`
      : `Revision "${lower.id}" is already an ancestor of another of the parents.`
  throw new RevisionError('overlapping_targets', message, { hint })
}

function isBase(text: string): boolean {
  const target = parseTarget(text)
  return target.kind === 'symbol' && target.symbol === 'base'
}

/**
 * Finds what a new revision shall write as its dependencies: a text that is a label stays one, so that it follows
 * the label; anything else becomes the full ids.
 */
export function chooseDependencies<R extends RevisionRecord>(
  data: GraphData<R>,
  texts: readonly string[],
): string[] {
  const chosen = texts.flatMap((text) => {
    const found = toIds(resolveTarget({ data, rows: undefined }, text))
    if (found.length === 0) {
      throw new RevisionError('revision_not_found', `"${text}" is no revision to depend on.`, {
        hint: 'Name a revision or a branch label.',
      })
    }
    return data.byLabel.has(text) ? [text] : found
  })
  return [...new Set(chosen)]
}

/** Tells what would become wrong with the graph if a script were added: to be asked before it is written. */
export function findNewProblems<R extends RevisionRecord>(
  data: GraphData<R>,
  records: readonly R[],
  added: RevisionRecord,
): GraphProblem[] {
  const after = buildGraph<RevisionRecord>([...records, added])
  const known = new Set(data.problems.map(describeProblem))
  const found = after.problems.filter((problem) => !known.has(describeProblem(problem)))
  return [...found, ...findCaseProblems(records, added), ...findLabelProblems(added, found)]
}

/** What differs only in case is one file on some disks, and one version row under some collations. */
function findCaseProblems(
  records: readonly RevisionRecord[],
  { revision }: RevisionRecord,
): GraphProblem[] {
  const other = records.find(
    (record) =>
      record.revision !== revision && record.revision.toLowerCase() === revision.toLowerCase(),
  )
  if (other === undefined) return []
  const message = `Revisions "${other.revision}" and "${revision}" differ only in upper and lower case, which file systems and databases may not tell apart.`
  return [
    {
      code: 'duplicate_revision',
      revisions: [other.revision, revision].sort(compareCodeUnits),
      message,
    },
  ]
}

/** Labels of new scripts are held to more than those of old ones, see `findLoadedLabelFault`. */
function findLabelProblems(
  { revision, branchLabels }: RevisionRecord,
  found: readonly GraphProblem[],
): GraphProblem[] {
  return toList(branchLabels).flatMap((label): GraphProblem[] => {
    const fault = findNewLabelFault(label)
    if (fault === undefined) return []
    const message = `"${label}" of revision "${revision}" cannot be a branch label: ${fault}.`
    if (found.some((problem) => problem.message === message)) return []
    return [{ code: 'invalid_identifier', revisions: [revision], message }]
  })
}

function describeProblem({ code, revisions, message }: GraphProblem): string {
  return JSON.stringify([code, revisions, message])
}
