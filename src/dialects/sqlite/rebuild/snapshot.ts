import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { type CatalogRow, readBoolean, readText, requireText } from '../../shared/read-row.ts'
import { refuseInvalid, refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { foldName, isSameName } from './mentions.ts'

/** An index, a trigger or a view with the text that SQLite keeps of it. */
export interface StoredObject {
  readonly name: string
  readonly sql: string
}

/** A trigger or a view. */
export interface StoredCode extends StoredObject {
  readonly type: 'trigger' | 'view'
  /** The table of a trigger. */
  readonly table: string
  readonly isTemporary: boolean
}

/** A foreign key of another table. */
export interface Reference {
  readonly table: string
  /** The column that it points at; nothing where it means the primary key. */
  readonly column: string | undefined
}

/** Everything that a rebuild of a table has to know and to keep. */
export interface Snapshot {
  /** The name as it is stored. */
  readonly name: string
  readonly sql: string
  readonly indexes: readonly StoredObject[]
  readonly code: readonly StoredCode[]
  readonly references: readonly Reference[]
  /** The tables that ANALYZE filled. */
  readonly statistics: readonly string[]
  readonly hasLegacyRename: boolean
  /** The name under which the new table is made. */
  readonly temporaryName: string
}

/** A table by name and schema. */
export interface Place {
  readonly table: string
  readonly schema?: string | undefined
}

/** What the name of a table begins with while it is made. */
const PREFIX = '_limbeck_new_'

/** The queries that {@link readSnapshot} reads. */
export function snapshotQueries({ table, schema }: Place, writer: SqlWriter): readonly Statement[] {
  const name = writer.writeLiteral(table)
  const place = schema ?? 'main'
  const master = writeTableName(writer, 'sqlite_master', place)
  const read = (from: string, isTemporary: 0 | 1) =>
    `SELECT type, name, tbl_name AS "table", sql, ${isTemporary} AS temporary FROM ${from}
WHERE type IN ('view', 'trigger') OR tbl_name = ${name} COLLATE NOCASE
  OR name GLOB '${PREFIX}*' OR name GLOB 'sqlite_stat[0-9]'`
  const parts = isSameName(place, 'temp')
    ? [read(master, 0)]
    : [read(master, 0), read('sqlite_temp_master', 1)]
  return [
    { sql: parts.join('\nUNION ALL\n') },
    {
      sql: `SELECT m.name AS "table", f."to" AS "column"
FROM ${master} m JOIN pragma_foreign_key_list(m.name, ${writer.writeLiteral(place)}) f
WHERE m.type = 'table' AND f."table" = ${name} COLLATE NOCASE AND m.name <> ${name} COLLATE NOCASE`,
    },
    {
      sql: `SELECT k.foreign_keys AS "foreignKeys", l.legacy_alter_table AS "legacy"
FROM pragma_foreign_keys k, pragma_legacy_alter_table l`,
    },
  ]
}

/** Reads what the queries gave. Throws where there is no such table, or none that can be made anew now. */
export function readSnapshot(
  results: readonly (readonly CatalogRow[])[],
  place: Place,
  writer: SqlWriter,
): Snapshot {
  const [objects = [], references = [], [session] = []] = results
  const label = place.schema === undefined ? place.table : `${place.schema}.${place.table}`
  const own = objects.filter((row) => isSameName(requireText(row, 'table'), place.table))
  const row = own.find((each) => each['type'] === 'table' && !readBoolean(each['temporary']))
  if (row === undefined) {
    throw refuseInvalid(`There is no table "${label}".`, 'Look at its spelling.')
  }
  assertOrdinary(requireText(row, 'sql'), label, writer)
  if (own.some((each) => each['type'] === 'table' && readBoolean(each['temporary']))) {
    throw refuseUnsupported(
      writer,
      `tell the table "${label}" from the temporary one of that name`,
      'Drop or rename the temporary table.',
    )
  }
  if (readBoolean(session?.['foreignKeys'])) {
    throw refuseUnsupported(
      writer,
      `make the table "${label}" anew while foreign keys act: rows of other tables would go with it`,
      'Leave "export const foreignKeys = true" out of this script; a connection that is lent inside a transaction must have them off.',
    )
  }
  const taken = new Set(objects.map((each) => foldName(requireText(each, 'name'))))
  return {
    name: requireText(row, 'name'),
    sql: requireText(row, 'sql'),
    indexes: own.flatMap((each) => {
      const sql = each['type'] === 'index' ? readText(each['sql']) : undefined
      return sql === undefined ? [] : [{ name: requireText(each, 'name'), sql }]
    }),
    code: objects.flatMap(readCode),
    references: references.map((each) => ({
      table: requireText(each, 'table'),
      column: readText(each['column']),
    })),
    statistics: objects.flatMap((each) => {
      const name = requireText(each, 'name')
      return /^sqlite_stat\d$/.test(name) && !readBoolean(each['temporary']) ? [name] : []
    }),
    hasLegacyRename: readBoolean(session?.['legacy']),
    temporaryName: chooseTemporaryName(place.table, taken),
  }
}

/** What is known of a table that was only told: nothing but its text. */
export function imagineSnapshot(
  name: string,
  sql: string,
  indexes: readonly StoredObject[],
): Snapshot {
  return {
    name,
    sql,
    indexes,
    code: [],
    references: [],
    statistics: [],
    hasLegacyRename: false,
    temporaryName: chooseTemporaryName(name, new Set()),
  }
}

function assertOrdinary(sql: string, label: string, writer: SqlWriter): void {
  if (!/^\s*CREATE\s+VIRTUAL\b/i.test(sql)) return
  throw refuseUnsupported(writer, `change the virtual table "${label}"`, 'Make it anew yourself.')
}

function readCode(row: CatalogRow): readonly StoredCode[] {
  const { type } = row
  const sql = readText(row['sql'])
  if ((type !== 'trigger' && type !== 'view') || sql === undefined) return []
  return [
    {
      type,
      name: requireText(row, 'name'),
      table: requireText(row, 'table'),
      sql,
      isTemporary: readBoolean(row['temporary']),
    },
  ]
}

function chooseTemporaryName(table: string, taken: ReadonlySet<string>): string {
  const name = `${PREFIX}${table}`
  let number = 1
  while (taken.has(foldName(`${name}${number === 1 ? '' : number}`))) number++
  return number === 1 ? name : `${name}${number}`
}
