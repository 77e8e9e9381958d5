import type { ColumnType } from '../../schema/column-type.ts'
import { sql } from '../../schema/sql.ts'
import type { TypeChange, TypeChangeEffect } from '../dialect.ts'
import { type HeldValues, judgeValues, type ValueJudgement } from '../shared/judge-values.ts'
import { quoteIdentifier } from './literals.ts'
import { normalizeType } from './read-type.ts'
import { writeType } from './types.ts'

/** What becomes of values, and the cast where the server has none that it makes by itself. */
export function judgeTypeChange({ column, from, to }: TypeChange): TypeChangeEffect {
  const [old, wanted] = [normalizeType(from), normalizeType(to)]
  const using = isAutomatic(old, wanted)
    ? undefined
    : writeCast(quoteIdentifier(column), old, wanted, writeType(to))
  return {
    ...(using === undefined ? {} : { using: sql.raw(using) }),
    ...judge(old, wanted, writeType(to)),
  }
}

function judge(from: ColumnType, to: ColumnType, type: string): ValueJudgement {
  const [old, wanted] = [readValues(from), readValues(to)]
  // Whatever it is, it is written as JSON, and as a text in UTF-8.
  const isWritten =
    wanted.kind === 'bytes' ||
    (wanted.kind === 'json' && !['text', 'bytes', 'json'].includes(old.kind))
  return isWritten ? {} : judgeValues(old, wanted, type)
}

/** The types between which the server casts by itself, each with those it turns into; those of texts aside. */
const NUMBERS = ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double']
const AUTOMATIC: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(NUMBERS.map((kind) => [kind, NUMBERS])),
  date: ['timestamp', 'timestamptz'],
  time: ['timetz', 'interval'],
  timetz: ['time'],
  timestamp: ['date', 'time', 'timestamptz'],
  timestamptz: ['date', 'time', 'timetz', 'timestamp'],
  interval: ['time'],
  json: ['jsonb'],
  jsonb: ['json'],
  inet: ['cidr'],
  cidr: ['inet'],
  bit: ['bit varying'],
  'bit varying': ['bit'],
  macaddr: ['macaddr8'],
  macaddr8: ['macaddr'],
}

const TEXTS: ReadonlySet<string> = new Set(['char', 'varchar', 'text'])

/**
 * Whether ALTER COLUMN TYPE needs no USING: the server has an assignment cast, and everything can be assigned to a text.
 * https://www.postgresql.org/docs/current/sql-createcast.html
 */
function isAutomatic(from: ColumnType, to: ColumnType): boolean {
  if (from.kind === 'array' && to.kind === 'array') return isAutomatic(from.element, to.element)
  const [old, wanted] = [nameOf(from), nameOf(to)]
  if (old === wanted) return true
  // The server would write bytes as hexadecimal digits.
  if (TEXTS.has(wanted)) return from.kind !== 'binary'
  return AUTOMATIC[old]?.includes(wanted) ?? false
}

/** A type without its arguments; that of another kind of objects, such as an enumeration, as it is written. */
function nameOf(type: ColumnType): string {
  if (type.kind === 'native' || type.kind === 'custom')
    return type.sql.replace(/ ?\(.*\)/, '').toLowerCase()
  return type.kind === 'enum' || type.kind === 'array' ? writeType(type) : type.kind
}

/** The cast that keeps what can be kept; by way of a text where the server has no other. */
function writeCast(column: string, from: ColumnType, to: ColumnType, type: string): string {
  const [old, wanted] = [nameOf(from), nameOf(to)]
  const isNumber = NUMBERS.includes(old)
  // The spaces at the end of CHAR are no part of its value, yet other types are given them.
  const text = old === 'char' ? `${column}::text` : column
  if (wanted === 'bytea' || to.kind === 'binary')
    return `convert_to(${TEXTS.has(old) ? text : `${column}::text`}, 'UTF8')`
  if (from.kind === 'binary') {
    const decoded = `convert_from(${column}, 'UTF8')`
    return TEXTS.has(wanted) ? decoded : `${decoded}::${type}`
  }
  if (TEXTS.has(old)) return `${text}::${type}`
  if (wanted === 'json' || wanted === 'jsonb') return `to_${wanted}(${column})`
  if (wanted === 'boolean' && isNumber)
    return old === 'integer' ? `${column}::${type}` : `${column} <> 0`
  if (old === 'boolean' && NUMBERS.includes(wanted))
    return wanted === 'integer' ? `${column}::${type}` : `${column}::integer::${type}`
  // The value that the JSON is, a text without its quotes.
  if (old === 'json' || old === 'jsonb') return `(${column} #>> '{}')::${type}`
  return `${column}::text${from.kind === 'array' && to.kind === 'array' ? '[]' : ''}::${type}`
}

function readValues(type: ColumnType): HeldValues {
  if (type.kind === 'native' || type.kind === 'custom') return readNative(type.sql)
  if (type.kind === 'array') return { kind: 'array', element: readValues(type.element) }
  const read = VALUES[type.kind] as (type: ColumnType) => HeldValues
  return read(type)
}

type Values = {
  readonly [Kind in Exclude<ColumnType['kind'], 'native' | 'custom' | 'array'>]: (
    type: Extract<ColumnType, { readonly kind: Kind }>,
  ) => HeldValues
}

const VALUES: Values = {
  smallint: () => integerOf(16n),
  integer: () => integerOf(32n),
  bigint: () => integerOf(64n),
  numeric: ({ precision, scale = 0 }) =>
    precision === undefined ? { kind: 'decimal' } : { kind: 'decimal', precision, scale },
  real: () => ({ kind: 'float', digits: 6 }),
  double: () => ({ kind: 'float', digits: 15 }),
  boolean: () => ({ kind: 'boolean' }),
  char: ({ length = 1 }) => ({ kind: 'text', length, isPadded: true }),
  varchar: ({ length }) => ({ kind: 'text', ...(length === undefined ? {} : { length }) }),
  text: () => ({ kind: 'text' }),
  binary: () => ({ kind: 'bytes' }),
  uuid: () => ({ kind: 'uuid' }),
  date: () => ({ kind: 'date' }),
  time: ({ precision = 6 }) => ({ kind: 'time', precision }),
  timetz: ({ precision = 6 }) => ({ kind: 'time', precision, hasOffset: true }),
  timestamp: ({ precision = 6 }) => ({ kind: 'timestamp', precision }),
  timestamptz: ({ precision = 6 }) => ({ kind: 'timestamp', precision }),
  interval: () => ({ kind: 'interval' }),
  json: () => ({ kind: 'json', keepsText: true }),
  enum: ({ values }) => ({ kind: 'enum', values }),
}

function integerOf(bits: bigint): HeldValues {
  const half = 2n ** (bits - 1n)
  return { kind: 'integer', min: -half, max: half - 1n }
}

function readNative(sql: string): HeldValues {
  if (sql.toLowerCase() === 'jsonb') return { kind: 'json', keepsText: false }
  return { kind: 'other', name: sql.toLowerCase() }
}
