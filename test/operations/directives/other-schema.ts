import type { Engine } from '../../../src/connect/connection.ts'
import type { TestedDatabase } from '../../runtime/harness.ts'

interface Keeper {
  /** Keeps other runs of the tests from it, where it is not the database's own. */
  readonly lock?: string
  readonly free: readonly string[]
}

/** The second schema of the cases: a part of the database, a database beside it, a file that is attached. */
const KEEPERS: { readonly [Name in Engine]: Keeper } = {
  postgresql: { free: [] },
  mysql: {
    lock: "SELECT GET_LOCK('limbeck_other', 600)",
    free: ['DROP DATABASE IF EXISTS limbeck_other'],
  },
  sqlite: { free: ["ATTACH ':memory:' AS limbeck_other"] },
}

/** Waits until no other run of the tests uses it; the session keeps it to its end. */
export async function lockOtherSchema({ connection }: TestedDatabase): Promise<void> {
  const { lock } = KEEPERS[connection.engine]
  if (lock !== undefined) await connection.execute({ sql: lock })
}

/** Takes away what a case left in it. */
export async function freeOtherSchema({ connection }: TestedDatabase): Promise<void> {
  for (const sql of KEEPERS[connection.engine].free) await connection.execute({ sql })
}
