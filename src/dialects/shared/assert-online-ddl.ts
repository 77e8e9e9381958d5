import type { Operation } from '../../operations/operation.ts'
import { assertNoOptions } from './refuse.ts'
import type { SqlWriter } from './sql-writer.ts'

/** Refuses the wishes of MySQL on how a change is carried out, on engines that take none. */
export function assertOnlineDdl(operation: Operation, writer: SqlWriter): void {
  if (writer.features.onlineDdl) return
  const algorithm = 'algorithm' in operation ? operation.algorithm : undefined
  const lock = 'lock' in operation ? operation.lock : undefined
  assertNoOptions(
    writer,
    operation.kind,
    { algorithm, lock },
    'Say it only where op.context.features.onlineDdl is true.',
  )
}
