import type { Connection, Row } from '../connect/connection.ts'
import type { Statement } from '../dialects/dialect.ts'

/** Runs one statement and gives its rows. */
export async function readRows(
  connection: Connection,
  statement: Statement,
): Promise<readonly Row[]> {
  return (await connection.execute(statement)).rows
}
