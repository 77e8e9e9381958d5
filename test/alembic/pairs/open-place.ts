import { openDatabase } from '../../runtime/harness.ts'
import { emptyDatabase } from '../../setup/empty-database.ts'
import type { EngineName, TestEngine } from '../../setup/engines.ts'
import { forEngine, type Pair } from './pair.ts'

/** The schema that pairs can name: a second one on PostgreSQL, the one that is there elsewhere. */
const SCHEMAS: { readonly [Name in EngineName]: (url: string) => string } = {
  postgresql: () => 'other',
  mariadb: (url) => new URL(url).pathname.slice(1),
  sqlite: () => 'main',
}

/** Where pairs run: one database that is emptied before each, or on SQLite a new file. */
export function openPlace(engine: TestEngine) {
  let kept: string | undefined
  return {
    async begin({ before = [] }: Pair): Promise<{ readonly url: string; readonly schema: string }> {
      const url = engine.name === 'sqlite' || kept === undefined ? await engine.createUrl() : kept
      kept = url
      await emptyDatabase(url)
      await runAll(url, forEngine(before, engine.name))
      return { url, schema: SCHEMAS[engine.name](url) }
    },
  }
}

/** Runs statements one after the other. */
export async function runAll(url: string, statements: readonly string[]): Promise<void> {
  const { connection } = await openDatabase(url)
  try {
    for (const sql of statements) await connection.execute({ sql })
  } finally {
    await connection.close()
  }
}
