import { describe, expect, it } from 'vitest'
import { RevisionGraph } from './revision-graph.ts'
import type { RevisionRecord } from './revision-record.ts'

const SIZE = 10_000

function nameOf(place: number): string {
  return `r${String(place).padStart(6, '0')}`
}

function create(
  place: number,
  parents: readonly number[],
  needs: readonly number[] = [],
): RevisionRecord {
  return {
    revision: nameOf(place),
    downRevision: parents.filter((parent) => parent >= 0).map(nameOf),
    dependsOn: needs.filter((need) => need >= 0).map(nameOf),
    branchLabels: place === 0 ? ['root'] : null,
  }
}

const SHAPES: readonly [string, (place: number) => RevisionRecord][] = [
  ['chain', (place) => create(place, [place - 1])],
  [
    'diamonds',
    (place) => create(place, place % 3 === 0 ? [place - 2, place - 1] : [place - (place % 3)]),
  ],
  ['ladder', (place) => create(place, [place - 2], [place % 2 === 0 ? place - 1 : place - 3])],
  ['one parent of all', (place) => create(place, place === 0 ? [] : [0])],
  ['no parents', (place) => create(place, [])],
  ['each labelled', (place) => ({ ...create(place, [place - 1]), branchLabels: `l${place}` })],
]

describe.each(SHAPES)('ten thousand revisions: %s', (_name, shape) => {
  const records = Array.from({ length: SIZE }, (_, place) => shape(place))
  const graph = RevisionGraph.from(records)

  it('goes up, down and is listed, neither too deep nor exponential', () => {
    const up = graph.planUpgrade('heads', [])
    const down = graph.planDowngrade('base', up.rows)
    expect({
      up: up.steps.length,
      rows: up.rows,
      down: down.steps.length,
      after: down.rows,
      listed: graph.list().length,
      stamped: graph.planStamp(nameOf(SIZE - 1), []).rows,
      problems: graph.problems,
    }).toEqual({
      up: SIZE,
      rows: graph.realHeads,
      down: SIZE,
      after: [],
      listed: SIZE,
      stamped: [nameOf(SIZE - 1)],
      problems: [],
    })
  })

  it('spreads its labels', () => {
    expect(graph.labels(nameOf(0)).length).toBeGreaterThan(0)
  })
})

it('finds a circle of ten thousand', () => {
  const records = Array.from({ length: SIZE }, (_, place) =>
    create(place, [place === 0 ? SIZE - 1 : place - 1]),
  )
  const graph = RevisionGraph.from(records)
  expect(graph.problems.map(({ code, revisions }) => [code, revisions.length])).toEqual([
    ['cycle', SIZE],
  ])
  expect(graph.list()).toHaveLength(SIZE)
})
