import type { TestedDatabase } from '../../../runtime/harness.ts'
import { type Dump, OWN_TABLES } from './dump.ts'
import { joinTokens, readTableText } from './sqlite-table-text.ts'

interface Entry {
  readonly type: string
  readonly name: string
  readonly tbl_name: string
  readonly sql: string
}

/** Reads the texts of the schema, and what the pragmas make of them. */
export async function dumpSqlite(database: TestedDatabase): Promise<Dump> {
  const entries = (await database.rows(
    'SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL',
  )) as unknown as readonly Entry[]
  const own = entries.filter(
    ({ tbl_name: table, name }) => !OWN_TABLES.includes(table) && name !== 'sqlite_sequence',
  )
  const objects: string[] = []
  const columns: Record<string, readonly string[]> = {}
  for (const { type, name, tbl_name: table, sql } of own) {
    if (type !== 'table') objects.push([type, name, table, joinTokens(sql)].join(' | '))
    else {
      const text = readTableText(sql)
      columns[name] = text.columns.map((column) => column.name)
      objects.push(
        `table | ${name} | ${text.options}`,
        ...text.columns.map((column) => `column | ${name} | ${column.text}`),
        ...text.constraints.map((constraint) => `constraint | ${name} | ${constraint}`),
        ...(await readPragmas(database, name)),
      )
    }
  }
  return { objects: objects.toSorted(), columns }
}

async function readPragmas(database: TestedDatabase, table: string): Promise<readonly string[]> {
  const name = database.dialect.quoteIdentifier(table)
  const columns = await database.rows(`PRAGMA table_xinfo(${name})`)
  const keys = await database.rows(`PRAGMA foreign_key_list(${name})`)
  const indexes = await database.rows(`PRAGMA index_list(${name})`)
  const lines: (readonly unknown[])[] = [
    ...columns.map((row) => ['xinfo', without(row, 'cid')]),
    ...keys.map((row) => ['key', without(row, 'id')]),
  ]
  for (const { name: index, unique, origin, partial } of indexes) {
    const parts = await database.rows(
      `PRAGMA index_xinfo(${database.dialect.quoteIdentifier(String(index))})`,
    )
    const named = parts.filter(({ key }) => key === 1).map((row) => without(row, 'cid'))
    // SQLite numbers the indexes of constraints as they come.
    const title = String(index).startsWith('sqlite_autoindex_') ? 'of a constraint' : index
    lines.push(['index', title, unique, origin, partial, named])
  }
  return lines.map((line) => `${table} | ${JSON.stringify(line)}`)
}

/** A row without a number that changes with every change of the table. */
function without(row: Readonly<Record<string, unknown>>, key: string) {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== key))
}
