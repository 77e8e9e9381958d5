import { describe, expect, it } from 'vitest'
import { catchCode, sketch } from '../../test/graph/sketch.ts'
import type { RevisionGraph } from './revision-graph.ts'

/**
 * Two branches that part at b1, a merge of two lines at the top of one of them, and a third
 * branch of its own that depends on the second.
 *
 *   a1 ── b1 ┬─ left1 ─ left2 ┬─ lm
 *            ├─ right1 ───────┘
 *            └─ other1 ─ other2
 *   net1 ─ net2 (+ other1) ─ net3
 */
const LINES = [
  'a1',
  'b1 < a1',
  'left1 [left] < b1',
  'left2 < left1',
  'right1 [right] < b1',
  'lm < left2, right1',
  'other1 [other] < b1',
  'other2 < other1',
  'net1 [net, network]',
  'net2 < net1 + other1',
  'net3 < net2',
]
const graph = sketch(...LINES)

function ids(found: readonly { readonly revision: string }[]): string[] {
  return found.map(({ revision }) => revision)
}

/** The answer or, where there is none, the code of the error. */
function answer<T>(run: () => T): T | string {
  let found: T | undefined
  const code = catchCode(() => {
    found = run()
  })
  return found === undefined ? code : found
}

function up(target: string | string[], rows: readonly string[], of: RevisionGraph = graph) {
  return answer(() =>
    of
      .planUpgrade(target, rows)
      .steps.map(({ revision }) => revision)
      .join(' '),
  )
}

function down(target: string | string[], rows: readonly string[], of: RevisionGraph = graph) {
  return answer(() => {
    const { steps, rows: after } = of.planDowngrade(target, rows)
    return `${steps.map(({ revision }) => revision).join(' ')} | ${after.join(' ')}`
  })
}

describe('looking up', () => {
  it.each<[string | string[], string[] | string]>([
    ['a1', ['a1']],
    ['left1', ['left1']],
    ['left', ['left1']],
    ['othe', 'ambiguous_revision'],
    ['right', ['right1']],
    ['righ', ['right1']],
    ['netw', ['net1']],
    ['other@othe', 'ambiguous_revision'],
    ['left@righ', 'revision_not_found'],
    ['left@lef', 'ambiguous_revision'],
    ['a', 'revision_not_found'],
    ['zzz', 'revision_not_found'],
    ['', 'invalid_identifier'],
    ['left@', 'invalid_identifier'],
    ['@left1', 'invalid_identifier'],
    ['a1:b1', 'invalid_identifier'],
    ['base', []],
    ['left@base', []],
    ['zzz@base', 'revision_not_found'],
    ['head', 'multiple_heads'],
    ['heads', ['lm', 'net3', 'other2']],
    ['left@head', ['lm']],
    ['left@heads', ['lm']],
    ['b1@head', 'multiple_heads'],
    ['b1@heads', ['lm', 'other2']],
    ['net@net3', ['net3']],
    ['net@a1', 'not_in_branch'],
    ['left@a1', ['a1']],
    ['left@right1', 'not_in_branch'],
    [
      ['left1', 'net', 'left1'],
      ['left1', 'net1'],
    ],
    ['net@-1', ['net2']],
    ['net@-3', []],
    ['net@-4', 'invalid_relative'],
    ['-1', 'ambiguous_relative'],
    ['+1', 'invalid_relative'],
    ['net3-1', ['net2']],
    ['a1+1', ['b1']],
    ['b1+1', 'ambiguous_relative'],
    ['other@b1+1', ['other1']],
    ['left@head-1', ['left2']],
    ['left@head-2', ['left1']],
    ['right@head-1', ['right1']],
    ['lm-1', 'ambiguous_relative'],
    ['heads-1', 'multiple_heads'],
    ['a1-1', []],
    ['a1-2', 'invalid_relative'],
    ['net@base+2', ['net2']],
    ['base+1', 'ambiguous_relative'],
    ['a1+0', ['a1']],
    ['a1+1junk', 'invalid_relative'],
    ['a1+-1', 'revision_not_found'],
    ['current', 'revision_not_found'],
  ])('%j', (target, expected) => {
    expect(answer(() => ids(graph.resolve(target)))).toEqual(expected)
  })

  it.each([
    ['current', ['left2', 'net1'], ['left2', 'net1']],
    ['left@current', ['left2', 'net1'], ['left2']],
    ['current-1', ['left2'], ['left1']],
    ['current+1', ['left2'], ['lm']],
    ['current', [], []],
  ])('%s with rows %j', (target, rows, expected) => {
    expect(ids(graph.resolve(target, rows))).toEqual(expected)
  })

  it('gives the record back as it came', () => {
    const record = { ...LINE, message: 'create users' }
    expect(sketchedWith(record).resolve('z9')).toEqual([record])
    expect(sketchedWith(record).find('z9')).toBe(record)
    expect(graph.find('z9')).toBeUndefined()
  })

  it('answers for an empty graph', () => {
    const empty = sketch()
    expect([empty.resolve('head'), empty.resolve('heads'), empty.resolve('base')]).toEqual([
      [],
      [],
      [],
    ])
    expect([up('head', [], empty), down('base', [], empty)]).toEqual(['', ' | '])
  })

  it('finds names beside labels with a dash', () => {
    const shop = sketch('a1 [shop-cart]', 'b2 < a1')
    expect(ids(shop.resolve(['shop-cart', 'shop-cart@head', 'shop-cart@a1+1']))).toEqual([
      'a1',
      'b2',
    ])
  })
})

