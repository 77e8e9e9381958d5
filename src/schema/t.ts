import { readOptions } from '../util/read-options.ts'
import { type ColumnBuilder, requireColumnBuilder } from './column-builder.ts'
import type { ColumnTraits, NewColumn, UntypedColumn } from './column-traits.ts'
import type { GenericTypeKind } from './column-type.ts'
import { mysqlTypes } from './mysql-types.ts'
import { postgresqlTypes } from './postgresql-types.ts'
import { sqliteTypes } from './sqlite-types.ts'
import {
  createTypeByText,
  createTypeColumn,
  type DocumentType,
  type NumericType,
  type PlainType,
  readPrecision,
  readSize,
  readValues,
  type SizedType,
  takeName,
} from './type-column.ts'

/** What can be said of an enumeration beside its values. */
export interface EnumOptions {
  /** The name of the type, on engines that name it. */
  readonly name?: string
  readonly schema?: string
}

/** The types that a column can have. A text in first place names the column: `t.integer('fib_index')`. */
export const t = {
  smallint: plainType<number, true>('smallint'),
  integer: plainType<number, true>('integer'),
  bigint: plainType<bigint, true>('bigint'),
  /** An exact decimal number: `t.numeric(10, 2)`. Its values are texts, since a JavaScript number would round. */
  numeric: createNumeric as NumericType<string>,
  real: plainType<number>('real'),
  double: plainType<number>('double'),
  boolean: plainType<boolean>('boolean'),
  char: sizedType<string, 'length'>('char', 'length'),
  varchar: sizedType<string, 'length'>('varchar', 'length'),
  text: plainType<string>('text'),
  binary: sizedType<Uint8Array, 'length'>('binary', 'length'),
  uuid: plainType<string>('uuid'),
  date: plainType<string>('date'),
  time: sizedType<string, 'precision'>('time', 'precision'),
  timetz: sizedType<string, 'precision'>('timetz', 'precision'),
  timestamp: sizedType<Date, 'precision'>('timestamp', 'precision'),
  timestamptz: sizedType<Date, 'precision'>('timestamptz', 'precision'),
  interval: plainType<string>('interval'),
  /** A JSON document; the type parameter says what is in it. */
  json: createJson as DocumentType,
  enum: createEnum as EnumType,
  array: createArray as ArrayType,
  /** A type written as it is: `t.custom('geometry(Point,4326)')`. */
  custom: createTypeByText(),
  pg: postgresqlTypes,
  mysql: mysqlTypes,
  sqlite: sqliteTypes,
} as const

type PlainKind =
  | 'smallint'
  | 'integer'
  | 'bigint'
  | 'real'
  | 'double'
  | 'boolean'
  | 'text'
  | 'uuid'
  | 'date'
  | 'interval'

function plainType<Value, Counts extends boolean = false>(
  kind: PlainKind & GenericTypeKind,
): PlainType<Value, Counts> {
  return (name) => createTypeColumn({ kind }, name)
}

type SizedKind = 'char' | 'varchar' | 'binary' | 'time' | 'timetz' | 'timestamp' | 'timestamptz'

function sizedType<Value, Key extends 'length' | 'precision'>(
  kind: SizedKind,
  key: Key,
): SizedType<Value, { readonly [K in Key]?: number }> {
  return (...args: readonly unknown[]): ColumnBuilder<UntypedColumn> => {
    const { name, rest } = takeName(args)
    const size = readSize(rest[0], key, kind)
    return createTypeColumn({ kind, ...(size === undefined ? {} : { [key]: size }) }, name)
  }
}

function createNumeric(...args: readonly unknown[]): ColumnBuilder<UntypedColumn> {
  const { name, rest } = takeName(args)
  return createTypeColumn({ kind: 'numeric', ...readPrecision(rest, 'numeric') }, name)
}

function createJson(name?: string): ColumnBuilder<UntypedColumn> {
  return createTypeColumn({ kind: 'json' }, name)
}

interface EnumType {
  <const Value extends string>(
    values: readonly Value[],
    options?: EnumOptions,
  ): ColumnBuilder<NewColumn<Value>>
  <const Name extends string, const Value extends string>(
    name: Name,
    values: readonly Value[],
    options?: EnumOptions,
  ): ColumnBuilder<NewColumn<Value, Name>>
}

function createEnum(...args: readonly unknown[]): ColumnBuilder<UntypedColumn> {
  const { name, rest } = takeName(args)
  const [values, options] = rest
  const said = readOptions<EnumOptions>(options, ['name', 'schema'], 't.enum()')
  return createTypeColumn({ kind: 'enum', values: readValues(values, 'enum'), ...said }, name)
}

interface ArrayType {
  <Traits extends ColumnTraits>(
    element: ColumnBuilder<Traits>,
  ): ColumnBuilder<NewColumn<readonly Traits['value'][]>>
  <const Name extends string, Traits extends ColumnTraits>(
    name: Name,
    element: ColumnBuilder<Traits>,
  ): ColumnBuilder<NewColumn<readonly Traits['value'][], Name>>
}

function createArray(...args: readonly unknown[]): ColumnBuilder<UntypedColumn> {
  const { name, rest } = takeName(args)
  const element = requireColumnBuilder(rest[0], 'The element of t.array()').definition.type
  return createTypeColumn({ kind: 'array', element }, name)
}
