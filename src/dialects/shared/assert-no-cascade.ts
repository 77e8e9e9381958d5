import type { Operation } from '../../operations/operation.ts'
import { assertNoOptions } from './refuse.ts'
import type { SqlWriter } from './sql-writer.ts'

/** Refuses CASCADE on engines where nothing goes with what is dropped; `hint` says what to do instead. */
export function assertNoCascade(operation: Operation, writer: SqlWriter, hint?: string): void {
  if (!('cascade' in operation)) return
  const { kind, name, cascade } = operation
  assertNoOptions(writer, `${kind} of "${name}"`, { cascade }, hint)
}
