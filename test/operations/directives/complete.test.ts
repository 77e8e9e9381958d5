import { expect, it } from 'vitest'
import { directives, draftBatch } from '../../../src/operations/index.ts'
import { Operations } from '../../../src/runtime/operations.ts'
import { DEFAULT_NAMING } from '../../../src/schema/naming.ts'
import { readOptionsOfDirectives } from '../../../tools/reference/read-options.ts'
import { ALL_CASES, FAMILIES } from './all-cases.ts'
import { showsOption } from './shows-option.ts'

const described = readOptionsOfDirectives()
const options = new Map(
  [...described].map(([name, list]) => [name, list.map((option) => option.name).sort()]),
)
const shown = Object.values(FAMILIES).flatMap(({ cases }) => Object.keys(cases))

/** What is asked of `op` beside a directive: where and how something runs, which is tested where that is. */
const FRAMES = ['attempt', 'autocommit', 'f', 'invoke', 'progress']

/** The options whose names stand in the calls of a directive's cases. */
function listShown(directive: string): readonly string[] {
  const cases = ALL_CASES.filter(({ name }) => name.startsWith(`${directive}: `))
  return (options.get(directive) ?? []).filter((option) =>
    cases.some((each) => showsOption(each, option)),
  )
}

it('reads the options that TypeScript knows', () => {
  expect(options.get('dropTable')).toEqual(['cascade', 'ifExists', 'schema'])
  expect(options.get('dropSequence')).toContain('existing')
})

it('shows every directive of op', () => {
  const methods = [
    ...Object.keys(directives),
    ...Object.getOwnPropertyNames(Operations.prototype).filter(
      (name) =>
        typeof Object.getOwnPropertyDescriptor(Operations.prototype, name)?.value === 'function',
    ),
  ].filter((name) => name !== 'constructor' && !FRAMES.includes(name))
  expect([...shown].sort()).toEqual([...new Set(methods)].sort())
})

it.each(shown)('shows every option of %s', (directive) => {
  expect(listShown(directive)).toEqual(options.get(directive))
})

it.each(shown)('says what each option of %s does', (directive) => {
  const silent = described.get(directive)?.filter(({ meaning }) => meaning === '')
  expect(silent?.map(({ name }) => name)).toEqual([])
})

it('shows every directive of a batch', () => {
  const { batch } = draftBatch({ naming: DEFAULT_NAMING }, 'users', {})
  const text = FAMILIES['Several changes at once'].cases['batchAlterTable']
    ?.map(({ call }) => String(call))
    .join('\n')
  expect(Object.keys(batch).filter((name) => text?.includes(`batch.${name}(`) !== true)).toEqual([])
})
