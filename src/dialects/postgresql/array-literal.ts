import { writeHex } from '../shared/literal-values.ts'
import { writeLiteral } from './literals.ts'

/** A cast to JSON behind a value: `::jsonb`, or `AS json` inside CAST. */
const JSON_CAST = /^\s*(?:::\s*|AS\s+)jsonb?\b(?!\s*\[)/i

/**
 * Writes a value as a run would bind it: an array is one of PostgreSQL, unless the text behind it says that it is JSON.
 * The literal has no type of its own, so it takes that of its column.
 */
export function writeBoundLiteral(value: unknown, following: string): string {
  if (!Array.isArray(value) || JSON_CAST.test(following)) return writeLiteral(value)
  // As an empty array "{}" would be an empty object to a JSON column; of a vertical tab JSON knows nothing.
  return value.length === 0 ? "E'{\\x0b}'" : writeLiteral(writeArray(value))
}

function writeArray(values: readonly unknown[]): string {
  return `{${values.map(writeElement).join(',')}}`
}

function writeElement(value: unknown): string {
  if (value === null) return 'NULL'
  if (Array.isArray(value)) return writeArray(value)
  return `"${writeText(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** The text of a value as its type reads it. */
function writeText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Uint8Array) return `\\x${writeHex(value)}`
  // What has no literal is refused.
  const literal = writeLiteral(value)
  if (value instanceof Date) return literal.slice(1, -1)
  if (typeof value === 'number') return String(value)
  return typeof value === 'object' ? JSON.stringify(value) : literal
}
