import type { ColumnType } from '../schema/column-type.ts'
import type { Column, ColumnDefault, SchemaModel } from '../schema/schema-model.ts'
import { isSql } from '../schema/sql.ts'

/** A schema whose defaults are values where they were read as SQL for one: so people would write them. */
export function withPlainDefaults(model: SchemaModel): SchemaModel {
  const tables = Object.entries(model.tables).map(([key, table]) => [
    key,
    { ...table, columns: table.columns.map(withPlainDefault) },
  ])
  return { ...model, tables: Object.fromEntries(tables) }
}

function withPlainDefault(column: Column): Column {
  if (!isSql(column.default)) return column
  const [only, ...others] = column.default.parts
  if (only?.kind !== 'text' || others.length > 0) return column
  const value = readValue(only.text.trim(), column.type)
  return value === undefined ? column : { ...column, default: value }
}

/** Numbers that come out as they are, words for truth, and texts without anything that an engine could escape. */
function readValue(text: string, type: ColumnType): ColumnDefault | undefined {
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  // PostgreSQL writes a number below zero as a text with the type that the number has by itself.
  const number = /^'(-\d+)'::integer$|^'(-\d+\.\d+)'::numeric$|^(-?\d.*)$/.exec(text)?.slice(1)
  if (number !== undefined) return readNumber(number.find((each) => each !== undefined) ?? '')
  const [, value, cast] = TEXT.exec(text) ?? []
  if (value === undefined || !isOwnCast(cast, type)) return undefined
  return value.replaceAll("''", "'")
}

const TEXT = /^'((?:[^'\\]|'')*)'(?:::(character varying|text|bpchar|"?[\w.]+"?(?:\[\])?))?$/

/** A text for another type of texts than the column's was cast by somebody: without a cast the server writes another. */
function isOwnCast(cast: string | undefined, { kind }: ColumnType): boolean {
  if (cast === 'text') return kind === 'text'
  if (cast === 'character varying') return kind === 'varchar'
  return cast !== 'bpchar' || kind === 'char'
}

function readNumber(text: string): number | undefined {
  return String(Number(text)) === text ? Number(text) : undefined
}
