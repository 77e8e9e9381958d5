import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { refuseInvalid } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** DROP INDEX. */
export function compileDropIndex(
  { name, schema, ifExists, concurrently, cascade }: OperationOf<'dropIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  if (concurrently === true && cascade === true) {
    throw refuseInvalid(
      `The index "${name}" cannot be dropped both concurrently and with what stands on it.`,
      'Drop the foreign keys that stand on it first, or leave { concurrently: true } out.',
    )
  }
  const word = concurrently === true ? 'INDEX CONCURRENTLY' : 'INDEX'
  return compileDropObject(word, { name, schema, ifExists, cascade }, writer)
}