const LINE = { revision: 'z9', downRevision: null, dependsOn: null, branchLabels: null } as const

function sketchedWith<R extends typeof LINE>(record: R): RevisionGraph<R> {
  return (graph as unknown as RevisionGraph<R>).withRevision(record)
}

describe('going up', () => {
  it.each<[string | string[], string[], string]>([
    ['left2', [], 'a1 b1 left1 left2'],
    ['left2', ['left1'], 'left2'],
    ['left1', ['left2'], ''],
    ['base', ['left2'], ''],
    ['net3', [], 'a1 b1 other1 net1 net2 net3'],
    ['net3', ['other2'], 'net1 net2 net3'],
    ['head', [], 'multiple_heads'],
    [['left1', 'other1'], ['b1'], 'other1 left1'],
    [['left1', 'left2'], [], 'overlapping_targets'],
    [['other1', 'net2'], [], 'overlapping_targets'],
    [['net1', 'net1'], [], 'net1'],
    [[], ['a1'], ''],
    ['+1', [], 'ambiguous_relative'],
    ['net@+1', [], 'net1'],
    ['net@+2', [], 'a1 b1 other1 net1 net2'],
    ['+1', ['a1'], 'b1'],
    ['+1', ['b1'], 'ambiguous_relative'],
    ['left@+1', ['b1'], 'left1'],
    ['left@+2', ['a1'], 'b1 left1'],
    ['left@+1', ['other2'], 'left1'],
    ['left@+1', ['net1', 'right1'], 'left1'],
    ['other@+1', ['net2'], 'other2'],
    ['+1', ['left1', 'net1'], 'ambiguous_relative'],
    ['net@+1', ['left1', 'net1'], 'other1 net2'],
    ['+1', ['left2'], 'right1 lm'],
    ['+9', ['left2'], 'invalid_relative'],
    ['+0', ['left2'], 'invalid_relative'],
    ['-1', ['left2'], 'invalid_relative'],
    ['left@-1', ['left2'], 'invalid_relative'],
    ['a1+1', [], 'a1 b1'],
    ['net3-1', ['other1'], 'net1 net2'],
    ['net3+1', [], 'invalid_relative'],
    ['a1-1', ['left1'], ''],
    ['a1-2', ['left1'], 'invalid_relative'],
    ['net@left1', [], 'not_in_branch'],
  ])('to %j from %j', (target, rows, expected) => {
    expect(up(target, rows)).toBe(expected)
  })

  it('takes heads of one branch that need each other for a slip', () => {
    const needy = sketch('a1 [x]', 'b1 < a1', 'b2 < a1 + b1')
    expect([up('x@heads', [], needy), up('heads', [], needy)]).toEqual([
      'overlapping_targets',
      'a1 b1 b2',
    ])
  })
})

