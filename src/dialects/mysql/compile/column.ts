import type { Column } from '../../../schema/schema-model.ts'
import { isSql } from '../../../schema/sql.ts'
import { writeGenerated } from '../../shared/generated-text.ts'
import { writeUtcTime } from '../../shared/literal-values.ts'
import { refuseInvalid, refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeQuotedText } from '../literals.ts'
import { isLarge } from '../types.ts'

/** A column as it stands in CREATE TABLE and ADD COLUMN, without keys. */
export function writeColumn(column: Column, writer: SqlWriter): string {
  const type = writer.writeType(column.type)
  const isComputed = column.generated !== undefined
  return [
    `${writer.quoteIdentifier(column.name)} ${type}`,
    column.collation === undefined ? '' : ` COLLATE ${writer.quoteIdentifier(column.collation)}`,
    column.generated === undefined ? '' : ` ${writeGenerated(column.generated, writer)}`,
    writeNullability(column, type, isComputed, writer),
    writeDefault(column, type, writer),
    isNumbered(column, writer) ? ' AUTO_INCREMENT' : '',
    column.isVisible === false ? ' INVISIBLE' : '',
    column.comment === undefined ? '' : ` COMMENT ${writeQuotedText(column.comment, writer)}`,
  ].join('')
}

/** Whether the server numbers the rows. An identity column has no other form here. */
export function isNumbered(column: Column, writer: SqlWriter): boolean {
  const { always: _, start: _start, ...settings } = column.identity ?? { always: false }
  const [said] = Object.entries(settings)
  if (said !== undefined) {
    throw refuseUnsupported(
      writer,
      `count with "${said[0]}" in the column "${column.name}"`,
      'Leave it out: the step is a setting of the server, auto_increment_increment.',
    )
  }
  return column.identity !== undefined || column.autoIncrement === true
}

/** A TIMESTAMP is NOT NULL on older servers unless it says NULL. */
function writeNullability(
  column: Column,
  type: string,
  isComputed: boolean,
  writer: SqlWriter,
): string {
  if (isComputed) {
    if (column.nullable || writer.name !== 'mariadb') return column.nullable ? '' : ' NOT NULL'
    throw refuseUnsupported(
      writer,
      `have the generated column "${column.name}" be NOT NULL`,
      'Leave .notNull() out, or add a check constraint.',
    )
  }
  if (!column.nullable) return ' NOT NULL'
  return /^timestamp/i.test(type) ? ' NULL' : ''
}

/** What may stand behind DEFAULT without parentheses; a literal may not for large types. */
const LITERAL = /^(?:-?\d+(?:\.\d+)?|[bx]?'(?:[^'\\]|'')*')$/i

const BARE_DEFAULT =
  /^(?:(?:current_timestamp|now|localtime|localtimestamp)(?:\s*\(\s*\d*\s*\))?|null)$/i

/** What stands behind the value of a default. */
const UPDATE = /\s+on\s+update\s+\w+\s*(?:\(\s*\d*\s*\))?\s*$/i

/** DEFAULT with the value of a column, and ON UPDATE where that stands behind it; empty where it has none. */
export function writeDefault(column: Column, type: string, writer: SqlWriter): string {
  const { default: value } = column
  if (value === undefined || column.generated !== undefined) return ''
  if (column.autoIncrement === true || column.identity !== undefined) {
    throw refuseInvalid(`The column "${column.name}" numbers itself and has a default too.`)
  }
  if (!isSql(value)) {
    const literal = writer.writeLiteral(readTime(value, type))
    const isExpression = isLarge(column.type) || literal.startsWith('CONVERT(')
    return isExpression ? ` DEFAULT (${literal})` : ` DEFAULT ${literal}`
  }
  const whole = writer.inlineSql(value).trim()
  const update = UPDATE.exec(whole)?.[0].trimEnd() ?? ''
  const text = whole.slice(0, whole.length - update.length)
  // A column that takes no NULL can be set by updates alone.
  if (update !== '' && !column.nullable && /^null$/i.test(text)) return update
  return `${writeDefaultText(text, column)}${update}`
}

function writeDefaultText(text: string, column: Column): string {
  const isLiteral = LITERAL.test(text) && !isLarge(column.type)
  if (BARE_DEFAULT.test(text) || isLiteral) return ` DEFAULT ${text}`
  return isWrapped(text) ? ` DEFAULT ${text}` : ` DEFAULT (${text})`
}

function isWrapped(text: string): boolean {
  return /^\([^()]*\)$/.test(text)
}

/** A default that was a date is text in ISO 8601, whose `T` and `Z` a DATETIME does not take. */
function readTime(value: unknown, type: string): unknown {
  if (typeof value !== 'string' || !/^(?:datetime|timestamp)/i.test(type)) return value
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value)) return value
  const text = writeUtcTime(new Date(value))
  return text.replace(/\.000$/, '')
}
