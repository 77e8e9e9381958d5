import type { OperationOf } from '../../../operations/operation.ts'
import type { Constraint } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeColumnConstraint } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { postgresqlConstraintRules } from '../constraint-rules.ts'
import { writeAddConstraint } from './add-constraint.ts'
import { commentOnColumn, writeColumn } from './column.ts'
import { commentOnConstraints, isUnchecked } from './constraint-extras.ts'
import { ensureEnums } from './enums.ts'

const LAST = 'A new column is the last one here.'

/**
 * ALTER TABLE … ADD COLUMN. Constraints stand behind the column, so that IF NOT EXISTS passes over them too;
 * those that a column cannot carry follow as clauses of the same statement.
 */
export function compileAddColumn(
  operation: OperationOf<'addColumn'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { table, schema, column, constraints, ifNotExists, first, after } = operation
  assertNoOptions(writer, `addColumn of "${table}.${column.name}"`, { first, after }, LAST)
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const inline = constraints
    .filter((constraint) => isInline(constraint))
    .map((constraint) => ` ${writeColumnConstraint(constraint, writer, postgresqlConstraintRules)}`)
  const clauses = [
    `ADD COLUMN ${guard}${writeColumn(column, writer)}${inline.join('')}`,
    ...constraints
      .filter((constraint) => !isInline(constraint))
      .map((constraint) => writeAddConstraint(constraint, writer)),
  ]
  return [
    ...ensureEnums([column.type], writer),
    { sql: `ALTER TABLE ${writeTableName(writer, table, schema)} ${clauses.join(', ')}` },
    ...commentOnColumn({ name: table, schema }, column, writer),
    ...commentOnConstraints({ name: table, schema }, constraints, writer),
  ]
}

function isInline(constraint: Constraint): boolean {
  if (isUnchecked(constraint)) return false
  if (constraint.kind === 'exclude') return false
  return constraint.kind === 'check' || constraint.columns.length === 1
}
