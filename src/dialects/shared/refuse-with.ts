import type { Operation } from '../../operations/operation.ts'
import { refuseUnsupported } from './refuse.ts'
import type { SqlWriter } from './sql-writer.ts'

/** Compiles operations that the engine has nothing for: always an error. */
export function refuseWith(
  what: string,
  hint: string,
): (operation: Operation, writer: SqlWriter) => never {
  return (_operation, writer) => {
    throw refuseUnsupported(writer, what, hint)
  }
}
