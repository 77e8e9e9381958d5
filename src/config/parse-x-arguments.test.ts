import { expect, test } from 'vitest'
import { parseXArguments } from './parse-x-arguments.ts'

test.each<[readonly string[], Record<string, string | true>]>([
  [[], {}],
  [['tenant=a=b'], { tenant: 'a=b' }],
  [['data', 'seed='], { data: true, seed: '' }],
  [['a=1', 'a=2'], { a: '2' }],
])('%j', (values, expected) => {
  expect(parseXArguments(values)).toEqual(expected)
})
