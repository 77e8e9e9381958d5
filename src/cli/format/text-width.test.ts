import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { cutText, measureText, wrapText, wrapWords } from './text-width.ts'

test.each([
  ['', 0],
  ['users', 5],
  ['顧客', 4],
  ['ｱｲｳ', 3],
  ['é', 1],
  ['e\u0301', 1],
  ['👩‍👩‍👧', 2],
  ['🇩🇪 🏴󠁧󠁢󠁳󠁣󠁴󠁿', 5],
])('the width of %s', (text, width) => {
  expect(measureText(text)).toBe(width)
})

describe('cutText', () => {
  test.each([
    ['add users', 9, 'add users'],
    ['add users', 8, 'add use…'],
    ['add users', 1, '…'],
    ['add users', 0, ''],
    ['', 0, ''],
    ['顧客テーブル', 8, '顧客テ…'],
    ['a👩‍👩‍👧b', 3, 'a…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ])('%s to %i columns', (text, width, cut) => {
    expect(cutText(text, width, '…')).toBe(cut)
  })

  it('never gives more than fits, nor half a sign', () => {
    const texts = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(texts, fc.nat({ max: 20 }), (text, width) => {
        const cut = cutText(text, width, '…')
        expect(measureText(cut)).toBeLessThanOrEqual(width)
        expect(text.startsWith(cut.replace(/…$/, ''))).toBe(true)
        expect(cut.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('wrapText', () => {
  test.each([
    ['one two three', 9, ['one two', 'three']],
    ['    indented words', 14, ['    indented', '    words']],
    ['wayTooLongForIt', 6, ['wayToo', 'LongFo', 'rIt']],
    ['顧客顧客', 5, ['顧客', '顧客']],
    ['', 5, ['']],
    ['    ', 5, ['']],
  ])('%j to %i columns', (text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines)
  })
})

test('words keep their colours where they are broken', () => {
  expect(wrapWords([{ text: 'a1' }, { text: 'abcdef', emphasis: 'mark' }], 4)).toEqual([
    [{ text: 'a1' }],
    [{ text: 'abcd', emphasis: 'mark' }],
    [{ text: 'ef', emphasis: 'mark' }],
  ])
})
