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

/** Quotes a name of SQLite, which sets no limit to its length. */
export function quoteIdentifier(name: string): string {
  return quoteName(name, { quote: '"', product: 'SQLite', max: undefined, unit: 'characters' })
}

/** Writes a value as a literal of SQLite. */
export function writeLiteral(value: unknown): string {
  return writeLiteralWith(value, writers)
}

const writers: LiteralWriters = {
  // The text of a statement ends at its first NUL, and sqlite3 drops a carriage return at the end of a line.
  writeString: (value) =>
    /[\0\r]/.test(value)
      ? `CAST(x'${writeUtf8Hex(value)}' AS TEXT)`
      : `'${value.replaceAll("'", "''")}'`,
  writeNumber(value) {
    if (Number.isNaN(value)) throw refuseLiteral('SQLite has no number "NaN".')
    if (Number.isFinite(value)) return writeFiniteNumber(value)
    return value > 0 ? '9e999' : '-9e999'
  },
  writeBigint(value) {
    if (BigInt.asIntN(64, value) === value) return String(value)
    throw refuseLiteral(
      `SQLite has no integer "${value}": it does not fit 64 bits.`,
      'Store it as text.',
    )
  },
  writeBoolean: (value) => (value ? '1' : '0'),
  writeDate: (value) => `'${writeUtcTime(value)}'`,
  writeBytes: (value) => `x'${writeHex(value)}'`,
}
