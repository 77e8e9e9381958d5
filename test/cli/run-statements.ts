import { openConnection } from '../../src/connect/open-connection.ts'

/** Runs SQL in a database, past everything that is tested. */
export async function runStatements(url: string, statements: readonly string[]): Promise<void> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    for (const sql of statements) await connection.execute({ sql })
  } finally {
    await connection.close()
  }
}
