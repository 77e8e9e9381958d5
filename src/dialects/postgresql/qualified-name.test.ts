import { expect, it } from 'vitest'
import { quoteIdentifier } from './literals.ts'
import { formatQualified, writeQualified } from './qualified-name.ts'

it('collations and operator classes are written as they are called', () => {
  const cases: readonly (readonly [string, string | undefined, string])[] = [
    ['C', undefined, 'C'],
    ['C', 'pg_catalog', 'pg_catalog.C'],
    ['en_US.utf8', undefined, 'en_US.utf8'],
    ['C.UTF-8', 'pg_catalog', 'pg_catalog.C.UTF-8'],
    ['ca_ES.utf8@valencia', 'pg_catalog', 'pg_catalog.ca_ES.utf8@valencia'],
    ['de-x-icu', undefined, 'de-x-icu'],
    ['my.own', undefined, '"my.own"'],
    ['my.own', 'a.b', '"a.b"."my.own"'],
    ['say "x"', 'a', 'a."say ""x"""'],
  ]
  for (const [name, schema, text] of cases) {
    expect(formatQualified(name, schema)).toBe(text)
    const parts = schema === undefined ? [name] : [schema, name]
    expect(writeQualified(text, quoteIdentifier)).toBe(parts.map(quoteIdentifier).join('.'))
  }
})
