import { RevisionError } from '../errors/index.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import { findNearest } from '../util/nearest.ts'
import { type GraphData, type GraphNode, sortNodes, toIds } from './graph-node.ts'
import { createProblemError } from './graph-problem.ts'
import { quoteNames } from './quote-names.ts'
import { describeTakenLabel, findLabelOwner } from './register-labels.ts'
import type { RevisionRecord } from './revision-record.ts'

/** Names of this length and below are found in full only, as in Alembic. */
const LONGEST_UNSHORTENED = 3

const sortedNames = new WeakMap<GraphData, readonly string[]>()

/** Finds the revision that an id, a label or an unambiguous beginning of one stands for, or throws. */
export function requireNamed<R extends RevisionRecord>(
  data: GraphData<R>,
  name: string,
  among?: ReadonlySet<GraphNode<R>>,
): GraphNode<R> {
  const node =
    data.byId.get(name) ?? findLabelled(data, name) ?? requireBeginning(data, name, among)
  const problem = data.problemsOf.get(node)?.find(({ code }) => code === 'duplicate_revision')
  if (problem !== undefined) throw createProblemError(problem)
  return node
}

function findLabelled<R extends RevisionRecord>(
  data: GraphData<R>,
  label: string,
): GraphNode<R> | undefined {
  const owners = data.byLabel.get(label) ?? []
  if (owners.length < 2) return owners[0]
  const message = describeTakenLabel(label, owners)
  throw createProblemError({ code: 'label_taken', revisions: toIds(owners), message })
}

function requireBeginning<R extends RevisionRecord>(
  data: GraphData<R>,
  name: string,
  among: ReadonlySet<GraphNode<R>> | undefined,
): GraphNode<R> {
  const found = findByBeginning(data, name, among)
  const [first, second] = found
  if (first === undefined) throw createNotFoundError(data, name)
  if (second !== undefined) throw createAmbiguousError(name, found)
  return first
}

function findByBeginning<R extends RevisionRecord>(
  data: GraphData<R>,
  name: string,
  among: ReadonlySet<GraphNode<R>> | undefined,
): GraphNode<R>[] {
  const names = listNames(data)
  const found = new Set<GraphNode<R>>()
  for (let place = findPlace(names, name); place < names.length; place++) {
    const candidate = names[place]
    if (candidate === undefined || !candidate.startsWith(name)) break
    if (candidate.length <= LONGEST_UNSHORTENED) continue
    const node = data.byId.get(candidate) ?? findLabelOwner(data.byLabel, candidate)
    if (node !== undefined && among?.has(node) !== false) found.add(node)
  }
  return sortNodes(found)
}

function listNames(data: GraphData): readonly string[] {
  const known = sortedNames.get(data)
  if (known !== undefined) return known
  const names = [...data.byId.keys(), ...data.byLabel.keys()].sort(compareCodeUnits)
  sortedNames.set(data, names)
  return names
}

/** Finds the place of the first name that does not come before the wanted one. */
function findPlace(names: readonly string[], wanted: string): number {
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((names[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function createNotFoundError(data: GraphData, name: string): RevisionError {
  if (/[+-]\d/u.test(name)) {
    return new RevisionError('invalid_relative', `"${name}" is not a relative target.`, {
      hint: 'Write an optional "branch@", an optional name and one "+N" or "-N", such as "billing@head-1".',
    })
  }
  const nearest = findNearest(name, listNames(data))
  const shortened =
    name.length <= LONGEST_UNSHORTENED
      ? 'Give at least four characters of a revision id.'
      : undefined
  return new RevisionError('revision_not_found', `No revision or branch label matches "${name}".`, {
    hint:
      nearest === undefined
        ? (shortened ?? 'See "limbeck history".')
        : `Did you mean "${nearest}"?`,
  })
}

function createAmbiguousError(name: string, found: readonly GraphNode[]): RevisionError {
  const ids = toIds(found)
  return new RevisionError(
    'ambiguous_revision',
    `"${name}" is the beginning of several: ${quoteNames(ids)}.`,
    { hint: 'Give more characters.', details: { revisions: ids } },
  )
}
