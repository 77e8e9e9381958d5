import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { describeConstraint } from '../../shared/constraint-text.ts'
import { refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** Refused: SQLite knows constraints only while a table is made. */
export function compileAddConstraint(
  { table, constraint }: OperationOf<'addConstraint'>,
  writer: SqlWriter,
): readonly Statement[] {
  throw refuseUnsupported(
    writer,
    `add ${describeConstraint(constraint)} to the table "${table}", which exists`,
    constraint.kind === 'unique'
      ? 'Say it inside createTable, or make a unique index with createIndex.'
      : 'Say it inside createTable.',
  )
}
