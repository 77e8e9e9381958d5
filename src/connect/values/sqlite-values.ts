import { encodeJson } from './encode-json.ts'
import { encodeText } from './encode-text.ts'
import { formatUtc } from './format-utc.ts'
import { parseTimestamp } from './parse-timestamp.ts'
import { refuseValue } from './refuse-value.ts'
import { toSafeInteger } from './safe-integer.ts'

/** What SQLite's drivers bind. */
export type SqliteValue = null | number | bigint | string | Uint8Array

/** How a value is read, by the declared type of its column; what has no parser comes as SQLite stores it. */
const PARSERS: readonly { readonly type: RegExp; readonly parse: (value: unknown) => unknown }[] = [
  { type: /^bool(ean)?$/i, parse: (value) => (value === 1 || value === 0 ? value === 1 : value) },
  {
    type: /^(datetime|timestamp)/i,
    parse: (value) => (typeof value === 'string' ? (parseTimestamp(value) ?? value) : value),
  },
  { type: /^jsonb?$/i, parse: parseJson },
]

/** Reads a value of a column that was declared with a type; null where it is an expression. */
export function parseSqliteValue(value: unknown, declaredType: string | null): unknown {
  const plain = toPlain(value)
  if (declaredType === null || plain === null) return plain
  const parser = PARSERS.find(({ type }) => type.test(declaredType))
  return parser === undefined ? plain : parser.parse(plain)
}

/** Writes a value as SQLite stores it: time stamps as text in UTC, objects as JSON text. */
export function encodeSqliteValue(value: unknown): SqliteValue {
  if (value === null) return value
  if (typeof value === 'string') return encodeText(value)
  // SQLite would make it NULL.
  if (Number.isNaN(value)) throw refuseValue(value)
  if (typeof value === 'bigint') {
    if (BigInt.asIntN(64, value) === value) return value
    throw refuseValue(value)
  }
  // An integral number would be bound as a real otherwise, and shown as "1.0" in columns without a type.
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (value instanceof Date) return formatUtc(value)
  if (value instanceof Uint8Array) return value
  if (typeof value === 'object') return encodeJson(value)
  throw refuseValue(value)
}

function toPlain(value: unknown): unknown {
  if (typeof value === 'bigint') return toSafeInteger(value)
  // better-sqlite3 gives a Buffer, libsql an ArrayBuffer.
  if (value instanceof Uint8Array) return Uint8Array.from(value)
  return value instanceof ArrayBuffer ? new Uint8Array(value) : value
}

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
