import { describe, expect, it } from 'vitest'
import { catchCode, sketch, sketchRevision } from '../../test/graph/sketch.ts'
import type { ParentOptions } from './new-revision.ts'
import type { RevisionGraph, Targets } from './revision-graph.ts'

const one = sketch('a1', 'b2 < a1')
const forked = sketch('a1', 'b1 [left] < a1', 'c1 [right] < a1')
const leaning = sketch('a1 [low]', 'b1 [high] + a1')

function choose(graph: RevisionGraph, targets?: Targets, options?: ParentOptions) {
  let found: readonly string[] = []
  const code = catchCode(() => {
    found = graph.chooseParents(targets, options)
  })
  return code === 'no error' ? found : code
}

describe('the parents of a new revision', () => {
  it.each<[string, RevisionGraph, Targets | undefined, ParentOptions, readonly string[] | string]>([
    ['nothing in an empty project', sketch(), undefined, {}, []],
    ['the one head', one, undefined, {}, ['b2']],
    ['one of several heads', forked, undefined, {}, 'multiple_heads'],
    ['a named head', forked, 'left@head', {}, ['b1']],
    ['all heads', forked, 'heads', {}, ['b1', 'c1']],
    ['all heads, those that are only depended on too', leaning, 'heads', {}, ['a1', 'b1']],
    ['a new root', forked, 'base', {}, []],
    ['a revision in the middle', one, 'a1', {}, 'not_a_head'],
    ['a revision in the middle, spliced', one, 'a1', { splice: true }, ['a1']],
    ['a list', forked, ['right', 'left'], {}, ['c1', 'b1']],
    ['one twice', forked, ['left', 'b1'], {}, 'overlapping_targets'],
    ['one below the other', one, ['a1', 'b2'], { splice: true }, 'overlapping_targets'],
    ['the base among others', forked, ['left', 'base'], {}, 'overlapping_targets'],
    ['an unknown one', forked, 'zzz', {}, 'revision_not_found'],
    ['the current one', forked, 'current', { rows: ['c1'] }, ['c1']],
    ['one that others depend on', leaning, 'low', {}, ['a1']],
  ])('%s', (_name, graph, targets, options, expected) => {
    expect(choose(graph, targets, options)).toEqual(expected)
  })
})

describe('the dependencies of a new revision', () => {
  it.each<[Targets, readonly string[] | string]>([
    ['left', ['left']],
    ['left@head', ['b1']],
    ['b1', ['b1']],
    [
      ['heads', 'b1'],
      ['b1', 'c1'],
    ],
    ['lef', ['b1']],
    ['zzz', 'revision_not_found'],
    ['base', 'revision_not_found'],
    ['head', 'multiple_heads'],
  ])('%j', (targets, expected) => {
    const graph = forked
    let found: readonly string[] = []
    const code = catchCode(() => {
      found = graph.chooseDependencies(targets)
    })
    expect(code === 'no error' ? found : code).toEqual(expected)
  })

  it('writes a shortened id in full, and a shortened label as the id of its revision', () => {
    const graph = sketch('abcdef123456', 'ffffff999999 [billing]')
    expect(graph.chooseDependencies(['abcde', 'bill', 'billing'])).toEqual([
      'abcdef123456',
      'ffffff999999',
      'billing',
    ])
  })
})

describe('what a new script would make wrong', () => {
  const graph = sketch('a1 [shop]', 'b2 < a1', 'c3 < lost')

  it.each([
    ['d4 < b2', []],
    ['d4 [other] < b2 + shop', []],
    ['lost', []],
    ['b2 < a1', ['duplicate_revision']],
    ['B2 < a1', ['duplicate_revision']],
    ['d4 < zzz', ['missing_parent']],
    ['d4 < b2 + zzz', ['missing_parent']],
    ['d4 < d4', ['cycle']],
    ['lost < c3', ['cycle']],
    ['d4 [shop] < b2', ['label_taken']],
    ['d4 [b2]', ['label_taken']],
    ['d4 [d4]', ['label_taken']],
    ['shop < b2', ['label_taken']],
    ['d4 [shop-cart]', ['invalid_identifier']],
    ['d4 [head]', ['invalid_identifier']],
    ['d4 [x@y]', ['invalid_identifier']],
    ['d-4', ['invalid_identifier']],
    ['d:4', ['invalid_identifier']],
    ['d@4', ['invalid_identifier']],
    ['d+4', ['invalid_identifier']],
    ['head', ['invalid_identifier']],
    ['heads', ['invalid_identifier']],
    ['base', ['invalid_identifier']],
    ['current', ['invalid_identifier']],
    ['d-4 [b2] < zzz', ['invalid_identifier', 'label_taken', 'missing_parent']],
  ])('%s', (line, codes) => {
    const record = sketchRevision(line)
    expect(graph.findNewProblems(record).map(({ code }) => code)).toEqual(codes)
    expect(catchCode(() => graph.assertNewRevision(record))).toBe(codes[0] ?? 'no error')
  })

  it('adds it without touching the graph that was there', () => {
    const more = graph.withRevision(sketchRevision('d4 < b2'))
    expect([graph.heads, more.heads]).toEqual([
      ['b2', 'c3'],
      ['c3', 'd4'],
    ])
  })

  it('joins the heads to one when all are merged', () => {
    const parents = leaning.chooseParents('heads')
    const merge = {
      revision: 'm1',
      downRevision: parents,
      dependsOn: null,
      branchLabels: null,
    }
    expect(leaning.withRevision(merge).heads).toEqual(['m1'])
  })
})
