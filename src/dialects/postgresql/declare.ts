import { countBytes, MAX_NAME_BYTES } from '../../schema/choose-name.ts'
import {
  type Column,
  type SchemaModel,
  type Sequence,
  type Table,
  tableKey,
} from '../../schema/schema-model.ts'
import { isSql } from '../../schema/sql.ts'
import { declareTables } from '../shared/declare-tables.ts'

/**
 * A schema as people declare it: `serial` where a column has the sequence that comes with it, and no columns that come from
 * another table.
 */
export function declare(model: SchemaModel): SchemaModel {
  const sequences = model.sequences ?? {}
  const declared = new Set<string>()
  const withTables = declareTables(model, (table) => ({
    ...table,
    columns: withoutGiven(table, model).map((column) => {
      const type = findSerial(column, table, sequences)
      if (type === undefined) return column
      declared.add(tableKey({ name: nameSequence(table.name, column.name), schema: table.schema }))
      const { default: _, ...rest } = column
      return { ...rest, type: { kind: 'native', dialect: 'postgresql', sql: type } }
    }),
  }))
  const rest = Object.entries(sequences).filter(([key]) => !declared.has(key))
  return { ...withTables, ...(model.sequences && { sequences: Object.fromEntries(rest) }) }
}

const serials = { smallint: 'smallserial', integer: 'serial', bigint: 'bigserial' } as const

/** The type that makes the default of a column and its sequence; nothing where the sequence is another than that. */
function findSerial(
  column: Column,
  table: Table,
  sequences: Readonly<Record<string, Sequence>>,
): string | undefined {
  const { type, nullable, default: value } = column
  if (nullable || (type.kind !== 'smallint' && type.kind !== 'integer' && type.kind !== 'bigint'))
    return undefined
  const sequence =
    sequences[tableKey({ name: nameSequence(table.name, column.name), schema: table.schema })]
  if (sequence === undefined || !isSql(value)) return undefined
  const { name, schema: _, type: counted = 'bigint', ownedBy, ...settings } = sequence
  const isPlain = Object.keys(settings).length === 0 && counted === type.kind
  const isOwn = ownedBy?.table === table.name && ownedBy.column === column.name
  return isPlain && isOwn && isNextOf(value.parts, name, table.schema)
    ? serials[type.kind]
    : undefined
}

function isNextOf(
  parts: readonly { readonly kind: string; readonly text?: string }[],
  name: string,
  schema: string | undefined,
): boolean {
  const [only, ...others] = parts
  const quote = (word: string) =>
    /^[a-z_][a-z0-9_$]*$/.test(word) ? word : `"${word.replaceAll('"', '""')}"`
  const place = [...(schema === undefined ? [] : [schema]), name].map(quote).join('.')
  const text = `nextval('${place.replaceAll("'", "''")}'::regclass)`
  return others.length === 0 && only?.kind === 'text' && only.text === text
}

/** The name that the server gives the sequence of a serial column: the longer of both names is cut first. */
function nameSequence(table: string, column: string): string {
  const room = MAX_NAME_BYTES - '__seq'.length
  let [first, second] = [countBytes(table), countBytes(column)]
  while (first + second > room) {
    if (first > second) first--
    else second--
  }
  return `${cut(table, first)}_${cut(column, second)}_seq`
}

/** The beginning of a text, in whole characters. */
function cut(text: string, bytes: number): string {
  let kept = ''
  for (const character of text) {
    if (countBytes(kept + character) > bytes) break
    kept += character
  }
  return kept
}

/** The columns that a table does not have from others, and those that it has changed. */
function withoutGiven(table: Table, { tables }: SchemaModel): readonly Column[] {
  const parents = table.partitionOf === undefined ? (table.inherits ?? []) : [table.partitionOf]
  const given = parents.flatMap(({ table: name, schema }) => {
    return tables[tableKey({ name, schema })]?.columns ?? []
  })
  return table.columns.filter((column) => {
    if (column.inherited !== true) return true
    const parent = given.find(({ name }) => name === column.name)
    return parent !== undefined && write(parent) !== write(column)
  })
}

/** What a table can say of a column that it has from another. */
function write({ nullable, default: value }: Column): string {
  return JSON.stringify([nullable, isSql(value) ? value.parts : value])
}
