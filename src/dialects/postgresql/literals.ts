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

/** A backslash means two things, as `standard_conforming_strings` says, but in an escape string. */
function writeText(value: string): string {
  const text = value.replaceAll("'", "''")
  return text.includes('\\') ? `E'${text.replaceAll('\\', '\\\\')}'` : `'${text}'`
}

/** PostgreSQL counts the year before 1 as 1 BC. */
function writeBc(value: Date): string {
  const year = String(1 - value.getUTCFullYear()).padStart(4, '0')
  return `'${writeUtcTime(value).replace(/^-?\d+/, year)}+00:00 BC'`
}
