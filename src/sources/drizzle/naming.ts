import type { TypeDialect } from '../../schema/column-type.ts'
import type { IndexElement } from '../../schema/schema-model.ts'
import { type DrizzleColumn, readMember } from './entity.ts'
import type { Reading } from './flavor.ts'

/** How what is given no name is called: by drizzle-kit until version 1, and from there on for each engine. */
interface NamingRules {
  readonly primaryKey: (table: string, columns: string) => string
  /** A unique constraint of one column, said on it. */
  readonly uniqueColumn: (table: string, column: string) => string | undefined
  readonly unique: (table: string, columns: string) => string
  readonly foreignKey: (words: string) => string
  readonly index: (table: string, columns: string) => string
}

const EARLIER: NamingRules = {
  primaryKey: (table, columns) => `${table}_${columns}_pk`,
  uniqueColumn: (table, column) => `${table}_${column}_unique`,
  unique: (table, columns) => `${table}_${columns}_unique`,
  foreignKey: (words) => `${words}_fk`,
  index: (table, columns) => `${table}_${columns}_index`,
}

const VERSION_ONE: Readonly<Record<TypeDialect, NamingRules>> = {
  postgresql: {
    primaryKey: (table) => `${table}_pkey`,
    uniqueColumn: (table, column) => `${table}_${column}_key`,
    unique: EARLIER.unique,
    foreignKey: (words) => `${words}_fkey`,
    index: (table, columns) => `${table}_${columns}_idx`,
  },
  mysql: {
    primaryKey: (table) => `${table}_pkey`,
    uniqueColumn: (_table, column) => `${column}_unique`,
    unique: (_table, columns) => `${columns}_unique`,
    foreignKey: (words) => `${words}_fkey`,
    index: EARLIER.index,
  },
  sqlite: {
    primaryKey: (table) => `${table}_pk`,
    uniqueColumn: () => undefined,
    unique: EARLIER.unique,
    foreignKey: (words) => `fk_${words}_fk`,
    index: EARLIER.index,
  },
}

function rulesOf({ isVersionOne, flavor: { engine } }: Reading): NamingRules {
  return isVersionOne ? VERSION_ONE[engine] : EARLIER
}

/** The name that somebody gave an item; drizzle-orm 1 says of each whether there is one. */
function findGivenName(item: object): string | undefined {
  const name = readMember(item, 'name')
  return typeof name === 'string' && readMember(item, 'isNameExplicit') !== false ? name : undefined
}

/** A name as the server keeps it: PostgreSQL cuts what is too long without a word. */
export function clipName(name: string, { flavor: { nameBytes } }: Reading): string {
  if (nameBytes === undefined || Buffer.byteLength(name) <= nameBytes) return name
  return new TextDecoder().decode(Buffer.from(name).subarray(0, nameBytes)).replace(/\uFFFD$/, '')
}

/** The name of a primary key, where the engine keeps one. */
export function namePrimaryKey(
  item: object,
  table: string,
  columns: readonly string[],
  reading: Reading,
): { readonly name: string } {
  const name = findGivenName(item) ?? rulesOf(reading).primaryKey(table, columns.join('_'))
  return { name: clipName(name, reading) }
}

/** The name of a unique constraint of the table. */
export function nameUnique(
  item: object,
  table: string,
  columns: readonly string[],
  reading: Reading,
): string {
  const name = findGivenName(item) ?? rulesOf(reading).unique(table, columns.join('_'))
  return clipName(name, reading)
}

/** The name of a unique constraint that a column says; nothing where the engine is left without one. */
export function nameUniqueColumn(
  { uniqueName }: DrizzleColumn,
  table: string,
  column: string,
  reading: Reading,
): string | undefined {
  const name = uniqueName ?? rulesOf(reading).uniqueColumn(table, column)
  return name === undefined ? undefined : clipName(name, reading)
}

/** The name of a foreign key. */
export function nameForeignKey(
  item: object,
  table: string,
  columns: readonly string[],
  referred: { readonly table: string; readonly columns: readonly string[] },
  reading: Reading,
): string {
  const given = readMember((item as { reference(): object }).reference(), 'name')
  if (typeof given === 'string' && given !== '') return clipName(given, reading)
  const words = [table, ...columns, referred.table, ...referred.columns]
  return clipName(rulesOf(reading).foreignKey(words.join('_')), reading)
}

/** The name of an index; one over expressions always has one. */
export function nameIndex(
  item: object,
  table: string,
  elements: readonly IndexElement[],
  reading: Reading,
): string {
  const given = readMember(readMember(item, 'config'), 'name')
  if (typeof given === 'string') return clipName(given, reading)
  const columns = elements.flatMap(({ column }) => column ?? [])
  return clipName(rulesOf(reading).index(table, columns.join('_')), reading)
}
