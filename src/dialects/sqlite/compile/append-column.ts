import type { OperationOf } from '../../../operations/operation.ts'
import { isSql } from '../../../schema/sql.ts'
import type { Statement } from '../../dialect.ts'
import { writeColumnConstraint } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { sqliteConstraintRules } from '../constraint-rules.ts'
import { isBareDefault, isNumbered, writeColumn } from './column.ts'

type AddColumn = OperationOf<'addColumn'>

/** ALTER TABLE … ADD COLUMN, for what it can add. */
export function compileAppendColumn(
  { table, schema, column, constraints }: AddColumn,
  writer: SqlWriter,
): readonly Statement[] {
  const behind = constraints.map(
    (constraint) => ` ${writeColumnConstraint(constraint, writer, sqliteConstraintRules)}`,
  )
  const name = writeTableName(writer, table, schema)
  return [
    { sql: `ALTER TABLE ${name} ADD COLUMN ${writeColumn(column, writer)}${behind.join('')}` },
  ]
}

/** Whether ADD COLUMN can add a column: https://www.sqlite.org/lang_altertable.html#altertabaddcol */
export function isAppendable(operation: AddColumn, writer: SqlWriter): boolean {
  const { column, constraints, first, after } = operation
  if (first === true || after !== undefined) return false
  const { default: value, generated } = column
  if (isNumbered(column) || generated?.stored === true) return false
  const isEmpty = value === undefined || (isSql(value) && /^null$/i.test(writer.inlineSql(value)))
  if (!column.nullable && isEmpty && generated === undefined) return false
  if (isSql(value) && !isConstant(writer.inlineSql(value))) return false
  return constraints.every(
    (constraint) =>
      constraint.kind === 'check' ||
      (isEmpty &&
        constraint.kind === 'foreignKey' &&
        constraint.columns.length === 1 &&
        constraint.columns[0] === column.name),
  )
}

/** A literal; in parentheses SQLite takes nothing for constant but that. */
function isConstant(text: string): boolean {
  if (isBareDefault(text)) return /^null$/i.test(text)
  return /^\(*\s*(?:[+-]?\s*\d[\d.eE+-]*|x?'(?:[^']|'')*'|true|false)\s*\)*$/i.test(text)
}
