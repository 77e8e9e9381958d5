import { isLimbeckError } from '../../errors/index.ts'
import type { Connection, Engine } from '../connection.ts'

/**
 * Two statements that are harmless inside a transaction and outside, and of which one fails in one of the places: on
 * PostgreSQL and MySQL a savepoint needs a transaction to live in, and SQLite begins none within another.
 */
const PROBES: {
  readonly [Name in Engine]: {
    readonly statements: readonly string[]
    readonly worksInside: boolean
  }
} = {
  postgresql: {
    statements: ['SAVEPOINT limbeck_probe', 'RELEASE SAVEPOINT limbeck_probe'],
    worksInside: true,
  },
  mysql: {
    statements: ['SAVEPOINT limbeck_probe', 'RELEASE SAVEPOINT limbeck_probe'],
    worksInside: true,
  },
  sqlite: { statements: ['BEGIN', 'ROLLBACK'], worksInside: false },
}

/** PostgreSQL refuses everything in a transaction after a failure. */
const ABORTED_TRANSACTION = '25P02'

/** Whether a session is inside a transaction, for drivers that do not say so. */
export async function probeTransaction(
  engine: Engine,
  execute: Connection['execute'],
): Promise<boolean> {
  const { statements, worksInside } = PROBES[engine]
  try {
    for (const sql of statements) await execute({ sql })
    return worksInside
  } catch (error) {
    if (!isLimbeckError(error) || error.code === 'connection_lost') return false
    return !worksInside || error.details?.['sqlState'] === ABORTED_TRANSACTION
  }
}
