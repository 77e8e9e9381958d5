import { RevisionError } from '../errors/index.ts'
import { assertInBranch, type Branch, requireOptionalBranch } from './branch.ts'
import { requireNamed } from './find-name.ts'
import type { GraphData, GraphNode } from './graph-node.ts'
import { createProblemError } from './graph-problem.ts'
import { parseTarget, type RelativeTarget, type SymbolTarget } from './parse-target.ts'
import type { RevisionRecord } from './revision-record.ts'
import { createInvalidRelativeError, createMultipleHeadsError } from './target-errors.ts'
import { readRows } from './version-rows.ts'
import { type Place, walk } from './walk.ts'

/** What a name is looked up against. */
export interface ResolveContext<R extends RevisionRecord> {
  readonly data: GraphData<R>
  /** The version rows, for `current`; nothing where no database was asked. */
  readonly rows: Iterable<string> | undefined
}

type Resolver = <R extends RevisionRecord>(
  context: ResolveContext<R>,
  target: SymbolTarget,
  branch: Branch<R> | undefined,
) => readonly GraphNode<R>[]

const RESERVED: ReadonlyMap<string, Resolver> = new Map<string, Resolver>([
  ['head', resolveHead],
  ['heads', resolveHeads],
  ['base', () => []],
  ['current', resolveCurrent],
])

/** Finds the revisions that a target names, wherever the database is; none for the base. */
export function resolveTarget<R extends RevisionRecord>(
  context: ResolveContext<R>,
  text: string,
): readonly GraphNode<R>[] {
  const target = parseTarget(text)
  if (target.kind === 'symbol') return resolveSymbol(context, target)
  if (target.symbol === undefined) return resolveBelowHeads(context.data, target)
  const place = resolveFromSymbol(context, { ...target, symbol: target.symbol })
  return place === undefined ? [] : [place]
}

/** Finds the revisions that a target without a number names; none for the base. */
export function resolveSymbol<R extends RevisionRecord>(
  context: ResolveContext<R>,
  target: SymbolTarget,
): readonly GraphNode<R>[] {
  const branch = requireOptionalBranch(context.data, target.branch)
  const reserved = RESERVED.get(target.symbol)
  if (reserved !== undefined) return reserved(context, target, branch)
  const node = requireNamed(context.data, target.symbol, branch?.line)
  if (branch !== undefined) assertInBranch(branch, node)
  return [node]
}

/** Finds what lies so many steps above or below a symbol, which has to name one revision or the base. */
export function resolveFromSymbol<R extends RevisionRecord>(
  context: ResolveContext<R>,
  target: RelativeTarget & { readonly symbol: string },
): Place<R> {
  const { text, branch, symbol, steps } = target
  const found = resolveSymbol(context, { kind: 'symbol', text: symbol, branch, symbol })
  if (found.length > 1) throw createMultipleHeadsError(symbol, found)
  return walk(context.data, found[0], {
    text,
    steps,
    branch: requireOptionalBranch(context.data, branch),
  })
}

/** Outside of upgrades and downgrades, `-N` counts from each of the heads. */
function resolveBelowHeads<R extends RevisionRecord>(
  data: GraphData<R>,
  { text, branch: name, steps }: RelativeTarget,
): readonly GraphNode<R>[] {
  if (steps >= 0) throw createInvalidRelativeError(text, 'there is no revision to count from')
  const branch = requireOptionalBranch(data, name)
  const heads = branch === undefined ? data.realHeads : keepLine(data.heads, branch)
  const found = heads.map((head) => walk(data, head, { text, steps, branch }))
  return [...new Set(found.filter((place) => place !== undefined))]
}

function resolveHead<R extends RevisionRecord>(
  { data }: ResolveContext<R>,
  { text }: SymbolTarget,
  branch: Branch<R> | undefined,
): readonly GraphNode<R>[] {
  const heads = requireHeads(data, data.heads, branch)
  if (heads.length > 1) throw createMultipleHeadsError(text, heads)
  return heads
}

function resolveHeads<R extends RevisionRecord>(
  { data }: ResolveContext<R>,
  _target: SymbolTarget,
  branch: Branch<R> | undefined,
): readonly GraphNode<R>[] {
  return requireHeads(data, branch === undefined ? data.realHeads : data.heads, branch)
}

/** Every line ends in a head, unless it runs in a circle: then nothing would be found, and nothing be said. */
function requireHeads<R extends RevisionRecord>(
  data: GraphData<R>,
  heads: readonly GraphNode<R>[],
  branch: Branch<R> | undefined,
): readonly GraphNode<R>[] {
  const found = branch === undefined ? heads : keepLine(heads, branch)
  const circle = data.problems.find(({ code }) => code === 'cycle')
  if (found.length === 0 && circle !== undefined) throw createProblemError(circle)
  return found
}

function resolveCurrent<R extends RevisionRecord>(
  { data, rows }: ResolveContext<R>,
  { text }: SymbolTarget,
  branch: Branch<R> | undefined,
): readonly GraphNode<R>[] {
  if (rows === undefined) {
    throw new RevisionError(
      'revision_not_found',
      `"${text}" needs the version rows of a database.`,
      {
        hint: 'Give the rows of the version table along.',
      },
    )
  }
  const { known } = readRows(data, rows)
  return branch === undefined ? known : keepLine(known, branch)
}

function keepLine<R extends RevisionRecord>(
  nodes: readonly GraphNode<R>[],
  branch: Branch<R>,
): readonly GraphNode<R>[] {
  return nodes.filter((node) => branch.line.has(node))
}
