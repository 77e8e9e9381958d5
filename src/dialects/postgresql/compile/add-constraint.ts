import type { OperationOf } from '../../../operations/operation.ts'
import type { Constraint } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableConstraint } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { postgresqlConstraintRules } from '../constraint-rules.ts'
import { commentOnConstraints, isUnchecked } from './constraint-extras.ts'

/** ALTER TABLE … ADD CONSTRAINT. */
export function compileAddConstraint(
  { table, schema, constraint }: OperationOf<'addConstraint'>,
  writer: SqlWriter,
): readonly Statement[] {
  const name = writeTableName(writer, table, schema)
  return [
    { sql: `ALTER TABLE ${name} ${writeAddConstraint(constraint, writer)}` },
    ...commentOnConstraints({ name: table, schema }, [constraint], writer),
  ]
}

/** The clause that adds a constraint to a table that exists. */
export function writeAddConstraint(constraint: Constraint, writer: SqlWriter): string {
  const text = writeTableConstraint(constraint, writer, postgresqlConstraintRules)
  return `ADD ${text}${isUnchecked(constraint) ? ' NOT VALID' : ''}`
}
