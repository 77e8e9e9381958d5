import * as fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { formatJson } from './json.ts'

test('what JSON has no form for', () => {
  expect(formatJson({ count: 12n, cause: new Error('no luck') })).toBe(
    '{\n  "count": "12",\n  "cause": "no luck"\n}',
  )
})

it('keeps every text, and obeys none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = formatJson({ text })
      expect(JSON.parse(written)).toEqual({ text })
      expect(written.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u)
    }),
  )
})
