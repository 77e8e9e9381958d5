import { describe, expect, it } from 'vitest'
import { catchCode, sketch, sketchRevision } from '../../test/graph/sketch.ts'
import type { ProblemCode } from './graph-problem.ts'
import { RevisionGraph } from './revision-graph.ts'

interface ProblemCase {
  readonly name: string
  readonly lines: readonly string[]
  readonly problems: readonly (readonly [ProblemCode, readonly string[]])[]
}

const CASES: readonly ProblemCase[] = [
  { name: 'nothing', lines: ['a1', 'b2 < a1 + c3', 'c3 [shop]'], problems: [] },
  {
    name: 'a down revision that no script has',
    lines: ['a1', 'b2 < gone'],
    problems: [['missing_parent', ['b2']]],
  },
  {
    name: 'a dependency that no script has',
    lines: ['a1', 'b2 < a1 + gone'],
    problems: [['missing_parent', ['b2']]],
  },
  {
    name: 'a label where a down revision belongs',
    lines: ['a1 [shop]', 'b2 < shop'],
    problems: [['missing_parent', ['b2']]],
  },
  {
    name: 'one id twice',
    lines: ['a1', 'b2 < a1', 'b2 < a1', 'b2'],
    problems: [['duplicate_revision', ['b2']]],
  },
  {
    name: 'a circle of down revisions',
    lines: ['a1', 'b2 < a1, d4', 'c3 < b2', 'd4 < c3', 'e5 < d4'],
    problems: [['cycle', ['b2', 'c3', 'd4']]],
  },
  {
    name: 'a circle of dependencies',
    lines: ['a1 + b2', 'b2 + a1'],
    problems: [['cycle', ['a1', 'b2']]],
  },
  {
    name: 'a circle of both kinds, by label',
    lines: ['a1 + shop', 'b2 < a1', 'c3 [shop] < b2'],
    problems: [['cycle', ['a1', 'b2', 'c3']]],
  },
  {
    name: 'two circles',
    lines: ['a1 < b2', 'b2 < a1', 'c3 < d4', 'd4 < c3'],
    problems: [
      ['cycle', ['a1', 'b2']],
      ['cycle', ['c3', 'd4']],
    ],
  },
  { name: 'its own down revision', lines: ['a1 < a1'], problems: [['cycle', ['a1']]] },
  { name: 'its own dependency', lines: ['a1 [x] + x'], problems: [['cycle', ['a1']]] },
  {
    name: 'one label on two branches',
    lines: ['a1 [shop]', 'b2 [shop]'],
    problems: [['label_taken', ['a1', 'b2']]],
  },
  {
    name: 'one label twice on a line',
    lines: ['a1 [shop]', 'b2 [shop] < a1'],
    problems: [['label_taken', ['a1', 'b2']]],
  },
  {
    name: 'a label that is an id',
    lines: ['a1', 'b2 [a1]'],
    problems: [['label_taken', ['a1', 'b2']]],
  },
  {
    name: 'a dependency on a label of two',
    lines: ['a1 [shop]', 'b2 [shop]', 'c3 + shop'],
    problems: [
      ['label_taken', ['a1', 'b2']],
      ['label_taken', ['c3']],
    ],
  },
  {
    name: 'ids that a target cannot name',
    lines: ['a-1', 'b@2', 'c+3', 'd:4', 'head', 'base', 'current', 'heads'],
    problems: ['a-1', 'b@2', 'base', 'c+3', 'current', 'd:4', 'head', 'heads'].map((id) => [
      'invalid_identifier',
      [id],
    ]),
  },
  {
    name: 'labels that a target cannot name',
    lines: ['a1 [x@y]', 'b2 [x:y]', 'c3 [x-2]', 'd4 [head]', 'e5 [shop-cart]'],
    problems: ['d4', 'c3', 'b2', 'a1'].map((id) => ['invalid_identifier', [id]]),
  },
]

describe('problems', () => {
  it.each(CASES)('$name', ({ lines, problems }) => {
    const found = sketch(...lines).problems.map(({ code, revisions }) => [code, revisions])
    expect(found).toHaveLength(problems.length)
    expect(found).toEqual(expect.arrayContaining([...problems]))
  })

  it.each(CASES)('the same whatever the order of the scripts: $name', ({ lines }) => {
    expect(sketch(...[...lines].reverse()).problems).toEqual(sketch(...lines).problems)
  })

  it('names both scripts of one id', () => {
    const [, first, second] = ['a1', 'b2 < a1', 'b2'].map(sketchRevision)
    const graph = RevisionGraph.from([
      { ...sketchRevision('b2 < a1'), path: 'versions/b2_one.ts' },
      { ...sketchRevision('b2'), path: 'versions/b2_two.ts' },
    ])
    expect([first?.revision, second?.revision]).toEqual(['b2', 'b2'])
    expect(graph.problems.map(({ message }) => message)).toEqual([
      'Revision "b2" is present 2 times (in "versions/b2_one.ts", "versions/b2_two.ts").',
      'Revision "b2" names the down revision "a1", which no script has.',
    ])
  })
})

/** One sound line beside each kind of broken part. */
const BROKEN = [
  'a1',
  'a2 < a1',
  'p1 < gone',
  'p2 < p1',
  'd1',
  'd1',
  'd2 < d1',
  'y1 < y2',
  'y2 < y1',
  'y3 < y2',
  'l1 [shop]',
  'l2 [shop]',
  'q1 + lost',
]

