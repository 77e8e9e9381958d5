import type { Column } from '../../../schema/schema-model.ts'
import { isSql } from '../../../schema/sql.ts'
import { writeGenerated } from '../../shared/generated-text.ts'
import { refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** A column as it stands in CREATE TABLE and ADD COLUMN, without keys. SQLite keeps no comments: they are left out. */
export function writeColumn(column: Column, writer: SqlWriter): string {
  return [
    `${writer.quoteIdentifier(column.name)} ${writer.writeType(column.type)}`,
    column.collation === undefined ? '' : ` COLLATE ${writer.quoteIdentifier(column.collation)}`,
    column.generated === undefined ? '' : ` ${writeGenerated(column.generated, writer)}`,
    column.nullable ? '' : ' NOT NULL',
    writeNullConflict(column),
    writeDefault(column, writer),
  ].join('')
}

function writeNullConflict({ nullable, onNullConflict }: Column): string {
  if (nullable || onNullConflict === undefined) return ''
  return ` ON CONFLICT ${onNullConflict.toUpperCase()}`
}

/** Whether the database numbers the rows of the column. */
export function isNumbered(column: Column): boolean {
  return column.autoIncrement === true || column.identity !== undefined
}

/** The error for a column that numbers itself and is not the only primary key. */
export function refuseNumbering(column: Column, writer: SqlWriter): Error {
  return refuseUnsupported(
    writer,
    `number the column "${column.name}": it is not the only primary key of a new table`,
    'Make it the primary key in createTable.',
  )
}

/** ` DEFAULT …`, or nothing where the column has none. */
export function writeDefault(column: Column, writer: SqlWriter): string {
  const { default: value } = column
  if (value === undefined || column.generated !== undefined) return ''
  if (!isSql(value)) return ` DEFAULT ${writeDefaultLiteral(writer.writeLiteral(value))}`
  const text = writer.inlineSql(value).trim()
  return isBareDefault(text) ? ` DEFAULT ${text}` : ` DEFAULT (${text})`
}

/** A literal that is a call, as for a text with NUL, needs parentheses. */
function writeDefaultLiteral(literal: string): string {
  return literal.startsWith('CAST') ? `(${literal})` : literal
}

/** The three words that stand without parentheses; ADD COLUMN refuses them. */
export function isBareDefault(text: string): boolean {
  return /^(?:current_(?:time|date|timestamp)|null)$/i.test(text)
}
