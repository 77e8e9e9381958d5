import {
  type LiteralWriters,
  refuseLiteral,
  writeFiniteNumber,
  writeHex,
  writeLiteralWith,
  writeUtcTime,
} from '../shared/literal-values.ts'
import { quoteName } from '../shared/quote-name.ts'
import { postgresqlFeatures } from './features.ts'

/** Quotes a name of PostgreSQL. */
export function quoteIdentifier(name: string): string {
  return quoteName(name, {
    quote: '"',
    product: 'PostgreSQL',
    max: postgresqlFeatures.maxIdentifierBytes,
    unit: postgresqlFeatures.identifierUnit,
  })
}

/** Writes a value as a literal of PostgreSQL. */
export function writeLiteral(value: unknown): string {
  return writeLiteralWith(value, writers)
}

const writers: LiteralWriters = {
  writeString(value) {
    if (value.includes('\0')) {
      throw refuseLiteral(
        'PostgreSQL cannot store a text with a NUL character.',
        'Store it as bytes.',
      )
    }
    return writeText(value)
  },
  // NaN and the infinities are values of the floating-point types.
  writeNumber: (value) =>
    Number.isFinite(value) ? writeFiniteNumber(value) : `'${value}'::double precision`,
  writeBigint: String,
  writeBoolean: String,
  // The offset is read by timestamptz and passed over by timestamp.
  writeDate: (value) =>
    value.getUTCFullYear() > 0 ? `'${writeUtcTime(value)}+00:00'` : writeBc(value),
  writeBytes: (value) => `E'\\\\x${writeHex(value)}'::bytea`,
}

/**
 * In an escape string a backslash means one thing only, whatever `standard_conforming_strings` says, and a carriage
 * return can be written so that psql does not take it for half of the end of a line.
 */
function writeText(value: string): string {
  const text = value.replaceAll("'", "''")
  if (!/[\\\r]/.test(text)) return `'${text}'`
  return `E'${text.replaceAll('\\', '\\\\').replaceAll('\r', '\\r')}'`
}

/** PostgreSQL counts the year before 1 as 1 BC. */
function writeBc(value: Date): string {
  const year = String(1 - value.getUTCFullYear()).padStart(4, '0')
  return `'${writeUtcTime(value).replace(/^-?\d+/, year)}+00:00 BC'`
}