describe('a plan', () => {
  const graph = sketch(...BROKEN)

  it.each([
    ['a2', []],
    ['a2', ['p2']],
    ['p2', ['p1']],
    ['p2', ['p2']],
    ['y3', ['y3']],
    ['a2', ['l1', 'y3', 'q1']],
    ['base', ['d2', 'unknown']],
  ])('up to %s from %j meets no problem', (target, rows) => {
    expect(catchCode(() => graph.planUpgrade(target, rows))).toBe('no error')
  })

  it.each([
    ['p2', [], 'missing_parent'],
    ['q1', [], 'missing_parent'],
    ['d1', [], 'duplicate_revision'],
    ['d2', [], 'duplicate_revision'],
    ['d2', ['d1'], 'duplicate_revision'],
    ['a2', ['d2'], 'duplicate_revision'],
    ['y1', [], 'cycle'],
    ['y3', [], 'cycle'],
    ['a2', ['y1'], 'cycle'],
    ['shop', [], 'label_taken'],
    ['shop@head', [], 'label_taken'],
    ['l1', [], 'label_taken'],
    ['heads', ['a2', 'd2', 'l1', 'l2', 'q1', 'y3'], 'duplicate_revision'],
    ['a2', ['unknown'], 'unknown_revision_row'],
    ['+1', ['unknown'], 'unknown_revision_row'],
  ])('up to %s from %j is refused', (target, rows, code) => {
    expect(catchCode(() => graph.planUpgrade(target, rows))).toBe(code)
  })

  it.each([
    ['a1', ['a2'], 'no error'],
    ['a1', ['a2', 'p2'], 'no error'],
    ['p1', ['p2'], 'no error'],
    ['-2', ['p2'], 'missing_parent'],
    ['base', ['p2'], 'missing_parent'],
    ['base', ['a2', 'y3'], 'cycle'],
    ['y3-1', ['y3'], 'cycle'],
    ['y3-2', ['y3'], 'cycle'],
    ['d1', ['d2'], 'duplicate_revision'],
    ['a1', ['a2', 'unknown'], 'unknown_revision_row'],
  ])('down to %s from %j', (target, rows, code) => {
    expect(catchCode(() => graph.planDowngrade(target, rows))).toBe(code)
  })

  it.each([
    ['a2', [], 'no error'],
    ['a2', ['p2'], 'no error'],
    ['p1', [], 'missing_parent'],
    ['l2', [], 'label_taken'],
    ['a2', ['y1'], 'cycle'],
    ['a2', ['unknown'], 'unknown_revision_row'],
  ])('of a stamp with %s from %j', (target, rows, code) => {
    expect(catchCode(() => graph.planStamp(target, rows))).toBe(code)
  })

  it('is refused when there is nothing but a circle, instead of doing nothing', () => {
    const circle = sketch('a1 < b2', 'b2 < a1')
    expect(catchCode(() => circle.planUpgrade('head', []))).toBe('cycle')
    expect(catchCode(() => circle.planUpgrade('heads', []))).toBe('cycle')
    expect(catchCode(() => graph.planUpgrade('y1@head', []))).toBe('cycle')
  })
})

describe('reading a broken graph', () => {
  const graph = sketch(...BROKEN)
  const list = (range?: string, rows?: string[]): string[] =>
    graph.list(range, rows).map(({ revision }) => revision)

  it('lists every revision once', () => {
    expect(list().sort()).toEqual([...new Set(BROKEN.map((line) => line.slice(0, 2)))].sort())
  })

  it('still looks revisions up', () => {
    expect(graph.resolve(['p1', 'y1', 'l1', 'q1']).map(({ revision }) => revision)).toEqual([
      'p1',
      'y1',
      'l1',
      'q1',
    ])
    expect(catchCode(() => graph.resolve('d1'))).toBe('duplicate_revision')
    expect(graph.resolve('heads').map(({ revision }) => revision)).toEqual(graph.realHeads)
    expect(graph.heads).toEqual(['a2', 'd2', 'l1', 'l2', 'p2', 'q1', 'y3'])
    expect(graph.bases).toEqual(['a1', 'd1', 'l1', 'l2', 'q1'])
  })

  it('leaves rows out that no script has', () => {
    expect(graph.resolve('current', ['unknown', 'a1']).map(({ revision }) => revision)).toEqual([
      'a1',
    ])
    expect(list(':current', ['unknown', 'a2'])).toEqual(['a2', 'a1'])
    expect(graph.unknownRows(['unknown', 'a2'])).toEqual(['unknown'])
    expect(graph.listApplied(['unknown', 'a2'])).toEqual(['a2', 'a1'])
  })

  it.each(['head', 'heads'])(
    'up to %s is refused where there are rows and no scripts',
    (target) => {
      const empty = RevisionGraph.from([])
      expect(catchCode(() => empty.planUpgrade(target, ['a1']))).toBe('unknown_revision_row')
      expect(empty.planUpgrade(target, [])).toEqual({ steps: [], rows: [] })
    },
  )

  it('names the unknown row and the way out', () => {
    expect(() => graph.planUpgrade('a2', ['a3'])).toThrow(
      expect.objectContaining({
        message: 'The version table holds "a3", which no script has.',
        hint: expect.stringContaining('limbeck stamp --purge'),
        details: { unknown: ['a3'] },
      }),
    )
  })
})
