import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableConstraint } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import { refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { mysqlConstraintRules } from '../constraint-rules.ts'
import { writeColumn } from './column.ts'
import { writeFirstNumber } from './first-number.ts'
import { assertGuard } from './guard.ts'
import { writeAlterMode } from './online-ddl.ts'

/** ALTER TABLE … ADD COLUMN, its constraints as clauses of the same statement: MySQL 8 passes over inline REFERENCES. */
export function compileAddColumn(
  operation: OperationOf<'addColumn'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { table, schema, column, constraints, ifNotExists, first, after } = operation
  assertGuard(writer, `add the column "${column.name}" IF NOT EXISTS`, ifNotExists)
  if (ifNotExists === true && constraints.length > 0) {
    throw refuseUnsupported(
      writer,
      `add the column "${column.name}" with constraints IF NOT EXISTS`,
      'Add the constraints by directives of their own.',
    )
  }
  const numbers = writeFirstNumber(column, writer)
  if (ifNotExists === true && numbers.length > 0) {
    throw refuseUnsupported(
      writer,
      `add the column "${column.name}" with a first number IF NOT EXISTS`,
      'Leave one of the two out: a column that is there would begin with that number too.',
    )
  }
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const place =
    first === true ? ' FIRST' : after === undefined ? '' : ` AFTER ${writer.quoteIdentifier(after)}`
  const clauses = [
    `ADD COLUMN ${guard}${writeColumn(column, writer)}${place}`,
    ...constraints.map(
      (constraint) => `ADD ${writeTableConstraint(constraint, writer, mysqlConstraintRules)}`,
    ),
    ...numbers,
  ]
  const name = writeTableName(writer, table, schema)
  return [{ sql: `ALTER TABLE ${name} ${clauses.join(', ')}${writeAlterMode(operation)}` }]
}
