import type { ColumnType } from '../../schema/column-type.ts'
import type { TypeChange, TypeChangeEffect } from '../dialect.ts'
import { type HeldValues, judgeValues, type ValueJudgement } from '../shared/judge-values.ts'
import { readType } from './read-type.ts'
import { writeType } from './types.ts'

/** What becomes of values in the strict mode of SQL: the server converts them by itself, and refuses what does not fit. */
export function judgeTypeChange({ from, to }: TypeChange): TypeChangeEffect {
  return judge(readHeld(from), readHeld(to), writeType(to))
}

/** A value of an enumeration becomes its number, counted from 1. */
function judge(from: HeldValues, to: HeldValues, type: string): ValueJudgement {
  const isNumber = to.kind === 'integer' || to.kind === 'decimal' || to.kind === 'float'
  if (from.kind === 'enum' && isNumber) return { loss: 'the words, of which the numbers stay,' }
  return judgeValues(from, to, type)
}

/** The same on MariaDB, where JSON is a text that is checked. */
export function judgeTypeChangeOnMariadb({ from, to }: TypeChange): TypeChangeEffect {
  const [old, wanted] = [readHeld(from), readHeld(to)].map((values) =>
    values.kind === 'json' ? { ...values, keepsText: true } : values,
  ) as [HeldValues, HeldValues]
  return judge(old, wanted, writeType(to, 'mariadb'))
}

function readHeld(type: ColumnType): HeldValues {
  return readValues(readType(writeType(type)))
}

function readValues(type: ColumnType): HeldValues {
  if (type.kind === 'native' || type.kind === 'custom') return readNative(type.sql)
  const read = VALUES[type.kind] as (type: ColumnType) => HeldValues
  return read(type)
}

type Values = {
  readonly [Kind in Exclude<ColumnType['kind'], 'native' | 'custom'>]: (
    type: Extract<ColumnType, { readonly kind: Kind }>,
  ) => HeldValues
}

const VALUES: Values = {
  // A truth is a number of one byte.
  boolean: () => integerOf(8n),
  smallint: () => integerOf(16n),
  integer: () => integerOf(32n),
  bigint: () => integerOf(64n),
  numeric: ({ precision = 10, scale = 0 }) => ({ kind: 'decimal', precision, scale }),
  real: () => ({ kind: 'float', digits: 6 }),
  double: () => ({ kind: 'float', digits: 15 }),
  char: ({ length = 1 }) => ({ kind: 'text', length, isPadded: true }),
  varchar: ({ length }) => ({ kind: 'text', ...(length === undefined ? {} : { length }) }),
  text: () => ({ kind: 'text', length: 65_535 }),
  binary: ({ length = 65_535 }) => ({ kind: 'bytes', length }),
  uuid: () => ({ kind: 'text', length: 36, isPadded: true }),
  date: () => ({ kind: 'date' }),
  time: ({ precision = 0 }) => ({ kind: 'time', precision }),
  timetz: ({ precision = 0 }) => ({ kind: 'time', precision }),
  timestamp: ({ precision = 0 }) => ({ kind: 'timestamp', precision }),
  timestamptz: ({ precision = 0 }) => ({ kind: 'timestamp', precision }),
  interval: () => ({ kind: 'timestamp', precision: 0 }),
  json: () => ({ kind: 'json', keepsText: false }),
  enum: ({ values }) => ({ kind: 'enum', values }),
  array: () => ({ kind: 'json', keepsText: false }),
}

function integerOf(bits: bigint, isUnsigned = false): HeldValues {
  const half = 2n ** (bits - 1n)
  return isUnsigned
    ? { kind: 'integer', min: 0n, max: 2n * half - 1n }
    : { kind: 'integer', min: -half, max: half - 1n }
}

const BITS: Readonly<Record<string, bigint>> = {
  tinyint: 8n,
  smallint: 16n,
  mediumint: 24n,
  int: 32n,
  bigint: 64n,
}

const LENGTHS: Readonly<Record<string, number>> = {
  tinytext: 255,
  mediumtext: 16_777_215,
  longtext: 4_294_967_295,
  tinyblob: 255,
  mediumblob: 16_777_215,
  longblob: 4_294_967_295,
}

/** What has no generic name: numbers of other sizes and without a sign, large texts. */
function readNative(sql: string): HeldValues {
  const [, name = '', args = '', rest = ''] = /^(\w+)(?:\(([^)]*)\))?(.*)$/.exec(sql) ?? []
  const bits = BITS[name]
  if (bits !== undefined) return integerOf(bits, rest.includes('unsigned'))
  const length = LENGTHS[name]
  if (length !== undefined) return { kind: name.endsWith('text') ? 'text' : 'bytes', length }
  const [precision = 10, scale = 0] = args === '' ? [] : args.split(',').map(Number)
  if (name === 'decimal') return { kind: 'decimal', precision, scale }
  if (name === 'float' || name === 'double')
    return { kind: 'float', digits: name === 'float' ? 6 : 15 }
  if (name === 'timestamp') return { kind: 'timestamp', precision: args === '' ? 0 : precision }
  return { kind: 'other', name: sql }
}
