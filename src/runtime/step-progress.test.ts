import { describe, expect, test } from 'vitest'
import { type ProgressState, readProgressArguments, StepProgress } from './step-progress.ts'

function open(total: number | null) {
  let now = 0
  const told: ProgressState[] = []
  const progress = new StepProgress({
    label: 'listing',
    number: 1,
    total,
    tell: (state) => void told.push(state),
    clock: () => now,
  })
  const wait = (milliseconds: number) => {
    now += milliseconds
  }
  const readCounts = () => told.map(({ count, isEnded }) => (isEnded ? `${count}!` : `${count}`))
  return { progress, told, wait, readCounts }
}

test('tells where it stands at most ten times a second, and how it began and ended', () => {
  const { progress, told, wait, readCounts } = open(1_000)
  for (let row = 0; row < 1_000; row++) {
    wait(1)
    progress.advance()
  }
  expect(readCounts()).toEqual([
    '0',
    '100',
    '200',
    '300',
    '400',
    '500',
    '600',
    '700',
    '800',
    '900',
    '1000!',
  ])
  expect(told.at(-1)).toEqual({
    label: 'listing',
    number: 1,
    count: 1_000,
    total: 1_000,
    elapsedMs: 1_000,
    isEnded: true,
  })
})

test('ends once, with its total', () => {
  const { progress, readCounts } = open(3)
  progress.advance(2)
  progress.advance(2)
  progress.advance()
  progress.end()
  expect(readCounts()).toEqual(['0', '4!'])
})

test('has nothing to do where there is nothing', () => {
  expect(open(0).readCounts()).toEqual(['0', '0!'])
})

test('goes on without a total until it is ended', () => {
  const { progress, wait, readCounts } = open(null)
  progress.advance(5_000)
  wait(200)
  progress.advance()
  progress.end()
  expect(readCounts()).toEqual(['0', '5001', '5001!'])
})

describe('over()', () => {
  test('counts the items of a list when the loop comes back', () => {
    const { progress, readCounts } = open(3)
    const seen: string[] = []
    for (const item of progress.over(['a', 'b', 'c'])) seen.push(`${item} ${readCounts().at(-1)}`)
    expect(seen).toEqual(['a 0', 'b 0', 'c 0'])
    expect(readCounts()).toEqual(['0', '3!'])
  })

  test('counts what comes bit by bit', async () => {
    const { progress, readCounts } = open(null)
    async function* read() {
      yield* [1, 2]
    }
    const seen: number[] = []
    for await (const item of progress.over(read())) seen.push(item)
    expect(seen).toEqual([1, 2])
    expect(readCounts()).toEqual(['0', '2!'])
  })

  test('ends where the loop is left, without what it was left in', () => {
    const { progress, readCounts } = open(3)
    for (const item of progress.over(['a', 'b', 'c'])) if (item === 'b') break
    expect(readCounts()).toEqual(['0', '1!'])
  })

  test('refuses what cannot be gone through', () => {
    expect(() => open(3).progress.over(3 as unknown as number[])).toThrow(
      'progress.over() takes a list or another iterable, not 3.',
    )
  })
})

test.each([
  [-1, 'op.progress() takes a total, not -1.'],
  [Number.NaN, 'op.progress() takes a total, not NaN.'],
  [0.5, 'op.progress() takes a total, not 0.5.'],
  ['12', 'op.progress() takes a total, not "12".'],
  [12n, 'op.progress() takes a total, not a value of the type "bigint".'],
])('refuses the total %s', (total, message) => {
  expect(() => readProgressArguments(total, 'listing')).toThrow(message)
})

test('refuses what is no label, and what is no count', () => {
  expect(() => readProgressArguments(3, undefined)).toThrow(
    'op.progress() takes a label, not undefined.',
  )
  expect(() => open(3).progress.advance(-1)).toThrow(
    'progress.advance() takes a number of what was done, not -1.',
  )
})

test('knows no total where none is given', () => {
  expect(readProgressArguments(undefined, 'listing')).toEqual({ total: null, label: 'listing' })
})
