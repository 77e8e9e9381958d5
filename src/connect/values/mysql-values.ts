import { encodeJson } from './encode-json.ts'
import { encodeText } from './encode-text.ts'
import { formatUtc } from './format-utc.ts'
import { parseTimestamp } from './parse-timestamp.ts'
import { refuseValue } from './refuse-value.ts'
import { toSafeInteger } from './safe-integer.ts'

/** What mysql2 tells of a column while it reads a value. */
export interface MysqlField {
  readonly type: string
  readonly length: number
  /** MariaDB sends JSON as LONGTEXT and says here that it is; MySQL and older versions of mysql2 do not. */
  readonly extendedFormat?: string
  string(encoding?: string): string | null
}

/**
 * Settings of each query, whatever those of the client: they make mysql2 give texts where its numbers and dates
 * would lose something.
 */
export const VALUE_SETTINGS = {
  rowsAsArray: false,
  nestTables: false,
  supportBigNumbers: true,
  bigNumberStrings: true,
  dateStrings: true,
  timezone: 'Z',
} as const

/** How a value is read, by the type that the server sends; what is not here is as mysql2 reads it. */
const READERS: Readonly<Record<string, (value: unknown, field: MysqlField) => unknown>> = {
  // BOOLEAN is an alias of TINYINT(1), and the only sign of it is the width.
  TINY: (value, { length }) => (length === 1 && (value === 0 || value === 1) ? value === 1 : value),
  LONGLONG: (value) => toSafeInteger(BigInt(String(value))),
  DATETIME: readTimestamp,
  TIMESTAMP: readTimestamp,
}

/** Types whose text is read past mysql2, which may have been told to lose digits. */
const TEXTS: Readonly<Record<string, (text: string) => unknown>> = {
  DECIMAL: (text) => text,
  NEWDECIMAL: (text) => text,
  JSON: parseJson,
}

/** Numbers that come as text where nothing was bound; mysql2 adds their digits up, and can miss the nearest double. */
const TEXTS_OF_QUERIES: typeof TEXTS = { FLOAT: Number, DOUBLE: Number }

/**
 * Reads a value the way all drivers do; `next` is mysql2's own reading. `isText` says that the server answers in text, as
 * it does where nothing was bound.
 */
export function readMysqlValue(field: MysqlField, next: () => unknown, isText: boolean): unknown {
  const texts = isText ? { ...TEXTS, ...TEXTS_OF_QUERIES } : TEXTS
  const parse = field.extendedFormat === 'json' ? parseJson : texts[field.type]
  if (parse !== undefined) {
    const text = field.string('utf8')
    return text === null ? null : parse(text)
  }
  const value = next()
  if (value === null) return null
  if (value instanceof Uint8Array) return Uint8Array.from(value)
  const reader = READERS[field.type]
  return reader === undefined ? value : reader(value, field)
}

/** From here on a double is written with an exponent where the column is a text. */
const EXPONENT_FROM = 1e15

/** Writes a value as the binary protocol sends it. */
export function encodeMysqlValue(value: unknown): unknown {
  if (value === null || typeof value === 'bigint') return value
  if (typeof value === 'string') return encodeText(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refuseValue(value)
    return Number.isSafeInteger(value) && Math.abs(value) >= EXPONENT_FROM ? BigInt(value) : value
  }
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return formatUtc(value)
  if (value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  }
  if (typeof value === 'object') return encodeJson(value)
  throw refuseValue(value)
}

function readTimestamp(value: unknown): unknown {
  return typeof value === 'string' ? (parseTimestamp(value) ?? value) : value
}

function parseJson(text: string): unknown {
  return JSON.parse(text) as unknown
}
