import type { ColumnType, GenericType, TypeDialect } from '../../schema/column-type.ts'
import { refuseUnsupported } from './refuse.ts'
import type { SqlWriter } from './sql-writer.ts'

/** One function for each generic type: a type that is forgotten does not compile. */
export type TypeTable = {
  readonly [Kind in GenericType['kind']]: (type: Extract<GenericType, { kind: Kind }>) => string
}

/** The type that counts for an engine: its variant where there is one. */
export function resolveVariant(type: ColumnType, dialect: TypeDialect): ColumnType {
  const variant = type.variants?.[dialect]
  return variant === undefined ? type : resolveVariant(variant, dialect)
}

/** Writes a type by the table of an engine. */
export function writeTypeWith(
  type: ColumnType,
  dialect: TypeDialect,
  table: TypeTable,
  writer: Pick<SqlWriter, 'name'>,
): string {
  const resolved = resolveVariant(type, dialect)
  if (resolved.kind === 'custom') return resolved.sql
  if (resolved.kind !== 'native') {
    const write = table[resolved.kind] as (type: GenericType) => string
    return write(resolved)
  }
  if (resolved.dialect === dialect) return resolved.sql
  throw refuseUnsupported(
    writer,
    `have a column of the type "${resolved.sql}"`,
    `The type belongs to another engine: add .variant('${dialect}', …) to the column.`,
  )
}

/** A type as its text in small letters, which is the one form where an engine has one name for each type. */
export function normalizeText(text: string, dialect: TypeDialect): ColumnType {
  return { kind: 'native', dialect, sql: text.trim().toLowerCase().replaceAll(/\s+/g, ' ') }
}

/** A type with its arguments, those not said left out: `NUMERIC(10, 2)`. */
export function writeSized(name: string, ...args: readonly (number | undefined)[]): string {
  const said = args.filter((arg) => arg !== undefined)
  return said.length === 0 ? name : `${name}(${said.join(', ')})`
}

/** The length of the longest value, in characters. */
export function maxValueLength(values: readonly string[]): number {
  return Math.max(1, ...values.map((value) => Array.from(value).length))
}
