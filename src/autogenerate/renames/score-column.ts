import type { CompileDialect } from '../../dialects/dialect.ts'
import type { Column, Table } from '../../schema/schema-model.ts'
import { isSql } from '../../schema/sql.ts'
import { compareNames, compareSets, type ReadName, readName } from './name-similarity.ts'

/** What of a column tells it again under another name. */
export interface ColumnTraits {
  readonly name: string
  readonly readName: ReadName
  readonly type: string
  readonly family: string
  readonly nullable: boolean
  readonly default: string | undefined
  /** What it is part of: keys, indexes, and what it points at. */
  readonly roles: readonly string[]
  /** The column before it. */
  readonly before: string | undefined
}

/** The traits of a column of a table in the engine's one form. */
export function readColumnTraits(
  column: Column,
  table: Table,
  dialect: CompileDialect,
): ColumnTraits {
  const { name, type, nullable } = column
  const sql = dialect.writeType(dialect.normalizeType(type)).toLowerCase()
  return {
    name,
    readName: readName(name),
    type: sql,
    family: readFamily(sql),
    nullable,
    default: column.default === undefined ? undefined : writeDefault(column.default, dialect),
    roles: listRoles(column, table),
    before: table.columns[table.columns.indexOf(column) - 1]?.name,
  }
}

const STRUCTURE = 0.6

/**
 * How likely a column of the models is one of the database under another name, from 0 to 1: for six parts in ten what it
 * is, for four what it is called. Of what it is, the type counts for nearly half; null, default, keys and place for
 * the rest.
 */
export function scoreColumn(from: ColumnTraits, to: ColumnTraits): number {
  const type = from.type === to.type ? 1 : from.family === to.family ? 0.6 : 0
  const structure =
    0.45 * type +
    0.15 * Number(from.nullable === to.nullable) +
    0.15 * Number(from.default === to.default) +
    0.15 * compareSets(from.roles, to.roles) +
    0.1 * Number(from.before === to.before)
  return STRUCTURE * structure + (1 - STRUCTURE) * compareNames(from.readName, to.readName)
}

function writeDefault(value: Column['default'], dialect: CompileDialect): string {
  const text = isSql(value) ? dialect.inlineSql(value) : dialect.writeLiteral(value)
  return dialect.normalizeExpression(text)
}

const FAMILIES: readonly (readonly [family: string, pattern: RegExp])[] = [
  ['number', /^(?:small|big|tiny|medium)?int|^(?:integer|numeric|decimal|real|double|float)/],
  ['text', /char|text|clob/],
  ['time', /^(?:date|time)/],
]

/** Types whose values are of one sort; any other by its first word. */
function readFamily(type: string): string {
  const known = FAMILIES.find(([, pattern]) => pattern.test(type))
  return known?.[0] ?? /^[^\s(]*/.exec(type)?.[0] ?? type
}

function listRoles({ name, identity, autoIncrement }: Column, table: Table): readonly string[] {
  const isNumbered = identity !== undefined || autoIncrement === true
  return [
    ...(isNumbered ? ['numbered'] : []),
    ...table.constraints.flatMap((item) => {
      if (!('columns' in item)) return []
      const position = item.columns.indexOf(name)
      if (position === -1) return []
      if (item.kind !== 'foreignKey') return `${item.kind} ${position}`
      const { schema, table: target, columns } = item.references
      return JSON.stringify([schema, target, columns[position]])
    }),
    ...table.indexes.flatMap(({ elements, unique }) => {
      const position = elements.findIndex((element) => element.column === name)
      return position === -1 ? [] : `index ${unique} ${position}`
    }),
  ]
}
