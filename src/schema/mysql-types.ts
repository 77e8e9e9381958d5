import { readOptions } from '../util/read-options.ts'
import type { ColumnBuilder } from './column-builder.ts'
import type { NewColumn, UntypedColumn } from './column-traits.ts'
import {
  createNativeColumn,
  createTypeByText,
  type PlainType,
  readPrecision,
  readSize,
  readValues,
  type SizedType,
  takeName,
} from './type-column.ts'

/** What can be said of a whole number of MySQL and MariaDB. */
export interface MysqlIntegerOptions {
  /** No negative numbers, and twice as many positive ones. */
  readonly unsigned?: boolean
  /** How wide it is shown; only `tinyint(1)` still means something: a boolean. */
  readonly width?: number
}

/** A whole number of MySQL and MariaDB; a text in first place names the column. */
export interface MysqlIntegerType<Value> {
  (options?: number | MysqlIntegerOptions): ColumnBuilder<NewColumn<Value, undefined, true>>
  <const Name extends string>(
    name: Name,
    options?: number | MysqlIntegerOptions,
  ): ColumnBuilder<NewColumn<Value, Name, true>>
}

/** A set of texts; a text in first place names the column. */
export interface MysqlSetType {
  (values: readonly string[]): ColumnBuilder<NewColumn<string>>
  <const Name extends string>(
    name: Name,
    values: readonly string[],
  ): ColumnBuilder<NewColumn<string, Name>>
}

/** What can be said of a decimal number of MySQL and MariaDB. */
export interface MysqlDecimalOptions {
  readonly precision?: number
  readonly scale?: number
  readonly unsigned?: boolean
}

/** A decimal number of MySQL and MariaDB; a text in first place names the column. */
export interface MysqlDecimalType {
  (options?: MysqlDecimalOptions): ColumnBuilder<NewColumn<string>>
  <const Name extends string>(
    name: Name,
    options?: MysqlDecimalOptions,
  ): ColumnBuilder<NewColumn<string, Name>>
}

/** The types of MySQL and MariaDB that have no counterpart elsewhere; `t.mysql.type('…')` names any other. */
export const mysqlTypes = {
  /** Any type by its text: `t.mysql.type('geometry srid 4326')`; with two texts the first names the column. */
  type: createTypeByText('mysql'),
  tinyint: integerType<number>('tinyint'),
  smallint: integerType<number>('smallint'),
  mediumint: integerType<number>('mediumint'),
  integer: integerType<number>('int'),
  bigint: integerType<bigint>('bigint'),
  decimal: createDecimal as MysqlDecimalType,
  tinytext: plainType<string>('tinytext'),
  mediumtext: plainType<string>('mediumtext'),
  longtext: plainType<string>('longtext'),
  tinyblob: plainType<Uint8Array>('tinyblob'),
  blob: plainType<Uint8Array>('blob'),
  mediumblob: plainType<Uint8Array>('mediumblob'),
  longblob: plainType<Uint8Array>('longblob'),
  binary: sizedType<Uint8Array, 'length'>('binary', 'length'),
  varbinary: sizedType<Uint8Array, 'length'>('varbinary', 'length'),
  bit: sizedType<Uint8Array, 'length'>('bit', 'length'),
  datetime: sizedType<Date, 'precision'>('datetime', 'precision'),
  timestamp: sizedType<Date, 'precision'>('timestamp', 'precision'),
  year: plainType<number>('year'),
  set: createSet as MysqlSetType,
  point: plainType<unknown>('point'),
  geometry: plainType<unknown>('geometry'),
  polygon: plainType<unknown>('polygon'),
  linestring: plainType<unknown>('linestring'),
} as const

function plainType<Value>(type: string): PlainType<Value> {
  return (name) => createNativeColumn('mysql', type, name)
}

function sizedType<Value, Key extends 'length' | 'precision'>(
  type: string,
  key: Key,
): SizedType<Value, { readonly [K in Key]?: number }> {
  return (...args: readonly unknown[]): ColumnBuilder<UntypedColumn> => {
    const { name, rest } = takeName(args)
    const size = readSize(rest[0], key, `mysql.${type}`)
    return createNativeColumn('mysql', size === undefined ? type : `${type}(${size})`, name)
  }
}

function integerType<Value>(type: string): MysqlIntegerType<Value> {
  return (...args: readonly unknown[]): ColumnBuilder<UntypedColumn> => {
    const { name, rest } = takeName(args)
    const [first] = rest
    const { unsigned = false, width } = readOptions<MysqlIntegerOptions>(
      typeof first === 'number' ? { width: first } : first,
      ['unsigned', 'width'],
      `t.mysql.${type}()`,
    )
    const size = readSize(width, 'length', `mysql.${type}`)
    const sized = size === undefined ? type : `${type}(${size})`
    return createNativeColumn('mysql', unsigned ? `${sized} unsigned` : sized, name)
  }
}

function createDecimal(...args: readonly unknown[]): ColumnBuilder<UntypedColumn> {
  const { name, rest } = takeName(args)
  const options = readOptions<MysqlDecimalOptions>(
    rest[0],
    ['precision', 'scale', 'unsigned'],
    't.mysql.decimal()',
  )
  const { precision, scale } = readPrecision([options], 'mysql.decimal')
  const size = [precision, scale].filter((part) => part !== undefined).join(',')
  const type = size === '' ? 'decimal' : `decimal(${size})`
  return createNativeColumn('mysql', options.unsigned === true ? `${type} unsigned` : type, name)
}

function createSet(...args: readonly unknown[]): ColumnBuilder<UntypedColumn> {
  const { name, rest } = takeName(args)
  const values = readValues(rest[0], 'mysql.set')
  const list = values.map((value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`)
  return createNativeColumn('mysql', `set(${list.join(',')})`, name)
}
