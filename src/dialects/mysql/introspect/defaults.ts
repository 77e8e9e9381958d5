import type { ColumnType } from '../../../schema/column-type.ts'
import type { ColumnDefault } from '../../../schema/schema-model.ts'
import { isSql, type Sql, sql } from '../../../schema/sql.ts'
import { writeLiteral } from '../literals.ts'
import { readHexText, readQuotedText, unescapeText } from '../quoted-text.ts'
import { writePlainExpression } from './plain-expression.ts'

/** What the catalog says of a default. */
export interface DefaultText {
  readonly text: string | undefined
  readonly extra: string
  readonly type: ColumnType
}

/**
 * MySQL gives literals without quotes, and marks expressions: the function of a time as well, since 8.0.13.
 * https://dev.mysql.com/doc/refman/8.4/en/information-schema-columns-table.html
 */
export function readMysqlDefault({ text, extra, type }: DefaultText): ColumnDefault | undefined {
  if (text === undefined) return undefined
  if (/DEFAULT_GENERATED/i.test(extra)) return readExpression(unescapeText(text))
  if (isTime(type) && /^current_timestamp(?:\(\d*\))?$/i.test(text)) return sql.raw(text)
  // Bits and bytes are literals that are no texts: b'101', 0x4100.
  if (/^b'[01]*'$/.test(text) && isNative(type, /^bit\b/)) return sql.raw(text)
  if (/^0x[0-9a-f]*$/i.test(text) && isBytes(type)) return sql.raw(text)
  return readNumber(text, type) ?? text
}

/** MariaDB gives SQL, NULL too. */
export function readMariadbDefault({ text, type }: DefaultText): ColumnDefault | undefined {
  if (text === undefined || text === 'NULL') return undefined
  if (/^'(?:[^'\\]|''|\\.)*'$/s.test(text)) return readQuotedText(text)
  return readNumber(text, type) ?? readExpression(text)
}

/** A text with characters that need it is written by its bytes, which stay in the catalog: see `writeLiteral`. */
function readExpression(text: string): ColumnDefault {
  const hex = /^convert\(0x((?:[0-9a-f]{2})+) using utf8mb4\)$/i.exec(text)?.[1]
  return hex === undefined ? sql.raw(writePlainExpression(text)) : readHexText(hex)
}

const NUMBERS: ReadonlySet<string> = new Set([
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'real',
  'double',
])

/** A number that JavaScript writes in the same way; any other stays SQL. */
function readNumber(text: string, type: ColumnType): ColumnDefault | undefined {
  const isNumber =
    NUMBERS.has(type.kind) || isNative(type, /^(?:\w*int|decimal|float|double|year)\b/)
  if (!isNumber || !/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return undefined
  if (type.kind === 'boolean' && /^[01]$/.test(text)) return text === '1'
  if (String(Number(text)) === text) return Number(text)
  return /^-?\d+$/.test(text) && String(BigInt(text)) === text ? BigInt(text) : sql.raw(text)
}

function isTime(type: ColumnType): boolean {
  return type.kind === 'timestamp' || isNative(type, /^timestamp\b/)
}

function isBytes(type: ColumnType): boolean {
  return type.kind === 'binary' || isNative(type, /^(?:var)?binary\b|blob\b/)
}

function isNative(type: ColumnType, pattern: RegExp): boolean {
  return type.kind === 'native' && pattern.test(type.sql)
}

/** ON UPDATE is kept beside the default and written behind it. */
export function withUpdate(
  value: ColumnDefault | undefined,
  extra: string,
): ColumnDefault | undefined {
  const update = /on update \S+/i.exec(extra)?.[0]
  if (update === undefined) return value
  return sql`${toSqlText(value)} ${sql.raw(update)}`
}

function toSqlText(value: ColumnDefault | undefined): Sql {
  if (value === undefined) return sql.raw('NULL')
  return isSql(value) ? value : sql.raw(writeLiteral(value))
}
