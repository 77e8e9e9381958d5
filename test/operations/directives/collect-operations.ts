import type { DialectName } from '../../../src/dialects/index.ts'
import {
  type BatchOperations,
  type BatchOptions,
  directives,
  draftBatch,
} from '../../../src/operations/index.ts'
import type { Operation } from '../../../src/operations/operation.ts'
import type { Operations } from '../../../src/runtime/operations.ts'
import { f } from '../../../src/schema/final-name.ts'
import { DEFAULT_NAMING } from '../../../src/schema/naming.ts'
import type { Script } from './case.ts'

const scope = { naming: DEFAULT_NAMING }

/** The operations that a script asks for, as data; nothing is compiled, and no database is asked. */
export async function collectOperations(
  script: Script | undefined,
  dialect: DialectName = 'postgresql',
): Promise<readonly Operation[]> {
  const operations: Operation[] = []
  const op: Record<string, unknown> = {
    f,
    invoke: async (operation: Operation) => void operations.push(operation),
    batchAlterTable: async (
      table: string,
      run: (batch: BatchOperations) => void | Promise<void>,
      options?: BatchOptions,
    ) => {
      const { batch, finish } = draftBatch(scope, table, options)
      await run(batch)
      operations.push(finish())
    },
    autocommit: async (run: Script) => run(op as unknown as Operations),
    attempt: async (run: Script) => run(op as unknown as Operations),
    query: (statement: string) => (op['execute'] as (text: string) => void)(statement),
    context: { dialect },
  }
  for (const [name, build] of Object.entries(directives)) {
    op[name] = async (...args: never[]) => {
      operations.push((build as (...all: unknown[]) => Operation)(scope, ...args))
    }
  }
  await script?.(op as unknown as Operations)
  return operations
}
