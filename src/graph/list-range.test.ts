import { describe, expect, it } from 'vitest'
import { catchCode, sketch } from '../../test/graph/sketch.ts'

/**
 *   a1 ── b1 ┬─ l1 [left] ─ l2 ┬─ m1
 *            └─ r1 [right] ────┘
 *   n1 [net] ─ n2 (+ b1)
 */
const graph = sketch(
  'a1',
  'b1 < a1',
  'l1 [left] < b1',
  'l2 < l1',
  'r1 [right] < b1',
  'm1 < l2, r1',
  'n1 [net]',
  'n2 < n1 + b1',
)

function list(range: string, rows?: readonly string[]): string {
  let found = ''
  const code = catchCode(() => {
    found = graph
      .list(range, rows)
      .map(({ revision }) => revision)
      .join(' ')
  })
  return code === 'no error' ? found : code
}

describe('a range', () => {
  it.each([
    [':', 'm1 l2 l1 r1 n2 n1 b1 a1'],
    ['base:heads', 'm1 l2 l1 r1 n2 n1 b1 a1'],
    [':l1', 'l1 b1 a1'],
    ['l1:', 'm1 l2 l1'],
    ['b1:', 'm1 l2 l1 r1 b1'],
    ['b1:l2', 'l2 l1 b1'],
    ['a1:m1', 'm1 l2 l1 r1 b1 a1'],
    ['left:m1', 'm1 l2 l1'],
    ['l2:l1', 'range_not_ancestor'],
    ['n1:m1', 'range_not_ancestor'],
    ['a1:a1', 'a1'],
    [':n2', 'n2 n1 b1 a1'],
    ['net@base:', 'n2 n1'],
    ['left@base:', 'm1 l2 l1 b1 a1'],
    ['right@base:', 'm1 r1 b1 a1'],
    [':left@head', 'm1 l2 l1 r1 b1 a1'],
    [':head', 'multiple_heads'],
    [':m1-1', 'ambiguous_relative'],
    [':n2-1', 'n1'],
    ['n2-1:n2', 'n2 n1'],
    ['-1:l2', 'l2 l1'],
    ['-9:l2', 'l2 l1 b1 a1'],
    ['-1:m1', 'm1 l2 r1'],
    ['-1:', 'm1 l2 r1 n2 n1'],
    ['net@-1:', 'n2 n1'],
    ['left@-1:m1', 'm1 l2'],
    ['a1:+1', 'b1 a1'],
    ['a1:+2', 'l1 r1 b1 a1'],
    ['a1:left@+2', 'l1 b1 a1'],
    [':+1', 'a1 n1'],
    [':net@+2', 'n2 n1'],
    ['+1:l2', 'invalid_relative'],
    ['a1:-1', 'invalid_relative'],
    ['-1:+1', 'invalid_relative'],
    ['a1:b1:l1', 'invalid_identifier'],
    ['a1', 'invalid_identifier'],
    ['zzz:', 'revision_not_found'],
    [':current', 'revision_not_found'],
  ])('%s', (range, expected) => {
    expect(list(range)).toBe(expected)
  })

  it.each([
    ['-1:current', ['l2'], 'l2 l1'],
    ['current:', ['l2'], 'm1 l2'],
    ['current:', ['l1', 'r1'], 'm1 l2 l1 r1'],
    [':current', ['l1', 'n1'], 'l1 b1 a1 n1'],
    [':current', [], ''],
    ['current:', [], 'm1 l2 l1 r1 n2 n1 b1 a1'],
    ['current:+1', ['b1'], 'l1 r1 b1'],
  ])('%s with rows %j', (range, rows, expected) => {
    expect(list(range, rows)).toBe(expected)
  })
})

describe('what commands show', () => {
  it('lists branch points with their children', () => {
    const branches = graph.listBranches().map(({ revision, children }) => ({
      revision: revision.revision,
      children: children.map((child) => child.revision),
    }))
    expect(branches).toEqual([{ revision: 'b1', children: ['l1', 'r1'] }])
  })

  it('knows the neighbours and the role of each revision', () => {
    expect(
      ['a1', 'b1', 'm1', 'n2', 'zz'].map((id) => ({
        parents: graph.parents(id),
        children: graph.children(id),
        dependencies: graph.dependencies(id),
        dependents: graph.dependents(id),
        roles: [
          graph.isBase(id) && 'base',
          graph.isHead(id) && 'head',
          graph.isRealHead(id) && 'real head',
          graph.isBranchPoint(id) && 'branch point',
          graph.isMergePoint(id) && 'merge point',
        ].filter(Boolean),
      })),
    ).toEqual([
      { parents: [], children: ['b1'], dependencies: [], dependents: [], roles: ['base'] },
      {
        parents: ['a1'],
        children: ['l1', 'r1'],
        dependencies: [],
        dependents: ['n2'],
        roles: ['branch point'],
      },
      {
        parents: ['l2', 'r1'],
        children: [],
        dependencies: [],
        dependents: [],
        roles: ['head', 'real head', 'merge point'],
      },
      {
        parents: ['n1'],
        children: [],
        dependencies: ['b1'],
        dependents: [],
        roles: ['head', 'real head'],
      },
      { parents: [], children: [], dependencies: [], dependents: [], roles: [] },
    ])
  })

  it('shows the heads that rows imply', () => {
    expect(graph.currentHeads(['n2'])).toEqual(['b1', 'n2'])
    expect(graph.currentHeads(['m1', 'n2'])).toEqual(['m1', 'n2'])
    expect(graph.canonicalRows(['n2', 'b1', 'a1', 'gone'])).toEqual(['n2'])
    expect(graph.listApplied(['l1', 'n1'])).toEqual(['l1', 'b1', 'a1', 'n1'])
  })

  it('spreads labels down to the fork and up through the merge', () => {
    expect(
      ['a1', 'b1', 'l1', 'l2', 'r1', 'm1', 'n1', 'n2'].map((id) => graph.labels(id).join()),
    ).toEqual(['', '', 'left', 'left', 'right', 'left,right', 'net', 'net'])
  })

  it.each([
    [
      ['a1', 'b1 < a1', 'c1 [x, y] < b1', 'd1 < c1', 'd2 < c1'],
      ['x,y', 'x,y', 'x,y', 'x,y', 'x,y'],
    ],
    [
      ['a1', 'b1 < a1', 'c1 [x] < b1', 'z1 + b1'],
      ['', '', 'x', ''],
    ],
    [
      ['a1', 'b1', 'c1 < a1, b1', 'd1 [x] < c1'],
      ['', '', '', 'x'],
    ],
    [
      ['a1', 'b1', 'c1 [x] < a1, b1', 'd1 < c1'],
      ['', '', 'x', 'x'],
    ],
  ])('spreads labels in %j', (lines, expected) => {
    const sketched = sketch(...lines)
    expect(lines.map((line) => sketched.labels(line.slice(0, 2)).join())).toEqual(expected)
  })
})
