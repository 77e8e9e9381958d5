import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOWEST_SCORE, matchPairs } from './match-pairs.ts'
import { compareNames, readName } from './name-similarity.ts'

interface Thing {
  readonly name: string
}

const names = (count: number, prefix: string): readonly Thing[] =>
  Array.from({ length: count }, (_, index) => ({ name: `${prefix}${index}` }))

/** Two lists, a score for each pair of them, and an order for each. */
const draws = fc
  .record({ gone: fc.nat({ max: 6 }), added: fc.nat({ max: 6 }) })
  .chain(({ gone, added }) =>
    fc.record({
      gone: fc.shuffledSubarray([...names(gone, 'g')], { minLength: gone }),
      added: fc.shuffledSubarray([...names(added, 'a')], { minLength: added }),
      scores: fc.dictionary(
        fc.constantFrom(
          ...names(gone, 'g').flatMap((from) => names(added, 'a').map((to) => from.name + to.name)),
          '',
        ),
        fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
      ),
    }),
  )

describe('pairs', () => {
  const run = ({
    gone,
    added,
    scores,
  }: {
    gone: readonly Thing[]
    added: readonly Thing[]
    scores: Record<string, number>
  }) => matchPairs(gone, added, (from, to) => scores[from.name + to.name] ?? 0)

  test('are of one and one, good enough, and none of two that stayed alone was better', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const pairs = run(draw)
        const froms = pairs.map(({ from }) => from.name)
        const tos = pairs.map(({ to }) => to.name)
        expect(new Set(froms).size).toBe(froms.length)
        expect(new Set(tos).size).toBe(tos.length)
        for (const { score } of pairs) expect(score).toBeGreaterThanOrEqual(LOWEST_SCORE)
        for (const from of draw.gone)
          for (const to of draw.added) {
            const score = draw.scores[from.name + to.name] ?? 0
            const taken = pairs.filter((pair) => pair.from === from || pair.to === to)
            const best = Math.max(0, ...taken.map((pair) => pair.score))
            expect(best >= score || score < LOWEST_SCORE).toBe(true)
          }
      }),
    )
  })

  test('do not depend on the order of the lists', () => {
    fc.assert(
      fc.property(draws, (draw) => {
        const sort = (list: readonly Thing[]) =>
          list.toSorted((one, other) => (one.name < other.name ? -1 : 1))
        const sorted = { ...draw, gone: sort(draw.gone), added: sort(draw.added) }
        expect(run(draw)).toEqual(run(sorted))
      }),
    )
  })

  test('are none where so many could be that nobody would answer', () => {
    expect(matchPairs(names(1001, 'g'), names(100, 'a'), () => 1)).toEqual([])
    expect(matchPairs(names(1000, 'g'), names(100, 'a'), () => 1)).toHaveLength(100)
  })
})

describe('names', () => {
  test.each([
    ['createdOn', 'created_on', 1],
    ['mail', 'email', 0.8],
    ['name', 'full_name', 2 / 3],
    ['Größe', 'größe', 1],
    ['total', 'sum', 0],
    ['_', '_', 1],
    ['_', '__', 0],
  ])('%s and %s', (one, other, likeness) => {
    expect(compareNames(readName(one), readName(other))).toBeCloseTo(likeness)
  })

  test('are as alike from either side, and most to themselves', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [name, otherName] = [readName(one), readName(other)]
        const likeness = compareNames(name, otherName)
        expect(likeness).toBe(compareNames(otherName, name))
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        expect(compareNames(name, name)).toBe(1)
      }),
    )
  })
})
