import { expect, test } from 'vitest'
import { quietWarnings } from './quiet-warnings.ts'

test("only Node's remarks on its own features are left out", () => {
  const told: unknown[] = []
  const target = { emitWarning: (...parameters: unknown[]) => void told.push(parameters) }
  quietWarnings(target)
  target.emitWarning(
    'SQLite is an experimental feature and might change at any time',
    'ExperimentalWarning',
  )
  target.emitWarning('Type Stripping is an experimental feature and might change at any time')
  target.emitWarning('Something else', 'DeprecationWarning', 'DEP0001')
  expect(told).toEqual([['Something else', 'DeprecationWarning', 'DEP0001']])
})
