import type { ColumnType } from '../../schema/column-type.ts'
import { resolveVariant } from '../shared/type-rules.ts'
import { writeType } from './types.ts'

/**
 * Reads a type as PostgreSQL or a person writes it: `character varying(100)`, `int4[]`, `timestamp(3) with time zone`.
 * What has no counterpart among the types of every engine stays text.
 */
export function readType(text: string): ColumnType {
  const [, base = text, dimensions = ''] = ARRAY.exec(text.trim()) ?? []
  if (dimensions !== '') return { kind: 'array', element: readType(base) }
  const words = base.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const [, first = '', size, rest = ''] = NAMED.exec(words) ?? []
  const name = `${first}${rest}`
  const args = size === undefined ? [] : size.split(',').map(Number)
  const read = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
  return (args.every(Number.isInteger) ? read?.(args) : undefined) ?? native(base.trim())
}

/** How many dimensions an array has makes no difference to its type. */
const ARRAY = /^(.*?)((?:\s*\[\s*\d*\s*\])+|\s+array(?:\s*\[\s*\d*\s*\])?)$/is
const NAMED =
  /^(?:pg_catalog\.)?([a-z][a-z0-9_ ]*?) ?(?:\(([-\d ,]*)\))?( with(?:out)? time zone)?$/

/**
 * The one form of a type among all that mean the same: two types are one where this gives the same. Enumerations are
 * told by their names; their values are of the type, and not of the column.
 */
export function normalizeType(type: ColumnType): ColumnType {
  const resolved = resolveVariant(type, 'postgresql')
  if (resolved.kind === 'array') {
    const element = normalizeType(resolved.element)
    return element.kind === 'array' ? element : { kind: 'array', element }
  }
  if (resolved.kind === 'enum' && resolved.name !== undefined) {
    const { variants: _, ...rest } = resolved
    return rest
  }
  const read = readType(writeType(resolved))
  if (read.kind !== 'native') return read
  return native(read.sql.includes('"') ? unquote(read.sql) : tidy(read.sql))
}

/** Names without the quotes that they do not need; `"char"` without them is another type. */
function unquote(text: string): string {
  const plain = text.replaceAll(/"([a-z_][a-z0-9_]*)"/g, '$1')
  return plain.includes('"') || readType(plain).kind !== 'native' ? text : plain
}

/** Words in small letters with one space between them, and none around commas and parentheses. */
function tidy(text: string): string {
  const words = text.toLowerCase().replaceAll(/\s+/g, ' ')
  const tight = words.replaceAll(/ ?([(),]) ?/g, '$1').replace(/\)(?=\w)/, ') ')
  const [, name = tight, behind = ''] = /^([a-z ]+?)((?:\(.*)?)$/.exec(tight) ?? []
  return `${Object.hasOwn(NATIVE_NAMES, name) ? NATIVE_NAMES[name] : name}${behind}`.replace(
    /^bit$/,
    'bit(1)',
  )
}

const NATIVE_NAMES: Readonly<Record<string, string>> = { varbit: 'bit varying' }

function native(sql: string): ColumnType {
  return { kind: 'native', dialect: 'postgresql', sql }
}

type ReadArguments = (args: readonly number[]) => ColumnType | undefined

const integer: ReadArguments = () => ({ kind: 'integer' })
const smallint: ReadArguments = () => ({ kind: 'smallint' })
const bigint: ReadArguments = () => ({ kind: 'bigint' })
const real: ReadArguments = () => ({ kind: 'real' })
const double: ReadArguments = () => ({ kind: 'double' })
const boolean: ReadArguments = () => ({ kind: 'boolean' })
const numeric: ReadArguments = ([precision, scale = 0]) =>
  precision === undefined ? { kind: 'numeric' } : { kind: 'numeric', precision, scale }
/** One bit more than half of the digits is double. */
const float: ReadArguments = ([bits = 53]) => ({ kind: bits <= 24 ? 'real' : 'double' })
const char: ReadArguments = ([length = 1]) => ({ kind: 'char', length })
const varchar: ReadArguments = ([length]) =>
  length === undefined ? { kind: 'varchar' } : { kind: 'varchar', length }

/** Six digits are what there is when nothing is said, yet the catalog keeps whether they were said. */
function temporal(kind: 'time' | 'timetz' | 'timestamp' | 'timestamptz'): ReadArguments {
  return ([precision]) => (precision === undefined ? { kind } : { kind, precision })
}

/** The types of every engine by all of their names. */
const TYPES: Readonly<Record<string, ReadArguments>> = {
  smallint,
  int2: smallint,
  smallserial: smallint,
  serial2: smallint,
  integer,
  int: integer,
  int4: integer,
  serial: integer,
  serial4: integer,
  bigint,
  int8: bigint,
  bigserial: bigint,
  serial8: bigint,
  numeric,
  decimal: numeric,
  dec: numeric,
  real,
  float4: real,
  'double precision': double,
  float8: double,
  float,
  boolean,
  bool: boolean,
  character: char,
  char,
  'national character': char,
  'national char': char,
  nchar: char,
  bpchar: ([length]) => (length === undefined ? undefined : { kind: 'char', length }),
  'character varying': varchar,
  'char varying': varchar,
  varchar,
  'national character varying': varchar,
  'national char varying': varchar,
  'nchar varying': varchar,
  text: () => ({ kind: 'text' }),
  bytea: () => ({ kind: 'binary' }),
  uuid: () => ({ kind: 'uuid' }),
  date: () => ({ kind: 'date' }),
  time: temporal('time'),
  'time without time zone': temporal('time'),
  timetz: temporal('timetz'),
  'time with time zone': temporal('timetz'),
  timestamp: temporal('timestamp'),
  'timestamp without time zone': temporal('timestamp'),
  timestamptz: temporal('timestamptz'),
  'timestamp with time zone': temporal('timestamptz'),
  interval: ([precision]) => (precision === undefined ? { kind: 'interval' } : undefined),
  json: () => ({ kind: 'json' }),
}
