import type { RevisionError } from '../errors/index.ts'
import { buildGraph } from './build-graph.ts'
import { type GraphData, type GraphNode, isBase, toIds } from './graph-node.ts'
import { createProblemError, type GraphProblem } from './graph-problem.ts'
import { listRange } from './list-range.ts'
import {
  chooseDependencies,
  chooseParents,
  findNewProblems,
  type ParentOptions,
} from './new-revision.ts'
import { orderNewestFirst } from './order.ts'
import { parseRange, type RevisionRange } from './parse-range.ts'
import type { Plan } from './plan.ts'
import { planDowngrade } from './plan-downgrade.ts'
import { planStamp, type StampOptions } from './plan-stamp.ts'
import { planUpgrade } from './plan-upgrade.ts'
import { type LabelsOf, propagateLabels } from './propagate-labels.ts'
import { findLabelOwner } from './register-labels.ts'
import { resolveTarget } from './resolve-target.ts'
import type { RevisionRecord } from './revision-record.ts'
import {
  collectApplied,
  createUnknownRowError,
  readRows,
  selectCurrentHeads,
  selectRows,
} from './version-rows.ts'

/** One target or several. */
export type Targets = string | readonly string[]

/** A branch point and the revisions that go on from it. */
export interface BranchListing<R extends RevisionRecord> {
  readonly revision: R
  readonly children: readonly R[]
}

/**
 * The revisions of a project and how they build on each other. Pure data: it knows neither files nor databases.
 *
 * Lists of ids are sorted by code units. Nothing depends on the order in which revisions or version rows are given.
 *
 * @example
 * const graph = RevisionGraph.from([
 *   { revision: 'a1', downRevision: null, dependsOn: null, branchLabels: null },
 *   { revision: 'b2', downRevision: 'a1', dependsOn: null, branchLabels: null },
 * ])
 * graph.planUpgrade('head', ['a1']).steps // one step: up to "b2", whose row change is an update of "a1" to "b2"
 */
export class RevisionGraph<R extends RevisionRecord = RevisionRecord> {
  /** Revisions without a child. */
  readonly heads: readonly string[]
  /** Heads that no revision depends on. */
  readonly realHeads: readonly string[]
  /** Revisions without a down revision. */
  readonly bases: readonly string[]
  /** Revisions with several children. */
  readonly branchPoints: readonly string[]
  /** Revisions with several down revisions. */
  readonly mergePoints: readonly string[]
  /** What is wrong with the scripts. Reading works all the same; a plan throws when it meets one of these. */
  readonly problems: readonly GraphProblem[]
  readonly #data: GraphData<R>
  readonly #records: readonly R[]
  #labelsOf: LabelsOf | undefined

  private constructor(records: readonly R[]) {
    const data = buildGraph(records)
    this.#records = records
    this.#data = data
    this.heads = toIds(data.heads)
    this.realHeads = toIds(data.realHeads)
    this.bases = toIds(data.bases)
    this.branchPoints = toIds(data.nodes.filter((node) => node.children.length > 1))
    this.mergePoints = toIds(data.nodes.filter((node) => node.parents.length > 1))
    this.problems = data.problems
  }

  /** Builds the graph. Never throws: what is wrong is in `problems`. */
  static from<R extends RevisionRecord>(records: Iterable<R>): RevisionGraph<R> {
    return new RevisionGraph([...records])
  }

  /** How many revisions there are. */
  get size(): number {
    return this.#data.nodes.length
  }

