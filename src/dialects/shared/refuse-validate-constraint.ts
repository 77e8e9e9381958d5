import type { OperationOf } from '../../operations/operation.ts'
import { refuseUnsupported } from './refuse.ts'
import type { SqlWriter } from './sql-writer.ts'

/** Refused: where no constraint can wait, there is none to validate. */
export function refuseValidateConstraint(
  { table, name }: OperationOf<'validateConstraint'>,
  writer: SqlWriter,
): never {
  throw refuseUnsupported(
    writer,
    `validate the constraint "${name}" of the table "${table}"`,
    'Leave it out: every constraint is checked when it is made.',
  )
}
