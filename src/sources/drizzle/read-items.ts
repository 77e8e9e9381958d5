import { LimbeckError } from '../../errors/index.ts'
import type {
  Check,
  Constraint,
  ForeignKey,
  Index,
  IndexElement,
  PrimaryKey,
  ReferentialAction,
  Unique,
} from '../../schema/schema-model.ts'
import {
  type DrizzleColumn,
  isDrizzleColumn,
  isDrizzleSql,
  kindsOf,
  readMember,
  readText,
} from './entity.ts'
import type { Reading } from './flavor.ts'
import { nameColumn } from './letter-case.ts'
import { clipName, nameForeignKey, nameIndex, namePrimaryKey, nameUnique } from './naming.ts'
import { writeSql } from './write-sql.ts'

/** What a constraint or an index of a table becomes. */
export type ReadItem = Constraint | { readonly kind: 'index'; readonly index: Index }

/** The table that an item is of, by its name in the database. */
export interface ItemTable {
  readonly table: object
  readonly name: string
}

type ReadKind = (item: object, owner: ItemTable, reading: Reading) => ReadItem

/** The constraints and indexes of Drizzle by the ends of the names of their classes. */
const KINDS: Readonly<Record<string, ReadKind>> = {
  PrimaryKey: readPrimaryKey,
  UniqueConstraint: readUnique,
  ForeignKey: readForeignKey,
  Check: readCheck,
  Index: (item, owner, reading) => ({ kind: 'index', index: readIndex(item, owner, reading) }),
}

/** Row security is not part of a schema model. */
const PASSED_OVER: readonly string[] = ['Policy']

/** Reads a constraint or an index, or its builder. Throws `config_invalid` for what is none. */
export function readItem(item: unknown, owner: ItemTable, reading: Reading): readonly ReadItem[] {
  const [kind = ''] = kindsOf(item)
  const { prefix } = reading.flavor
  const own = kind.startsWith(prefix) ? kind.slice(prefix.length) : ''
  if (PASSED_OVER.includes(own)) return []
  const read = KINDS[own.replace(/Builder$/, '')]
  if (read === undefined || typeof item !== 'object' || item === null)
    throw unknownItem(owner, kind)
  return [read(own.endsWith('Builder') ? build(item, owner) : item, owner, reading)]
}

function build(item: object, { table }: ItemTable): object {
  const made = (item as { build(table: object): unknown }).build(table)
  return typeof made === 'object' && made !== null ? made : {}
}

function readPrimaryKey(item: object, { name }: ItemTable, reading: Reading): PrimaryKey {
  const columns = readColumns(item, reading)
  return { kind: 'primaryKey', ...namePrimaryKey(item, name, columns, reading), columns }
}

function readUnique(item: object, { name }: ItemTable, reading: Reading): ReadItem {
  const columns = readColumns(item, reading)
  const isNullsNotDistinct = readMember(item, 'nullsNotDistinct') === true
  return writeUnique(nameUnique(item, name, columns, reading), columns, isNullsNotDistinct, reading)
}

/** A unique constraint of some columns. */
export function writeUnique(
  name: string | undefined,
  columns: readonly string[],
  isNullsNotDistinct: boolean,
  { flavor, isVersionOne }: Reading,
): Unique | { readonly kind: 'index'; readonly index: Index } {
  if (name === undefined || isVersionOne || !flavor.writesUniquesAsIndexes)
    return {
      kind: 'unique',
      ...(name === undefined ? {} : { name }),
      columns,
      ...(isNullsNotDistinct ? { nullsNotDistinct: true } : {}),
    }
  const elements = columns.map((column) => ({ column }))
  return { kind: 'index', index: { name, elements, unique: true } }
}

/** What Drizzle gives for a foreign key, which it resolves late so that tables can point at each other. */
interface Reference {
  readonly columns: readonly DrizzleColumn[]
  readonly foreignTable: object
  readonly foreignColumns: readonly DrizzleColumn[]
}

