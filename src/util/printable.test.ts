import { expect, test } from 'vitest'
import { makePrintable, makePrintableLines } from './printable.ts'

test.each([
  ['plain text, 顧客 and 👩‍👩‍👧', 'plain text, 顧客 and 👩‍👩‍👧'],
  ['two\nlines\r\nand\ta tab', 'two lines and a tab'],
  ['\u001b[31mred\u001b[0m', '\\u{1b}[31mred\\u{1b}[0m'],
  [
    'bell \u0007, C1 \u009b2J, delete \u007f, NUL \0',
    'bell \\u{7}, C1 \\u{9b}2J, delete \\u{7f}, NUL \\u{0}',
  ],
  [
    'turned \u202Earound\u202C and \u2066kept\u2069',
    'turned \\u{202e}around\\u{202c} and \\u{2066}kept\\u{2069}',
  ],
  ['separators \u2028\u2029', 'separators \\u{2028}\\u{2029}'],
  ['half a pair \uD83D', 'half a pair \\u{d83d}'],
])('%j', (text, shown) => {
  expect(makePrintable(text)).toBe(shown)
})

test('lines stay lines where they are wanted', () => {
  expect(makePrintableLines('SELECT\r\n\t1;\rEND \u001b[0m\0\n')).toBe(
    'SELECT\n\t1;\nEND \\u{1b}[0m\\u{0}\n',
  )
})
