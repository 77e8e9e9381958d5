import type { Statement, TableName } from '../dialect.ts'
import { quoteIdentifier } from './literals.ts'

/** The file, and the name under which it is attached. */
export const readPlace: Statement = {
  sql: `SELECT file AS "database", name AS "schema" FROM pragma_database_list WHERE name = 'main'`,
}

/** The tables of the file, without SQLite's own. */
export const listTables: Statement = {
  sql: String.raw`SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'`,
}

/** One row where the table is. SQLite limits no widths, so there is never one. */
export function findTable(table: TableName): Statement {
  return {
    sql: `SELECT NULL AS width FROM ${quoteIdentifier(table.schema ?? 'main')}.sqlite_master WHERE type = 'table' AND name = ? COLLATE NOCASE`,
    parameters: [table.name],
  }
}
