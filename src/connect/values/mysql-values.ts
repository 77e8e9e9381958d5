import { refuseValue } from './refuse-value.ts'
import { toSafeInteger } from './safe-integer.ts'

/** What mysql2 tells of a column while it reads a value. */
export interface MysqlField {
  readonly type: string
  readonly length: number
  string(encoding?: string): string | null
  buffer(): Buffer | null
}

/** How a value is read, by the type that the server sends; what is not here is read by mysql2. */
const READERS: Readonly<Record<string, (field: MysqlField) => unknown>> = {
  TINY: (field) => {
    const text = field.string()
    if (text === null) return null
    return field.length === 1 ? text !== '0' : Number(text)
  },
  LONGLONG: (field) => {
    const text = field.string()
    return text === null ? null : toSafeInteger(BigInt(text))
  },
  DATE: (field) => field.string(),
}

/** Reads a value the way all drivers do; `next` is mysql2's own reading. */
export function readMysqlValue(field: MysqlField, next: () => unknown): unknown {
  const reader = READERS[field.type]
  const value = reader === undefined ? next() : reader(field)
  return value instanceof Uint8Array ? Uint8Array.from(value) : value
}

/** Writes a value as the binary protocol sends it. */
export function encodeMysqlValue(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '')
  if (value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  }
  if (typeof value === 'object') return JSON.stringify(value)
  throw refuseValue(value)
}
