import type { OperationOf } from '../../../operations/operation.ts'
import type { Constraint } from '../../../schema/schema-model.ts'
import { isSql } from '../../../schema/sql.ts'
import type { Statement } from '../../dialect.ts'
import { describeConstraint, writeColumnConstraint } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions, refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { sqliteConstraintRules } from '../constraint-rules.ts'
import { isBareDefault, isNumbered, refuseNumbering, writeColumn } from './column.ts'

/** ALTER TABLE … ADD COLUMN, for what it can add: https://www.sqlite.org/lang_altertable.html#altertabaddcol */
export function compileAddColumn(
  operation: OperationOf<'addColumn'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { table, schema, column, constraints, ifNotExists, first, after } = operation
  assertNoOptions(writer, 'addColumn', { ifNotExists, first, after })
  assertAddable(operation, writer)
  const behind = constraints.map(
    (constraint) => ` ${writeColumnConstraint(constraint, writer, sqliteConstraintRules)}`,
  )
  const name = writeTableName(writer, table, schema)
  return [
    { sql: `ALTER TABLE ${name} ADD COLUMN ${writeColumn(column, writer)}${behind.join('')}` },
  ]
}

function assertAddable(
  { table, column, constraints }: OperationOf<'addColumn'>,
  writer: SqlWriter,
): void {
  if (isNumbered(column)) throw refuseNumbering(column, writer)
  const subject = `the column "${table}.${column.name}"`
  if (column.generated?.stored === true) {
    throw refuseUnsupported(
      writer,
      `add ${subject} as a stored generated column`,
      'Let it be computed on reading, or say it inside createTable.',
    )
  }
  const { default: value } = column
  const isEmpty = value === undefined || (isSql(value) && /^null$/i.test(writer.inlineSql(value)))
  if (!column.nullable && isEmpty && column.generated === undefined) {
    throw refuseUnsupported(
      writer,
      `add ${subject} NOT NULL without a default`,
      'Give it a default, or let it be nullable.',
    )
  }
  if (isSql(value) && !isConstant(writer.inlineSql(value))) {
    throw refuseUnsupported(
      writer,
      `add ${subject} with a default that is no constant`,
      'Give a text, a number or a boolean, or say the column inside createTable.',
    )
  }
  for (const constraint of constraints) assertAddableConstraint(constraint, column.name, writer)
  if (!isEmpty && constraints.some((constraint) => constraint.kind === 'foreignKey')) {
    throw refuseUnsupported(
      writer,
      `add ${subject} with both a foreign key and a default`,
      'Leave the default out, or say the column inside createTable.',
    )
  }
}

function assertAddableConstraint(constraint: Constraint, column: string, writer: SqlWriter): void {
  const isInline =
    constraint.kind === 'check' ||
    (constraint.kind === 'foreignKey' &&
      constraint.columns.length === 1 &&
      constraint.columns[0] === column)
  if (isInline) return
  throw refuseUnsupported(
    writer,
    `add the column "${column}" with ${describeConstraint(constraint)}`,
    constraint.kind === 'unique'
      ? 'Add the column, then make a unique index with createIndex.'
      : 'Say it inside createTable.',
  )
}

/** A literal; in parentheses SQLite takes nothing for constant but that. */
function isConstant(text: string): boolean {
  if (isBareDefault(text)) return /^null$/i.test(text)
  return /^\(*\s*(?:[+-]?\s*\d[\d.eE+-]*|x?'(?:[^']|'')*'|true|false)\s*\)*$/i.test(text)
}
