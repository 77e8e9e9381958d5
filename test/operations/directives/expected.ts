import { expect } from 'vitest'
import { isRefusal, listStatements, type Refusal, type Statements } from './case.ts'

/** An outcome as a case expects it: the statements, or the error. */
export function toExpectedOutcome(expected: Statements): unknown {
  return isRefusal(expected) ? toError(expected) : { statements: listStatements(expected) }
}

/** What a catalog shows otherwise as a case expects it: the lines, or the error of what did not run. */
export function toExpectedLines(expected: readonly string[] | Refusal = []): unknown {
  return isRefusal(expected) ? toError(expected) : expected
}

function toError({ code, says }: Refusal) {
  return { code, message: expect.stringContaining(says) }
}
