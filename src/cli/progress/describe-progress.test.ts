import { expect, test } from 'vitest'
import { describeProgress, describeProgressEnd } from './describe-progress.ts'
import type { EventOf } from './progress.ts'

const event: EventOf<'progress'> = {
  kind: 'progress',
  database: 'main',
  revision: 'b2',
  label: 'listing',
  number: 1,
  count: 4_500,
  total: 10_000,
  elapsedMs: 3_750,
  isEnded: false,
}

test.each<[string, Partial<typeof event>, string]>([
  ['all of it', {}, '4,500 of 10,000 (45 %), 1,200/s, 4 s left'],
  ['nothing yet', { count: 0 }, '0 of 10,000 (0 %)'],
  ['too early to tell', { elapsedMs: 900 }, '4,500 of 10,000 (45 %)'],
  ['no total', { total: null }, '4,500, 1,200/s'],
  ['slow', { count: 2, total: 500 }, '2 of 500 (0 %), 0.5/s, 15 min 33 s left'],
  ['not complete before it is', { count: 9_999 }, '9,999 of 10,000 (99 %), 2,666/s'],
])('%s', (_, changes, expected) => {
  expect(describeProgress({ ...event, ...changes })).toBe(`  listing: ${expected}`)
})

test.each<[string, Partial<typeof event>, string]>([
  ['done', { count: 10_000 }, '10,000 of 10,000 done (3750 ms, 2,667/s)'],
  ['left early', {}, '4,500 of 10,000 (3750 ms, 1,200/s)'],
  ['no total', { total: null }, '4,500 (3750 ms, 1,200/s)'],
  ['nothing to do', { count: 0, total: 0, elapsedMs: 0 }, '0 of 0 done (0 ms)'],
  ['quick', { count: 10_000, elapsedMs: 12 }, '10,000 of 10,000 done (12 ms)'],
])('the end: %s', (_, changes, expected) => {
  expect(describeProgressEnd({ ...event, ...changes, isEnded: true })).toBe(
    `  listing: ${expected}`,
  )
})

test('a label cannot break the line', () => {
  expect(describeProgressEnd({ ...event, label: 'two\nlines' })).toMatch(/^ {2}two lines: /)
})
