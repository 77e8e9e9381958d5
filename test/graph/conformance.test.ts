import { readFileSync } from 'node:fs'
import { type PlanStep, RevisionGraph } from 'limbeck/graph'
import { describe, expect, it } from 'vitest'

interface CaseRevision {
  readonly revision: string
  readonly downRevision: readonly string[]
  readonly branchLabels: readonly string[]
  readonly dependsOn: readonly string[]
}

interface Lookup {
  readonly id: string
  readonly revisions?: readonly string[]
  readonly error?: string
}

interface WalkStep {
  readonly command: 'upgrade' | 'downgrade' | 'stamp'
  readonly target: string
  readonly before: readonly string[]
  readonly steps?: readonly string[]
  readonly after?: readonly string[]
  readonly error?: string
}

interface Case {
  readonly name: string
  readonly revisions: readonly CaseRevision[]
  readonly heads: readonly string[]
  readonly realHeads: readonly string[]
  readonly bases: readonly string[]
  readonly branchPoints: readonly string[]
  readonly mergePoints: readonly string[]
  readonly resolve: readonly Lookup[]
  readonly walks: readonly (readonly WalkStep[])[]
}

/** What Alembic answers for generated graphs; see the test names for what is compared. */
const cases = JSON.parse(
  readFileSync(new URL('../conformance/revision-graph.json', import.meta.url), 'utf8'),
) as readonly Case[]

const FAILED = 'an error'

/** Any error counts as an error: the kinds differ on purpose. But it has to be one of ours. */
function attempt<T>(run: () => T): T | typeof FAILED {
  try {
    return run()
  } catch (error) {
    if (error instanceof Error && error.name === 'RevisionError') return FAILED
    throw error
  }
}

function sorted(ids: Iterable<string>): string[] {
  return [...ids].sort()
}

function plan(graph: RevisionGraph<CaseRevision>, { command, target, before }: WalkStep) {
  if (command === 'upgrade') return graph.planUpgrade(target, before)
  if (command === 'downgrade') return graph.planDowngrade(target, before)
  return graph.planStamp(target, before)
}

/** Finds the first step that comes at the wrong side of something it needs. */
function findMisplaced(revisions: readonly CaseRevision[], steps: readonly PlanStep[]) {
  const owners = new Map(
    revisions.flatMap((r) => r.branchLabels.map((label) => [label, r.revision])),
  )
  const places = new Map(steps.map((step, place) => [step.revision, place]))
  return steps.find((step, place) => {
    const record = revisions.find(({ revision }) => revision === step.revision)
    const needs = [...(record?.downRevision ?? []), ...(record?.dependsOn ?? [])]
    return needs.some((name) => {
      const other = places.get(owners.get(name) ?? name)
      if (other === undefined) return false
      return step.direction === 'upgrade' ? other > place : other < place
    })
  })
}

/** Carries the row changes of the steps out, and refuses what a database would refuse. */
function applyRowChanges(before: readonly string[], steps: readonly PlanStep[]): string[] {
  const rows = new Set(before)
  function remove(row: string): void {
    if (!rows.delete(row)) throw new Error(`no row ${row}`)
  }
  function add(row: string): void {
    if (rows.has(row)) throw new Error(`row ${row} twice`)
    rows.add(row)
  }
  for (const { rowChanges } of steps) {
    for (const row of rowChanges.delete) remove(row)
    for (const { from, to } of rowChanges.update) {
      remove(from)
      add(to)
    }
    for (const row of rowChanges.insert) add(row)
  }
  return sorted(rows)
}

it('has all the cases', () => {
  expect(cases.length).toBe(120)
  expect(cases.flatMap((entry) => entry.resolve).length).toBe(4630)
  expect(cases.flatMap((entry) => entry.walks.flat()).length).toBe(2780)
})

describe.each(cases)('$name', (entry) => {
  const graph = RevisionGraph.from(entry.revisions)

  it('has the same ends and forks', () => {
    const { heads, realHeads, bases, branchPoints, mergePoints } = graph
    expect({
      heads,
      realHeads,
      bases,
      branchPoints,
      mergePoints,
      problems: graph.problems,
    }).toEqual({
      heads: entry.heads,
      realHeads: entry.realHeads,
      bases: entry.bases,
      branchPoints: entry.branchPoints,
      mergePoints: entry.mergePoints,
      problems: [],
    })
  })

  it('looks up the same revisions', () => {
    const answers = entry.resolve.map(({ id }) => {
      const found = attempt(() => graph.resolve(id))
      return { id, found: found === FAILED ? found : sorted(found.map(({ revision }) => revision)) }
    })
    expect(answers).toEqual(
      entry.resolve.map(({ id, revisions }) => ({ id, found: revisions ?? FAILED })),
    )
  })

  it('plans the same steps and rows', () => {
    const walked = entry.walks.flat()
    const answers = walked.map((step) => {
      const { command, target, before } = step
      const answer = attempt(() => plan(graph, step))
      if (answer === FAILED) return { command, target, before, error: FAILED }
      expect(findMisplaced(entry.revisions, answer.steps)).toBeUndefined()
      expect(applyRowChanges(before, answer.steps)).toEqual(answer.rows)
      const steps = sorted(answer.steps.map(({ revision }) => revision))
      return { command, target, before, ...(command !== 'stamp' && { steps }), after: answer.rows }
    })
    expect(answers).toEqual(
      walked.map(({ command, target, before, steps, after, error }) =>
        error === undefined
          ? { command, target, before, ...(steps !== undefined && { steps: sorted(steps) }), after }
          : { command, target, before, error: FAILED },
      ),
    )
  })
})
