import type { Operation } from '../../../src/operations/index.ts'
import { renderOperations } from '../../../src/render/index.ts'
import type { Operations } from '../../../src/runtime/operations.ts'
import { DEFAULT_NAMING } from '../../../src/schema/naming.ts'
import * as schema from '../../../src/schema.ts'

/** The body of a function of a script, as `generate` writes it. */
export function renderBody(operations: readonly Operation[]): string {
  return renderOperations(operations, { naming: DEFAULT_NAMING }).code
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: readonly string[]
) => (...values: readonly unknown[]) => Promise<void>

/** The function whose body was written. */
export function loadBody(code: string): (op: Operations) => Promise<void> {
  const run = new AsyncFunction('op', ...Object.keys(schema), code)
  return (op) => run(op, ...Object.values(schema))
}
