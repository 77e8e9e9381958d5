import type { Statement, TableName } from '../dialect.ts'
import { writeLiteral } from './literals.ts'

/** The database of the session; a schema is a database here. */
export const readPlace: Statement = { sql: 'SELECT DATABASE() AS `database`, NULL AS `schema`' }

/** The tables of the database of the session. */
export const listTables: Statement = {
  sql: "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
}

/** One row where the table is, with the width of the column in characters. */
export function findTable({ name, schema }: TableName, column: string): Statement {
  const place = schema === undefined ? 'DATABASE()' : writeLiteral(schema)
  return {
    sql: `SELECT MAX(CASE WHEN c.COLUMN_NAME = ${writeLiteral(column)} THEN c.CHARACTER_MAXIMUM_LENGTH END) AS width
FROM information_schema.COLUMNS c
WHERE c.TABLE_SCHEMA = ${place} AND c.TABLE_NAME = ${writeLiteral(name)}
GROUP BY c.TABLE_NAME`,
  }
}
