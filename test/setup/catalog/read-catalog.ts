import type { Connection } from '../../../src/connect/connection.ts'
import { readMysqlCatalog } from './mysql.ts'
import { readPostgresqlCatalog } from './postgresql.ts'
import { readSqliteCatalog } from './sqlite.ts'

/** The rows of a query, as the driver gives them. */
export type RowsOf = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>

const READERS = {
  postgresql: readPostgresqlCatalog,
  mysql: readMysqlCatalog,
  sqlite: readSqliteCatalog,
} as const

/** The rows of our own tables, which every run changes. */
const OWN_ROW = /^(?:alembic_version|limbeck_log) row /

/**
 * Everything that is in a database, as lines in the words of its own catalog, and the rows of its tables, which say `row`; sorted.
 * None of our own reading is in them.
 */
export async function readCatalogLines(connection: Connection): Promise<readonly string[]> {
  const lines = await READERS[connection.engine](
    async (sql) => (await connection.execute({ sql })).rows,
  )
  return lines.filter((line) => !OWN_ROW.test(line)).sort()
}

/** What is different afterwards: lines that went with `-`, and lines that came with `+`. */
export function compareLines(
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const minus = (left: readonly string[], right: readonly string[]) => {
    const others = [...right]
    return left.filter((line) => {
      const place = others.indexOf(line)
      if (place !== -1) others.splice(place, 1)
      return place === -1
    })
  }
  return [
    ...minus(before, after).map((line) => `- ${line}`),
    ...minus(after, before).map((line) => `+ ${line}`),
  ]
}
