/** A revision as a drawing knows it. */
export interface DrawnRevision {
  readonly id: string
  /** Its down revisions, by id. */
  readonly parents: readonly string[]
  /** What it depends on beside them, by id. */
  readonly dependencies: readonly string[]
}

/** The edges of a revision: those that lanes show, and those that are told by name. */
export interface ChosenEdges {
  /** The rows of the down revisions that a lane leads to. */
  readonly parents: readonly number[]
  /** The rows of the dependencies that a lane leads to. */
  readonly dependencies: readonly number[]
  /** The down revisions that no lane leads to. */
  readonly namedParents: readonly string[]
  /** The dependencies that no lane leads to. */
  readonly namedDependencies: readonly string[]
}

interface Edge {
  readonly kind: 'parent' | 'dependency'
  readonly name: string
  /** The row that it leads to; undefined where that is none below. */
  readonly to: number | undefined
  hasLane: boolean
}

/**
 * Chooses which edges get a lane, so that never more than `maxLanes` run side by side: where there are more, the lane
 * that would run the longest is given up, with all edges that it has up to there. Revisions are given in the order of
 * the rows, newest first. An edge to what is not among them, or not below, never has a lane.
 */
export function chooseEdges(
  revisions: readonly DrawnRevision[],
  maxLanes: number,
): readonly ChosenEdges[] {
  const rowOf = new Map(revisions.map(({ id }, row) => [id, row]))
  const open = new Map<number, Edge[]>()
  const edgesOf = revisions.map((revision, row) => {
    const edges = listEdges(revision, (name) => {
      const to = rowOf.get(name)
      return to === undefined || to <= row ? undefined : to
    })
    open.delete(row)
    for (const edge of edges) {
      addEdge(open, edge)
      if (open.size > maxLanes) giveUpLongest(open)
    }
    return edges
  })
  return edgesOf.map(sortEdges)
}

function listEdges(
  { parents, dependencies }: DrawnRevision,
  findRow: (name: string) => number | undefined,
): readonly Edge[] {
  const create = (kind: Edge['kind']) => (name: string) => {
    const to = findRow(name)
    return { kind, name, to, hasLane: to !== undefined }
  }
  return [
    ...parents.map(create('parent')),
    ...dependencies.filter((name) => !parents.includes(name)).map(create('dependency')),
  ]
}

function addEdge(open: Map<number, Edge[]>, edge: Edge): void {
  if (edge.to === undefined) return
  const lane = open.get(edge.to)
  if (lane === undefined) open.set(edge.to, [edge])
  else lane.push(edge)
}

function giveUpLongest(open: Map<number, Edge[]>): void {
  const longest = Math.max(...open.keys())
  for (const edge of open.get(longest) ?? []) edge.hasLane = false
  open.delete(longest)
}

function sortEdges(edges: readonly Edge[]): ChosenEdges {
  const listRows = (kind: Edge['kind']) =>
    edges.flatMap((edge) => (edge.kind === kind && edge.hasLane ? (edge.to ?? []) : []))
  const listNames = (kind: Edge['kind']) =>
    edges.flatMap((edge) => (edge.kind === kind && !edge.hasLane ? edge.name : []))
  return {
    parents: listRows('parent').sort((a, b) => a - b),
    dependencies: listRows('dependency').sort((a, b) => a - b),
    namedParents: listNames('parent'),
    namedDependencies: listNames('dependency'),
  }
}