  /** The graph with one more revision. */
  withRevision(record: R): RevisionGraph<R> {
    return new RevisionGraph([...this.#records, record])
  }

  /** Gives the revision of exactly this id, or nothing. */
  find(id: string): R | undefined {
    return this.#data.byId.get(id)?.record
  }

  /** The branch labels of a revision after they have spread over its branch. */
  labels(id: string): readonly string[] {
    this.#labelsOf ??= propagateLabels(this.#data)
    const node = this.#data.byId.get(id)
    return (node === undefined ? undefined : this.#labelsOf.get(node)) ?? []
  }

  /** The down revisions of a revision that are present. */
  parents(id: string): readonly string[] {
    return toIds(this.#data.byId.get(id)?.parents ?? [])
  }

  /** What a revision depends on, labels looked up. */
  dependencies(id: string): readonly string[] {
    return toIds(this.#data.byId.get(id)?.dependencies ?? [])
  }

  /** The revision that a name in `dependsOn` means: an id, or a label that one revision declares. */
  findDependency(name: string): string | undefined {
    return (this.#data.byId.get(name) ?? findLabelOwner(this.#data.byLabel, name))?.id
  }

  /** The revisions that have this one as down revision. */
  children(id: string): readonly string[] {
    return toIds(this.#data.byId.get(id)?.children ?? [])
  }

  /** The revisions that depend on this one. */
  dependents(id: string): readonly string[] {
    const node = this.#data.byId.get(id)
    return toIds(node?.neededBy.filter((other) => other.dependencies.includes(node)) ?? [])
  }

  /** Tells whether a revision has no child. */
  isHead(id: string): boolean {
    return this.#has(id, (node) => node.children.length === 0)
  }

  /** Tells whether a revision has neither child nor dependent. A head that is not real is an effective head. */
  isRealHead(id: string): boolean {
    return this.#has(id, (node) => node.neededBy.length === 0)
  }

  /** Tells whether a revision has no down revision. */
  isBase(id: string): boolean {
    return this.#has(id, isBase)
  }

  /** Tells whether a revision has several children. */
  isBranchPoint(id: string): boolean {
    return this.#has(id, (node) => node.children.length > 1)
  }

  /** Tells whether a revision has several down revisions. */
  isMergePoint(id: string): boolean {
    return this.#has(id, (node) => node.parents.length > 1)
  }

  /**
   * Finds the revisions that targets name; `rows` gives `current` a meaning. None for the base.
   * Throws `revision_not_found`, `ambiguous_revision`, `multiple_heads`, `not_in_branch`, `ambiguous_relative`, `invalid_relative` or `invalid_identifier`.
   */
  resolve(targets: Targets, rows?: readonly string[]): readonly R[] {
    const context = { data: this.#data, rows }
    const found = toTexts(targets).flatMap((text) => resolveTarget(context, text))
    return [...new Set(found)].map((node) => node.record)
  }

  /** Plans the way up to targets. Nothing to do is an empty plan. */
  planUpgrade(targets: Targets, rows: readonly string[]): Plan {
    return planUpgrade(this.#data, toTexts(targets), rows)
  }

  /** Plans the way down to targets, which stay applied. */
  planDowngrade(targets: Targets, rows: readonly string[]): Plan {
    return planDowngrade(this.#data, toTexts(targets), rows)
  }

  /** Plans a change of the version rows without running scripts. All its steps belong in one transaction. */
  planStamp(targets: Targets, rows: readonly string[], options?: StampOptions): Plan {
    return planStamp(this.#data, toTexts(targets), rows, options)
  }

  /**
   * Lists revisions newest first: all, or those of a range, which is `{ start, end }` or a text `start:end`.
   * `rows` gives `current` a meaning.
   */
  list(range?: string | RevisionRange, rows?: readonly string[]): readonly R[] {
    const nodes =
      range === undefined
        ? orderNewestFirst(this.#data, new Set(this.#data.nodes))
        : listRange(
            { data: this.#data, rows },
            typeof range === 'string' ? parseRange(range) : range,
          )
    return nodes.map((node) => node.record)
  }

  /** Lists the branch points, newest first, each with its children, newest first too. */
  listBranches(): readonly BranchListing<R>[] {
    const ordered = orderNewestFirst(this.#data, new Set(this.#data.nodes))
    const places = new Map(ordered.map((node, place) => [node, place]))
    const findPlace = (node: GraphNode<R>) => places.get(node) ?? 0
    return ordered
      .filter((node) => node.children.length > 1)
      .map(({ record, children }) => ({
        revision: record,
        children: children
          .toSorted((a, b) => findPlace(a) - findPlace(b))
          .map((child) => child.record),
      }))
  }

  /** Lists the applied revisions, newest first. Rows that no script has are left out. */
  listApplied(rows: readonly string[]): readonly string[] {
    return toIds(orderNewestFirst(this.#data, this.#applied(rows)))
  }

  /** The rows and the heads of branches that they imply through dependencies. */
  currentHeads(rows: readonly string[]): readonly string[] {
    return toIds(selectCurrentHeads(this.#applied(rows)))
  }

  /** What the version table should hold where it holds these rows; rows that no script has are left out. */
  canonicalRows(rows: readonly string[]): readonly string[] {
    return toIds(selectRows(this.#applied(rows)))
  }

  /** The rows that no script has. */
  unknownRows(rows: readonly string[]): readonly string[] {
    return readRows(this.#data, rows).unknown
  }

  /** What plans say of rows that no script has, with the way out as hint; absent where there are none. */
  explainUnknownRows(rows: readonly string[]): RevisionError | undefined {
    return createUnknownRowError(this.#data, readRows(this.#data, rows))
  }

  /**
   * Finds the parents for a new revision; the one head when nothing is named, every head for `heads`, none for `base`.
   * Throws `multiple_heads`, `not_a_head` (unless `splice`), `overlapping_targets`, or what `resolve` throws.
   */
  chooseParents(targets: Targets = 'head', options?: ParentOptions): readonly string[] {
    return toIds(chooseParents(this.#data, toTexts(targets), options))
  }

  /** Finds what a new revision shall write as `dependsOn`: labels as they are, anything else as full ids. */
  chooseDependencies(targets: Targets): readonly string[] {
    return chooseDependencies(this.#data, toTexts(targets))
  }

  /** Tells what a new script would make wrong, before it is written. Problems that are there already do not count. */
  findNewProblems(record: RevisionRecord): readonly GraphProblem[] {
    return findNewProblems(this.#data, this.#records, record)
  }

  /** Throws the first problem that a new script would cause. */
  assertNewRevision(record: RevisionRecord): void {
    const [problem] = this.findNewProblems(record)
    if (problem !== undefined) throw createProblemError(problem)
  }

  #has(id: string, test: (node: GraphNode<R>) => boolean): boolean {
    const node = this.#data.byId.get(id)
    return node !== undefined && test(node)
  }

  #applied(rows: readonly string[]): Set<GraphNode<R>> {
    return collectApplied(readRows(this.#data, rows).known)
  }
}

function toTexts(targets: Targets): readonly string[] {
  return typeof targets === 'string' ? [targets] : targets
}
