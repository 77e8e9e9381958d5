import { describe, expect, it } from 'vitest'
import { hasStatement, readFirstWord } from './has-statement.ts'

describe('hasStatement', () => {
  it.each(['', ' \n;', '-- a', '-- a\n/* b; */ ; -- c', '/**/'])('finds none in %j', (text) => {
    expect(hasStatement(text)).toBe(false)
  })

  it.each([
    'x',
    '-- a\nx',
    "'-- a'",
    '/* a */ 1',
    '/*!40101 SET x */',
    '/*M! SET x */',
    '/* open',
    '-',
  ])('finds one in %j', (text) => {
    expect(hasStatement(text)).toBe(true)
  })

  it('is as quick with many comments', () => {
    const start = performance.now()
    expect(hasStatement(`${'/**/'.repeat(50_000)}${'-- a -- b\n'.repeat(50_000)}x`)).toBe(true)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('readFirstWord', () => {
  it.each([
    ['SELECT 1', 'select'],
    [' -- begin\n/* commit */ Insert INTO t', 'insert'],
    ['commit;', 'commit'],
    ['(SELECT 1)', ''],
    ['', ''],
  ])('of %j is %j', (text, word) => {
    expect(readFirstWord(text)).toBe(word)
  })
})
