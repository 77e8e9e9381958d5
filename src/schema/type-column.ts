import { LimbeckError } from '../errors/index.ts'
import { type ColumnBuilder, createColumnBuilder } from './column-builder.ts'
import type { NewColumn, UntypedColumn } from './column-traits.ts'
import type { ColumnType, TypeDialect } from './column-type.ts'

/** A type of `t` without arguments; a text names the column. */
export type PlainType<Value, Counts extends boolean = false> = <
  const Name extends string | undefined = undefined,
>(
  name?: Name,
) => ColumnBuilder<NewColumn<Value, Name, Counts>>

/** A type of `t` with a number as argument; a text before it names the column. */
export interface SizedType<Value, Options extends object> {
  (size?: number | Options): ColumnBuilder<NewColumn<Value>>
  <const Name extends string>(
    name: Name,
    size?: number | Options,
  ): ColumnBuilder<NewColumn<Value, Name>>
}

/** A type of `t` with a precision and a scale; a text before them names the column. */
export interface NumericType<Value> {
  (precision?: number | NumericOptions, scale?: number): ColumnBuilder<NewColumn<Value>>
  <const Name extends string>(
    name: Name,
    precision?: number | NumericOptions,
    scale?: number,
  ): ColumnBuilder<NewColumn<Value, Name>>
}

/** The arguments of a decimal number. */
export interface NumericOptions {
  readonly precision?: number
  readonly scale?: number
}

/** A column of a type, under a name of its own where one is given. */
export function createTypeColumn<
  Value,
  Name extends string | undefined = undefined,
  Counts extends boolean = false,
>(type: ColumnType, name?: string): ColumnBuilder<NewColumn<Value, Name, Counts>> {
  if (name !== undefined && (typeof name !== 'string' || name === ''))
    throw new LimbeckError(
      'invalid_argument',
      'The name of a column is a text that is not empty.',
      {
        hint: 'For example t.integer("fib_index").',
      },
    )
  return createColumnBuilder({
    type: Object.freeze(type),
    ...(name === undefined ? {} : { name }),
    foreignKeys: [],
    checks: [],
  })
}

/** A column of a type by the name that one engine gives it. */
export function createNativeColumn<
  Value,
  Name extends string | undefined = undefined,
  Counts extends boolean = false,
>(dialect: TypeDialect, sql: string, name?: string): ColumnBuilder<NewColumn<Value, Name, Counts>> {
  return createTypeColumn({ kind: 'native', dialect, sql }, name)
}

/** Takes the name of the column off the arguments of a type, where there is one. */
export function takeName(args: readonly unknown[]): {
  readonly name: string | undefined
  readonly rest: readonly unknown[]
} {
  const [first, ...rest] = args
  return typeof first === 'string' ? { name: first, rest } : { name: undefined, rest: args }
}

/** Reads the size of a type: a number, or an object with it. Throws `invalid_argument` for anything else. */
export function readSize(
  argument: unknown,
  key: 'length' | 'precision',
  type: string,
  minimum = key === 'length' ? 1 : 0,
): number | undefined {
  if (argument === undefined) return undefined
  const size: unknown =
    typeof argument === 'object' && argument !== null
      ? (argument as Readonly<Record<string, unknown>>)[key]
      : argument
  if (size === undefined) return undefined
  if (typeof size === 'number' && Number.isInteger(size) && size >= minimum) return size
  throw new LimbeckError(
    'invalid_argument',
    `The ${key} of t.${type}() is no whole number from ${minimum}.`,
    {
      hint: `For example t.${type}(${key === 'length' ? 100 : 3}), or t.${type}({ ${key}: ${key === 'length' ? 100 : 3} }).`,
    },
  )
}

/** Reads the precision and scale of a decimal number. */
export function readPrecision(args: readonly unknown[], type: string): NumericOptions {
  const [first, second] = args
  const isObject = typeof first === 'object' && first !== null
  const scaleArgument: unknown = isObject
    ? (first as Readonly<Record<string, unknown>>)['scale']
    : second
  const precision = readSize(first, 'precision', type, 1)
  if (scaleArgument === undefined) return precision === undefined ? {} : { precision }
  if (
    precision === undefined ||
    typeof scaleArgument !== 'number' ||
    !Number.isInteger(scaleArgument)
  )
    throw new LimbeckError(
      'invalid_argument',
      `The scale of t.${type}() is no whole number after a precision.`,
      {
        hint: `For example t.${type}(10, 2).`,
      },
    )
  return { precision, scale: scaleArgument }
}

/** Reads the values of an enumeration. Throws `invalid_argument` where there are none, or one twice. */
export function readValues(values: unknown, type: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(values) ? values : []
  const texts = list.filter((value) => typeof value === 'string')
  if (texts.length > 0 && texts.length === list.length && new Set(texts).size === texts.length)
    return Object.freeze(texts)
  throw new LimbeckError('invalid_argument', `t.${type}() takes a list of different texts.`, {
    hint: `For example t.${type}(["draft", "published"]).`,
  })
}

/** A type by its text; with two texts the first names the column, and `.$type<Value>()` says what its values are. */
export interface TypeByText {
  <Value = unknown>(sql: string): ColumnBuilder<NewColumn<Value>>
  <const Name extends string>(name: Name, sql: string): ColumnBuilder<NewColumn<unknown, Name>>
}

/** A type whose values are what its type parameter says; with a name, `.$type<Value>()` says it. */
export interface DocumentType {
  <Value = unknown>(): ColumnBuilder<NewColumn<Value>>
  <const Name extends string>(name: Name): ColumnBuilder<NewColumn<unknown, Name>>
}

/** Makes the builder of types by their text, for one engine or, without one, for any. */
export function createTypeByText(dialect?: TypeDialect): TypeByText {
  return (...texts: readonly string[]): ColumnBuilder<UntypedColumn> => {
    const [sql, name] = texts.toReversed()
    // SQLite has columns without a type.
    if (typeof sql !== 'string' || (sql === '' && dialect !== 'sqlite'))
      throw new LimbeckError('invalid_argument', 'A type is written as a text that is not empty.', {
        hint: 'For example t.custom("geometry(Point,4326)").',
      })
    return dialect === undefined
      ? createTypeColumn({ kind: 'custom', sql }, name)
      : createNativeColumn(dialect, sql, name)
  }
}
