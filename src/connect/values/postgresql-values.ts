import { encodeJson } from './encode-json.ts'
import { encodeText } from './encode-text.ts'
import { formatUtc } from './format-utc.ts'
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
  { oid: 114, arrayOid: 199, parse: parseJson },
  { oid: 600, arrayOid: 1017, parse: (text) => text },
  { oid: 718, arrayOid: 719, parse: (text) => text },
  { oid: 1082, arrayOid: 1182, parse: (text) => text },
  { oid: 1114, arrayOid: 1115, parse: (text) => parseTimestamp(text) ?? text },
  { oid: 1184, arrayOid: 1185, parse: (text) => parseTimestamp(text) ?? text },
  { oid: 1186, arrayOid: 1187, parse: (text) => text },
  { oid: 1700, arrayOid: 1231, parse: (text) => text },
  { oid: 3802, arrayOid: 3807, parse: parseJson },
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

/** The types that hold JSON: `json` and `jsonb`. */
const JSON_TYPES: ReadonlySet<number> = new Set([114, 3802])

/**
 * Writes a value as PostgreSQL reads it. A Date carries its offset, so that it is the same instant in a column with a
 * time zone and UTC in one without. Objects become JSON, and so does an array for a parameter whose type is known to
 * be JSON; any other array becomes one of PostgreSQL.
 */
export function encodePostgresqlValue(value: unknown, type?: number): string | Uint8Array | null {
  if (value === null) return null
  if (typeof value === 'string') {
    if (value.includes('\0')) throw refuseValue(value)
    return encodeText(value)
  }
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return String(value)
  }
  if (value instanceof Date) return encodeDate(value)
  if (value instanceof Uint8Array) return value
  if (Array.isArray(value) && !JSON_TYPES.has(type ?? 0)) return encodeArray(value)
  if (typeof value === 'object') return encodeJson(value)
  throw refuseValue(value)
}

function encodeDate(value: Date): string {
  const text = formatUtc(value)
  const year = value.getUTCFullYear()
  if (year > 0) return `${text}+00:00`
  // The year before 1 is 1 before Christ, and 0 in JavaScript.
  return `${String(1 - year).padStart(4, '0')}${text.replace(/^-?\d+/, '')}+00:00 BC`
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

function parseJson(text: string): unknown {
  return JSON.parse(text) as unknown
}

/** Bytes as the server writes them: in hexadecimal digits, or, with `bytea_output = escape`, as text with octal ones. */
function parseBytes(text: string): Uint8Array {
  if (text.startsWith('\\x')) return Uint8Array.from(Buffer.from(text.slice(2), 'hex'))
  const plain = text.replaceAll(/\\(\\|[0-7]{3})/g, (_, code: string) =>
    code === '\\' ? code : String.fromCharCode(Number.parseInt(code, 8)),
  )
  return Uint8Array.from(Buffer.from(plain, 'latin1'))
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