describe('going down', () => {
  it.each<[string | string[], string[], string]>([
    ['left1', ['left2'], 'left2 | left1'],
    ['-1', ['left2'], 'left2 | left1'],
    ['-4', ['left2'], 'left2 left1 b1 a1 | '],
    ['-5', ['left2'], 'invalid_relative'],
    ['-1', [], 'invalid_relative'],
    ['-0', ['left2'], 'invalid_relative'],
    ['+1', ['left2'], 'invalid_relative'],
    ['-1', ['left2', 'net1'], 'ambiguous_relative'],
    ['left@-1', ['left2', 'net1'], 'left2 | left1 net1'],
    ['left@-2', ['left2', 'other2'], 'left2 left1 | other2'],
    ['b1@-1', ['left2', 'other2'], 'ambiguous_relative'],
    ['left2@-1', ['left2', 'other2'], 'left2 | left1 other2'],
    ['other@-1', ['net2'], 'net2 other1 | b1 net1'],
    ['net@-1', ['left2'], 'invalid_relative'],
    ['-1', ['lm'], 'ambiguous_relative'],
    ['left@-1', ['lm'], 'lm | left2 right1'],
    ['left@-2', ['lm'], 'lm left2 | left1 right1'],
    ['right@-2', ['lm'], 'lm right1 | left2'],
    ['left2@-1', ['lm'], 'lm | left2 right1'],
    ['left@left1', ['lm'], 'lm left2 | left1 right1'],
    ['right1', ['lm'], 'lm | left2 right1'],
    ['b1', ['left2', 'other2'], 'left2 left1 other2 other1 | b1'],
    ['left@b1', ['left2', 'other2'], 'left2 left1 | other2'],
    ['other@b1', ['left2', 'net2'], 'net2 other1 | left2 net1'],
    ['net@b1', ['net2'], 'not_in_branch'],
    ['zzz@b1', ['left2'], 'revision_not_found'],
    ['net@head', ['net2'], 'range_not_ancestor'],
    ['net@base', ['left2', 'net2'], 'net2 net1 | left2 other1'],
    ['left@base', ['left2', 'net2'], 'left2 left1 net2 other1 b1 a1 | net1'],
    ['base', ['left2', 'net2'], 'left2 left1 net2 net1 other1 b1 a1 | '],
    ['base', [], ' | '],
    ['left2', ['left2'], ' | left2'],
    ['lm', ['left2'], 'range_not_ancestor'],
    ['net1', ['left2'], 'range_not_ancestor'],
    ['head', ['left2'], 'multiple_heads'],
    ['heads', ['lm', 'net3', 'other2'], 'multiple_heads'],
    ['net@base+1', ['net3'], 'net3 net2 | net1 other1'],
    ['net3-1', ['net3'], 'net3 | net2'],
    ['a1-1', ['left1'], 'left1 b1 a1 | '],
    ['a1-2', ['left1'], 'invalid_relative'],
    [['left@b1', 'net@base'], ['left2', 'net1'], 'left2 left1 net1 | b1'],
    [['left1', 'b1'], ['left2'], 'overlapping_targets'],
  ])('to %j from %j', (target, rows, expected) => {
    expect(down(target, rows)).toBe(expected)
  })

  it('goes down the line of the branch where the other parent of a merge lies below it', () => {
    const skip = sketch('a1', 'b1 [x] < a1', 'm1 < a1, b1')
    expect([down('x@-1', ['m1'], skip), down('x@-2', ['m1'], skip)]).toEqual([
      'm1 | b1',
      'm1 b1 | a1',
    ])
  })

  it('removes a whole fork when going to the revision that names the branch', () => {
    const fork = sketch('a1 [x]', 'b1 < a1', 'b2 < a1', 'c1')
    expect([
      down('x@a1', ['b1', 'b2', 'c1'], fork),
      down('b1@-1', ['b1', 'b2', 'c1'], fork),
      down('x@-1', ['b1', 'c1'], fork),
    ]).toEqual(['b1 b2 | a1 c1', 'b1 | b2 c1', 'b1 | a1 c1'])
  })
})

describe('what an error says', () => {
  function failure(run: () => unknown): unknown {
    try {
      run()
    } catch (error) {
      const { message, hint } = error as { message: string; hint?: string }
      return { message, hint }
    }
    return undefined
  }

  it.each([
    {
      name: 'several heads',
      run: () => graph.planUpgrade('head', []),
      message: '"head" means one revision, and there are 3: "lm", "net3", "other2".',
      hint: 'Name one of them or "branch@head", say "heads" where all are meant, or join them with "limbeck merge heads".',
    },
    {
      name: 'several rows',
      run: () => graph.planDowngrade('-1', ['net1', 'left2', 'right1']),
      message: '"-1" can start from 3 revisions: "left2", "net1", "right1".',
      hint: 'Say which: "left@-1", "net@-1", "right@-1".',
    },
    {
      name: 'several rows without a label of their own',
      run: () => graph.planUpgrade('+2', ['left2', 'b1']),
      message: '"+2" leads nowhere: there is no revision above "lm".',
      hint: 'See "limbeck history" for the revisions and "limbeck current" for where the database is.',
    },
    {
      name: 'a merge point on the way',
      run: () => graph.planDowngrade('-1', ['lm']),
      message: '"-1" can mean several revisions. Below "lm" are "left2", "right1".',
      hint: 'Say which way: "left2@-1", "right1@-1"; or name the revision itself.',
    },
    {
      name: 'a slip of the finger',
      run: () => graph.resolve('ohter1'),
      message: 'No revision or branch label matches "ohter1".',
      hint: 'Did you mean "other1"?',
    },
    {
      name: 'too short',
      run: () => graph.resolve('x'),
      message: 'No revision or branch label matches "x".',
      hint: 'Give at least four characters of a revision id.',
    },
    {
      name: 'too many',
      run: () => graph.resolve('left@lef'),
      message: '"lef" is the beginning of several: "left1", "left2".',
      hint: 'Give more characters.',
    },
  ])('$name', ({ run, message, hint }) => {
    expect(failure(run)).toEqual({ message, hint })
  })
})
