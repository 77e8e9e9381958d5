import type { OperationOf } from '../../operations/operation.ts'
import type { Statement } from '../dialect.ts'
import { assertNoCascade } from './assert-no-cascade.ts'
import type { SqlWriter } from './sql-writer.ts'

/** No statement where the values of an enumeration stand in each column; nor does a column go with them. */
export function compileDropEnumAlone(
  operation: OperationOf<'dropEnum'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoCascade(operation, writer, 'Drop the columns that have it, with dropColumn.')
  return []
}
