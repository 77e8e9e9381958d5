import type { DialectFeatures } from '../features.ts'
import {
  type LiteralWriters,
  refuseLiteral,
  writeFiniteNumber,
  writeHex,
  writeLiteralWith,
  writeUtcTime,
  writeUtf8Hex,
} from '../shared/literal-values.ts'
import { quoteName } from '../shared/quote-name.ts'
import { mysqlFeatures } from './features.ts'

/** Quotes a name of MySQL or MariaDB. */
export function quoteIdentifier(name: string): string {
  return quoteName(name, {
    quote: '`',
    product: 'MySQL',
    max: mysqlFeatures.maxIdentifierBytes,
    unit: mysqlFeatures.identifierUnit,
    findFault,
  })
}

/** Names are stored as utf8mb3. https://dev.mysql.com/doc/refman/8.4/en/identifiers.html */
function findFault(name: string): string | undefined {
  if (/[ \t\n\v\f\r]$/.test(name))
    return 'ends with a space or another blank, which MySQL does not allow'
  if (/[\u{10000}-\u{10ffff}]/u.test(name)) {
    return 'has a character beyond U+FFFF, which MySQL does not allow'
  }
  return undefined
}

/** Writes a value as a literal of MySQL or MariaDB. */
export function writeLiteral(value: unknown): string {
  return writeLiteralWith(value, writers)
}

/** A text in quotes wherever the grammar wants just that, as in comments: there the SQL mode has to be known. */
export function writeQuotedText(
  value: string,
  { features }: { readonly features: DialectFeatures },
): string {
  const text = value.replaceAll("'", "''")
  return features.backslashEscapes
    ? `'${text.replaceAll('\\', '\\\\').replaceAll('\0', '\\0')}'`
    : `'${text}'`
}

/** A backslash means two things, as the SQL mode says: hexadecimal digits mean the same in each. Clients take a carriage return for a part of an end of line. */
export function needsHex(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- NUL and Control-Z are what is looked for
  return /[\\\0\r\x1a]/.test(value)
}

/**
 * Hexadecimal digits are converted, not marked by `_utf8mb4`: MariaDB prints what is marked without escapes into the
 * expressions that it stores, and cannot read its own table afterwards.
 */
const writers: LiteralWriters = {
  writeString: (value) =>
    needsHex(value)
      ? `CONVERT(0x${writeUtf8Hex(value)} USING utf8mb4)`
      : `'${value.replaceAll("'", "''")}'`,
  writeNumber(value) {
    if (Number.isFinite(value)) return writeFiniteNumber(value)
    throw refuseLiteral(`MySQL has no number "${value}".`)
  },
  writeBigint: String,
  writeBoolean: (value) => (value ? '1' : '0'),
  writeDate(value) {
    const year = value.getUTCFullYear()
    if (year >= 0 && year <= 9999) return `'${writeUtcTime(value)}'`
    throw refuseLiteral(`MySQL has no dates in the year ${year}.`)
  },
  writeBytes: (value) => `x'${writeHex(value)}'`,
}
