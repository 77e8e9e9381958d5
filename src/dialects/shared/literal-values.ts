import { LimbeckError } from '../../errors/index.ts'

/** How an engine writes each kind of value. */
export interface LiteralWriters {
  writeString(value: string): string
  writeNumber(value: number): string
  writeBigint(value: bigint): string
  writeBoolean(value: boolean): string
  writeDate(value: Date): string
  writeBytes(value: Uint8Array): string
}

/** Writes a value as SQL text. Objects and arrays become JSON text. */
export function writeLiteralWith(value: unknown, writers: LiteralWriters): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return writers.writeString(assertWellFormed(value))
  if (typeof value === 'number') return writers.writeNumber(value)
  if (typeof value === 'bigint') return writers.writeBigint(value)
  if (typeof value === 'boolean') return writers.writeBoolean(value)
  if (value instanceof Date) return writers.writeDate(assertValidDate(value))
  if (value instanceof Uint8Array) return writers.writeBytes(value)
  if (typeof value === 'object') return writers.writeString(writeJson(value))
  throw refuseLiteral(
    `A value of the type "${typeof value}" cannot be written in SQL.`,
    'Use null for NULL.',
  )
}

function writeJson(value: object): string {
  try {
    return JSON.stringify(value)
  } catch {
    throw refuseLiteral('An object that JSON cannot hold cannot be written in SQL.')
  }
}

/** The error for a value that no literal of the engine can carry. */
export function refuseLiteral(message: string, hint?: string): LimbeckError {
  return new LimbeckError('invalid_argument', message, { hint })
}

/** A finite number as SQL reads it; `-0` keeps its sign only as a fraction. */
export function writeFiniteNumber(value: number): string {
  return Object.is(value, -0) ? '-0.0' : String(value)
}

/** A point in time in UTC: `2026-11-20 06:25:51.995`. Years have four digits or more, and six before the year 0. */
export function writeUtcTime(value: Date): string {
  return value.toISOString().replace(/^\+0*/, '').replace('T', ' ').replace('Z', '')
}

/** Bytes as hexadecimal digits. */
export function writeHex(value: Uint8Array): string {
  return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A text in UTF-8 as hexadecimal digits. */
export function writeUtf8Hex(value: string): string {
  return writeHex(new TextEncoder().encode(value))
}

/** Half a surrogate pair has no UTF-8: a driver would send a replacement character in its place. */
function assertWellFormed(value: string): string {
  if (value.isWellFormed()) return value
  throw refuseLiteral('A text with half a surrogate pair cannot be written in SQL.')
}

function assertValidDate(value: Date): Date {
  if (!Number.isNaN(value.getTime())) return value
  throw refuseLiteral('An invalid date cannot be written in SQL.')
}
