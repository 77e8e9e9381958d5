import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HEADER_FIELDS } from '../script-record.ts'
import { renderModuleScript } from '../write/render-module-script.ts'
import { readExports } from './read-exports.ts'
import { readWrittenHeader } from './read-written-header.ts'

const id = fc.stringMatching(/^[0-9a-z_]{1,12}$/)
const list = fc.oneof(fc.constant(null), id, fc.array(id, { minLength: 1, maxLength: 3 }))
const script = fc.record({
  revision: id,
  downRevision: list,
  branchLabels: list,
  dependsOn: list,
  message: fc.oneof(fc.string(), fc.lorem({ maxCount: 8 })),
  createDate: fc.constant('2026-11-20 06:25:51.995Z'),
  imports: fc.subarray(['t', 'sql']).map((limbeck) => ({ limbeck })),
  body: fc.record({ upgrade: fc.constantFrom(undefined, 'await op.execute("select 1")') }),
})
const language = fc.constantFrom<'ts' | 'js'>('ts', 'js')
/** What people and tools put into scripts, also where it does not belong. */
const insertion = fc.oneof(
  fc.constantFrom(...Array.from('\'"`/*;,.+[]{}() \n\\')),
  fc.constantFrom('as const', '// a', '/* Revises: b */', 'export ', 'null', '.trim()', '\r\n'),
)

function readByTokens(text: string): unknown {
  const { exports, comment } = readExports(text)
  const raw = HEADER_FIELDS.map((field) => {
    const value = exports.get(field)
    return [field, value?.kind === 'literal' ? value.value : undefined]
  })
  return { raw: Object.fromEntries(raw), comment }
}

describe('readWrittenHeader', () => {
  test('reads what is written, as the tokens say it', () => {
    fc.assert(
      fc.property(script, language, (written, chosen) => {
        const text = renderModuleScript(written, chosen)
        expect(readWrittenHeader(text)).toEqual(readByTokens(text))
      }),
    )
  })

  test('gives nothing, or what the tokens say, for a text that was changed by hand', () => {
    fc.assert(
      fc.property(
        script,
        language,
        fc.nat(400),
        fc.nat(4),
        insertion,
        (written, chosen, ...edit) => {
          const [at, removed, inserted] = edit
          const text = renderModuleScript(written, chosen)
          const changed = text.slice(0, at) + inserted + text.slice(at + removed)
          const read = readWrittenHeader(changed)
          expect([undefined, readByTokens(changed)]).toContainEqual(read)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
