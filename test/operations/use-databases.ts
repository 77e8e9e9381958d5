import { afterEach } from 'vitest'
import { openDatabase, type TestedDatabase } from '../runtime/harness.ts'
import type { TestEngine } from '../setup/engines.ts'

/** Opens empty databases, with what was done to them before; they are closed after each test. */
export function useDatabases(): (
  engine: TestEngine,
  ...setup: readonly string[]
) => Promise<TestedDatabase> {
  const opened: TestedDatabase[] = []
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.connection.close()
  })
  return async (engine, ...setup) => {
    const database = await openDatabase(await engine.createUrl())
    opened.push(database)
    for (const sql of setup) await database.connection.execute({ sql })
    return database
  }
}
