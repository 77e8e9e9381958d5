import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeStringLiteral } from './decode-string-literal.ts'

const part = fc.constantFrom(
  ...String.raw`a ' " \\ \n \r \t \0 \x41 \u0041 \u{1F418} \' \" \q $ 🐘`.split(' '),
  '\\\n',
  ' ',
  '\\\u2028',
)

test('gives what JavaScript makes of a literal', () => {
  fc.assert(
    fc.property(fc.constantFrom("'", '"', '`'), fc.array(part), (quote, parts) => {
      const literal = quote + parts.filter((text) => text !== quote).join('') + quote
      // oxlint-disable-next-line no-implied-eval -- JavaScript itself is the oracle.
      const expected: unknown = new Function(`return ${literal}`)()
      expect(decodeStringLiteral(literal)).toBe(expected)
    }),
  )
})

test.each([
  "'a",
  "'",
  String.raw`'\x4'`,
  String.raw`'\u00'`,
  String.raw`'\u{110000}'`,
  String.raw`'\1'`,
])('gives nothing for the broken %s', (literal) => {
  expect(decodeStringLiteral(literal)).toBeUndefined()
})
