import { describe, expect, it } from 'vitest'
import { catchCode, sketch } from '../../test/graph/sketch.ts'
import type { Targets } from './revision-graph.ts'

const graph = sketch(
  'a1',
  'b1 [left] < a1',
  'b2 < b1',
  'c1 [right] < a1',
  'c2 < c1',
  'm1 < b2, c2',
  'n1 [net]',
  'n2 < n1 + c1',
)

/** The steps as `revision: -deleted from>to +inserted`, and the rows after them. */
function stamp(targets: Targets, rows: readonly string[], purge = false): string {
  let text = ''
  const code = catchCode(() => {
    const plan = graph.planStamp(targets, rows, { purge })
    const steps = plan.steps.map(({ revision, rowChanges }) => {
      const changes = [
        ...rowChanges.delete.map((row) => `-${row}`),
        ...rowChanges.update.map(({ from, to }) => `${from}>${to}`),
        ...rowChanges.insert.map((row) => `+${row}`),
      ]
      return `${revision}: ${changes.join(' ')}; `
    })
    text = `${steps.join('')}${plan.rows.join(' ')}`
  })
  return code === 'no error' ? text : code
}

describe('a stamp', () => {
  it.each<[Targets, string[], string]>([
    ['b2', [], 'b2: +b2; b2'],
    ['b2', ['b2'], 'b2'],
    ['b2', ['a1'], 'b2: a1>b2; b2'],
    ['a1', ['b2'], 'a1: b2>a1; a1'],
    ['a1', ['b2', 'c2'], 'a1: -c2 b2>a1; a1'],
    ['m1', ['b1', 'c1', 'n1'], 'm1: -c1 b1>m1; m1 n1'],
    ['b2', ['c2', 'n1'], 'b2: +b2; b2 c2 n1'],
    ['b2', ['m1'], 'b2: m1>b2; b2'],
    [['b2', 'c2'], ['m1'], 'b2: m1>b2; c2: +c2; b2 c2'],
    [['c2', 'b2'], ['a1', 'n1'], 'b2: a1>b2; c2: +c2; b2 c2 n1'],
    [['a1', 'n1'], ['n2', 'm1'], 'a1: -n2 m1>a1; n1: +n1; a1 n1'],
    [['a1', 'b2'], ['c2'], 'b2: c2>b2; b2'],
    ['heads', ['b1', 'n1'], 'm1: b1>m1; n2: n1>n2; m1 n2'],
    ['base', ['b2', 'n1'], 'b2: -b2; n1: -n1; '],
    ['left@base', ['b2', 'c2', 'n1'], 'b2: -b2; c2 n1'],
    ['net@base', ['b2', 'n2'], 'n2: -n2; b2'],
    ['right@base', ['b2', 'n2'], 'n2: -n2; b2'],
    [['left@base', 'c2'], ['b2', 'n1'], 'c2: b2>c2; c2 n1'],
    [['base', 'b2'], ['b2', 'n1'], 'b2: -n1; b2'],
    ['n2', ['a1'], 'n2: a1>n2; n2'],
    ['b1', ['a1', 'b1'], 'b1: -a1; b1'],
    ['left@b2', ['n1'], 'b2: +b2; b2 n1'],
    ['m1+0', [], 'm1: +m1; m1'],
    ['b2-1', ['b2'], 'b1: b2>b1; b1'],
    ['a1-1', ['b2'], 'invalid_relative'],
    ['-1', ['b2'], 'invalid_relative'],
    ['+1', ['b2'], 'invalid_relative'],
    ['left@n1', ['b2'], 'not_in_branch'],
    ['head', [], 'multiple_heads'],
    ['zzz', [], 'revision_not_found'],
    ['b2', ['gone'], 'unknown_revision_row'],
  ])('with %j from %j', (targets, rows, expected) => {
    expect(stamp(targets, rows)).toBe(expected)
    expect(stamp(targets, [...rows].reverse())).toBe(expected)
  })

  it.each<[Targets, string[], string]>([
    ['b2', ['gone', 'lost'], 'b2: -lost gone>b2; b2'],
    ['b2', ['b2', 'gone'], 'b2: -gone; b2'],
    ['b2', ['n1'], 'b2: n1>b2; b2'],
    ['heads', ['gone'], 'm1: +m1; n2: gone>n2; m1 n2'],
    ['base', ['b2', 'gone'], 'b2: -b2; gone: -gone; '],
    ['b2', [], 'b2: +b2; b2'],
  ])('with %j from %j after a purge', (targets, rows, expected) => {
    expect(stamp(targets, rows, true)).toBe(expected)
  })
})
