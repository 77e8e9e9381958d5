import { parseTimestamp } from './parse-timestamp.ts'
import { refuseValue } from './refuse-value.ts'
import { toSafeInteger } from './safe-integer.ts'

/** Reads the text of a value. */
export type ValueParser = (text: string) => unknown

/** The types whose values are read in our own way, by their object ids (`pg_type.oid`), with those of their arrays. */
const PARSERS: readonly {
  readonly oid: number
  readonly arrayOid: number
  readonly parse: ValueParser
}[] = [
  { oid: 20, arrayOid: 1016, parse: (text) => toSafeInteger(BigInt(text)) },
  { oid: 17, arrayOid: 1001, parse: parseBytes },
  { oid: 1082, arrayOid: 1182, parse: (text) => text },
  { oid: 1114, arrayOid: 1115, parse: (text) => parseTimestamp(text) ?? text },
  { oid: 1184, arrayOid: 1185, parse: (text) => parseTimestamp(text) ?? text },
  { oid: 1186, arrayOid: 1187, parse: (text) => text },
  { oid: 1700, arrayOid: 1231, parse: (text) => text },
]

/** The type whose array parser gives the elements as texts. */
export const TEXT_ARRAY_OID = 1009

/** The parsers of our own; `parseTextArray` splits the text of an array. */
export function createValueParsers(
  parseTextArray: (text: string) => unknown,
): ReadonlyMap<number, ValueParser> {
  const parsers = new Map<number, ValueParser>()
  for (const { oid, arrayOid, parse } of PARSERS) {
    parsers.set(oid, parse)
    parsers.set(arrayOid, (text) => mapElements(parseTextArray(text), parse))
  }
  return parsers
}

/**
 * Writes a value as PostgreSQL reads it. Arrays become arrays of PostgreSQL, plain objects JSON; a Date carries its
 * offset, so that it is the same instant in a column with a time zone and UTC in one without.
 */
export function encodePostgresqlValue(value: unknown): string | Uint8Array | null {
  if (value === null) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return String(value)
  }
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00')
  if (value instanceof Uint8Array) return value
  if (Array.isArray(value)) return encodeArray(value)
  if (typeof value === 'object') return JSON.stringify(value)
  throw refuseValue(value)
}

function encodeArray(values: readonly unknown[]): string {
  const elements = values.map((value) => {
    if (value === null) return 'NULL'
    if (Array.isArray(value)) return encodeArray(value)
    const encoded = encodePostgresqlValue(value)
    const text = encoded instanceof Uint8Array ? `\\x${toHex(encoded)}` : String(encoded)
    return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  })
  return `{${elements.join(',')}}`
}

function mapElements(elements: unknown, parse: ValueParser): unknown {
  if (Array.isArray(elements)) return elements.map((element) => mapElements(element, parse))
  return typeof elements === 'string' ? parse(elements) : elements
}

function parseBytes(text: string): unknown {
  return text.startsWith('\\x') ? Uint8Array.from(Buffer.from(text.slice(2), 'hex')) : text
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