function readForeignKey(item: object, { name }: ItemTable, reading: Reading): ForeignKey {
  const reference = (item as { reference(): Reference }).reference()
  const columns = reference.columns.map((column) => nameColumn(column, reading.casing))
  const referred = {
    table: readText(reference.foreignTable, 'Name') ?? '',
    columns: reference.foreignColumns.map((column) => nameColumn(column, reading.casing)),
  }
  const schema = readText(reference.foreignTable, 'Schema')
  const { onDelete, onUpdate } = item as Readonly<Record<string, ReferentialAction | undefined>>
  return {
    kind: 'foreignKey',
    name: nameForeignKey(item, name, columns, referred, reading),
    columns,
    references: { ...referred, ...(schema === undefined ? {} : { schema }) },
    ...(onDelete === undefined || onDelete === 'no action' ? {} : { onDelete }),
    ...(onUpdate === undefined || onUpdate === 'no action' ? {} : { onUpdate }),
  }
}

function readCheck(item: object, owner: ItemTable, reading: Reading): Check {
  const value = readMember(item, 'value')
  if (!isDrizzleSql(value)) throw unknownItem(owner, 'check without sql')
  return {
    kind: 'check',
    name: clipName(String(readMember(item, 'name')), reading),
    expression: writeSql(value, reading),
  }
}

function readIndex(item: object, owner: ItemTable, reading: Reading): Index {
  const config = readMember(item, 'config')
  const listed = readMember(config, 'columns')
  const elements = Array.isArray(listed)
    ? listed.map((element: unknown) => readElement(element, owner, reading))
    : []
  const [using, where, parameters] = [
    readMember(config, 'method') ?? readMember(config, 'using'),
    readMember(config, 'where'),
    readMember(config, 'with'),
  ]
  return {
    name: nameIndex(item, owner.name, elements, reading),
    elements,
    unique: readMember(config, 'unique') === true,
    ...(typeof using === 'string' && using !== 'btree' ? { using } : {}),
    ...(isDrizzleSql(where) ? { where: writeSql(where, reading) } : {}),
    ...(typeof parameters === 'object' && parameters !== null && Object.keys(parameters).length > 0
      ? { with: parameters as Readonly<Record<string, string | number | boolean>> }
      : {}),
  }
}

function readElement(element: unknown, owner: ItemTable, reading: Reading): IndexElement {
  if (isDrizzleSql(element)) return { expression: writeSql(element, reading) }
  if (!isDrizzleColumn(element) && !kindsOf(element).includes('IndexedColumn'))
    throw unknownItem(owner, 'index over something else than columns and sql')
  const column = nameColumn(element as DrizzleColumn, reading.casing)
  const sorting = readMember(element, 'indexConfig')
  const [order, nulls, opclass] = ['order', 'nulls', 'opClass'].map((name) =>
    readMember(sorting, name),
  )
  const isDescending = order === 'desc'
  const usual = isDescending ? 'first' : 'last'
  return {
    column,
    ...(isDescending ? { order } : {}),
    ...((nulls === 'first' || nulls === 'last') && nulls !== usual ? { nulls } : {}),
    ...(typeof opclass === 'string' ? { opclass } : {}),
  }
}

function readColumns(item: object, { casing }: Reading): readonly string[] {
  const columns = readMember(item, 'columns')
  return Array.isArray(columns)
    ? columns.filter(isDrizzleColumn).map((column) => nameColumn(column, casing))
    : []
}

function unknownItem({ name }: ItemTable, kind: string): LimbeckError {
  const what = kind === '' ? 'something that is no constraint and no index' : `"${kind}"`
  return new LimbeckError('config_invalid', `The table "${name}" of Drizzle has ${what}.`, {
    hint: 'Its third argument gives a list of what index, unique, primaryKey, foreignKey and check make.',
  })
}
