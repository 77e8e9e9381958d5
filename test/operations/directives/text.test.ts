import { describe, expect, it } from 'vitest'
import { type DialectName, dialects } from '../../../src/dialects/index.ts'
import { ALL_CASES } from './all-cases.ts'
import { statementsOf } from './case.ts'
import { asksFirst, compileCase } from './compile-case.ts'
import { toExpectedOutcome } from './expected.ts'

/** What is asked of a database first is compared where it runs, in `engines.test.ts`. */
const names = Object.keys(dialects) as DialectName[]
const tables = await Promise.all(
  names.map(async (name) => {
    const asks = await Promise.all(ALL_CASES.map((each) => asksFirst(each, name)))
    return { name, cases: ALL_CASES.filter((_, index) => asks[index] === false) }
  }),
)

describe.each(tables)('the statements of directives on $name', ({ name, cases }) => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    expect(await compileCase(each, name)).toEqual(toExpectedOutcome(statementsOf(each, name)))
  })
})
