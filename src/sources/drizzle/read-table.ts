import { LimbeckError } from '../../errors/index.ts'
import type { Constraint, Table } from '../../schema/schema-model.ts'
import type { SourceContext } from '../source.ts'
import { type DrizzleColumn, isDrizzleColumn, readMember, readSymbol, readText } from './entity.ts'
import { type Flavor, type Reading, requireFlavor } from './flavor.ts'
import { nameColumn } from './letter-case.ts'
import { clipName, nameUniqueColumn } from './naming.ts'
import { readColumn } from './read-column.ts'
import { type ItemTable, type ReadItem, readItem, writeUnique } from './read-items.ts'
import { isMysqlSerial } from './read-type.ts'

/** Reads a table. Throws `config_invalid` for one of an engine that is not known, and for what is no part of a table. */
export function readTable(table: object, exportName: string, { casing }: SourceContext): Table {
  const flavor = requireFlavor(table, 'Table', exportName)
  const columns = readColumns(table)
  const reading: Reading = { flavor, casing, isVersionOne: isOfVersionOne(columns) }
  const owner: ItemTable = { table, name: readText(table, 'Name') ?? exportName }
  const schema = readText(table, 'Schema')
  const items = [
    ...columns.flatMap((column) => readInlineUnique(column, owner, reading)),
    ...readInlineForeignKeys(table, flavor).flatMap((key) => readItem(key, owner, reading)),
    ...readExtras(table).flatMap((extra) => readItem(extra, owner, reading)),
  ]
  const key = findKey(columns, items, owner, reading)
  const keyColumns = key?.kind === 'primaryKey' ? key.columns : []
  const read = columns.map((column) =>
    readColumn(column, keyColumns.includes(nameColumn(column, casing)), reading),
  )
  const constraints = items.flatMap((item) =>
    item.kind === 'index' || item.kind === 'primaryKey' ? [] : [item],
  )
  return {
    name: owner.name,
    ...(schema === undefined ? {} : { schema }),
    columns: read,
    constraints: [...(key === undefined ? [] : [key]), ...constraints],
    indexes: items.flatMap((item) => (item.kind === 'index' ? [item.index] : [])),
    ...readOptions(columns, flavor),
  }
}

function readColumns(table: object): readonly DrizzleColumn[] {
  const columns = readSymbol(table, 'Columns')
  return typeof columns === 'object' && columns !== null
    ? Object.values(columns).filter(isDrizzleColumn)
    : []
}

/** Whether drizzle-orm 1 made the table: its columns know whether they stand for another. */
function isOfVersionOne([first]: readonly DrizzleColumn[]): boolean {
  return first !== undefined && 'isAlias' in first
}

function readInlineUnique(
  column: DrizzleColumn,
  { name }: ItemTable,
  reading: Reading,
): readonly ReadItem[] {
  const own = nameColumn(column, reading.casing)
  if (isMysqlSerial(column, reading.flavor)) return [writeUnique(own, [own], false, reading)]
  if (column.isUnique !== true) return []
  const named = nameUniqueColumn(column, name, own, reading)
  return [writeUnique(named, [own], column.uniqueType === 'not distinct', reading)]
}

function readInlineForeignKeys(table: object, { prefix }: Flavor): readonly unknown[] {
  const keys = readSymbol(table, `${prefix}InlineForeignKeys`)
  return Array.isArray(keys) ? keys : []
}

/** What the third argument of a table gives: a list, or an object until drizzle-orm 1. */
function readExtras(table: object): readonly unknown[] {
  const build = readSymbol(table, 'ExtraConfigBuilder')
  if (typeof build !== 'function') return []
  const columns = readSymbol(table, 'ExtraConfigColumns') ?? readSymbol(table, 'Columns')
  const extras: unknown = (build as (columns: unknown) => unknown)(columns)
  if (Array.isArray(extras)) return extras.flat(1)
  return typeof extras === 'object' && extras !== null ? Object.values(extras) : []
}

/** The key that the table says, else that of the columns that say so themselves. */
function findKey(
  columns: readonly DrizzleColumn[],
  items: readonly ReadItem[],
  { name }: ItemTable,
  reading: Reading,
): Constraint | undefined {
  const said = items.filter((item) => item.kind === 'primaryKey')
  const own = columns
    .filter(({ primary }) => primary === true)
    .map((column) => nameColumn(column, reading.casing))
  if (said.length > 1 || (said.length === 1 && own.length > 0))
    throw new LimbeckError(
      'config_invalid',
      `The table "${name}" of Drizzle has two primary keys.`,
      {
        hint: 'Say it either on the columns or with primaryKey({ columns: […] }).',
      },
    )
  if (own.length === 0) return said[0]
  return { kind: 'primaryKey', ...nameInlineKey(name, reading), columns: own }
}

/** The server names the key of a column. */
function nameInlineKey(table: string, reading: Reading): { readonly name?: string } {
  if (reading.flavor.engine !== 'postgresql') return {}
  const name = `${table}_pkey`
  return clipName(name, reading) === name ? { name } : {}
}

/** SQLite: a key that never uses a number again. */
function readOptions(
  columns: readonly DrizzleColumn[],
  { engine }: Flavor,
): Pick<Table, 'options'> {
  const isCounted = columns.some((column) => readMember(column, 'autoIncrement') === true)
  return engine === 'sqlite' && isCounted ? { options: { autoincrement: true } } : {}
}
